/** The left of the plan: the target, what is to be said of the whole, and the rows by what they want. */
import { FileCheck, FilePen, FilePlus, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TargetInfo } from '#note/wire/api.ts'
import type { PublishRow } from '#note/wire/publish.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { groupsOf, keyOf, wordsFor, type PlanGroup } from './plan-groups.ts'

interface PlanListProps {
  readonly targets: readonly TargetInfo[]
  readonly target: string | null
  readonly onTarget: (target: string) => void
  readonly rows: readonly PublishRow[]
  /** Said of the whole plan. */
  readonly words: string
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
  /** Sessions that are left out. */
  readonly left: ReadonlySet<string>
  /** How the target is published. */
  readonly settings: ReactNode
}

const HEADINGS: Readonly<Record<PlanGroup, 'publish.held' | 'publish.change' | 'publish.same'>> = {
  held: 'publish.held',
  change: 'publish.change',
  same: 'publish.same',
}

export function PlanList(props: PlanListProps): ReactNode {
  const { targets, target, onTarget, rows, words, chosen, onChoose, left, settings } = props
  return (
    <aside className="plan" aria-label={say('publish.plan')} data-pane>
      <header>
        <h1>{say('publish.plan')}</h1>
        <label className="plan-target">
          <span className="unseen">{say('publish.target')}</span>
          <select value={target ?? ''} onChange={(event) => onTarget(event.target.value)}>
            {targets.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <p className="second" role="status">
          {words}
        </p>
      </header>
      <div className="plan-scroll">
        {settings}
        <div onFocus={keepTabStop} onKeyDown={moveInList}>
          {groupsOf(rows).map(({ group, rows: own }) => (
            <section key={group}>
              <h2 className={group === 'held' ? 'wants' : undefined}>
                {say(HEADINGS[group])} <span>{own.length}</span>
              </h2>
              <ol>
                {own.map((row) => (
                  <PlanRow
                    key={keyOf(row)}
                    row={row}
                    chosen={keyOf(row) === chosen}
                    isLeft={row.session !== null && left.has(row.session)}
                    onChoose={() => onChoose(keyOf(row))}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </div>
    </aside>
  )
}

interface PlanRowProps {
  readonly row: PublishRow
  readonly chosen: boolean
  readonly isLeft: boolean
  readonly onChoose: () => void
}

function PlanRow({ row, chosen, isLeft, onChoose }: PlanRowProps): ReactNode {
  const wants = row.change === 'held' || row.change === 'kept' || row.edits > 0
  return (
    <li>
      <button
        type="button"
        className={isLeft ? 'plan-row plan-row-left' : 'plan-row'}
        aria-current={chosen ? 'true' : undefined}
        data-stop
        tabIndex={chosen ? 0 : -1}
        onClick={onChoose}
      >
        <Icon of={signOf(row)} size={16} />
        <span>
          <b className="record">{row.title}</b>
          {row.path === '' ? null : <small className="mono">{nameOf(row.path)}</small>}
          <span className={wants ? 'plan-words wants' : 'plan-words'}>
            {isLeft ? say('publish.leftOut') : wordsFor(row)}
          </span>
        </span>
      </button>
    </li>
  )
}

function signOf({ change, edits }: PublishRow): LucideIcon {
  if (change === 'held') return OctagonAlert
  if (change === 'kept' || edits > 0) return TriangleAlert
  if (change === 'new') return FilePlus
  return change === 'changed' ? FilePen : FileCheck
}

/** The last two parts: many targets call every file the same. */
function nameOf(path: string): string {
  return path.split('/').slice(-2).join('/')
}

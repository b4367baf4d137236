/**
 * The publish plan: what each file is now and what it will be, problems first, written with one key; afterwards the same
 * screen is the receipt.
 */
import { useState, type ReactNode } from 'react'
import type { PublishPlan, PublishRow } from '#note/wire/publish.ts'
import { useSummit } from '../../api/summit-store.ts'
import type { CommandId } from '../../commands/table.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useGo } from '../frame/use-go.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { FileSides } from './file-sides.tsx'
import { groupOf, groupsOf, isToWrite, keyOf } from './plan-groups.ts'
import { PlanList } from './plan-list.tsx'
import { PlanSettings } from './plan-settings.tsx'
import { useFile, usePlan, type PlanAccess } from './use-plan.ts'

const HINTS: readonly (CommandId | readonly CommandId[])[] = [
  ['publish.next', 'publish.before'],
  ['publish.change-next', 'publish.change-before'],
  'publish.leave',
  'publish.open',
  'publish.work-items',
  'frame.keys',
]
const WORK_ITEMS = 'launchpad-work-items'

export function PublishScreen(): ReactNode {
  const { me } = useSummit()
  if (me.role !== 'track-lead' && me.role !== 'organizer') {
    return (
      <WholePage title={say('publish.notLeadTitle')}>
        <p>{say('publish.notLead')}</p>
      </WholePage>
    )
  }
  return <Plan mayChoose={me.role === 'organizer'} />
}

function Plan({ mayChoose }: { readonly mayChoose: boolean }): ReactNode {
  const access = usePlan()
  const { plan, problem, target } = access
  const [wanted, setWanted] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const rows = groupsOf(plan?.rows ?? []).flatMap((group) => group.rows)
  const row =
    rows.find((each) => keyOf(each) === wanted) ??
    rows.find(isToWrite) ??
    rows.find((each) => groupOf(each) === 'change') ??
    rows[0]
  const file = useFile(target, row, plan)
  useHints(HINTS)
  usePlanCommands({ access, rows, row, left, setLeft, setWanted })
  if (plan === null)
    return problem === null ? <Bars label={say('publish.making')} /> : <Failed sentence={problem} />
  return (
    <main className="publish" id="main" tabIndex={-1}>
      <PlanList
        {...{ targets: access.targets, target, rows: plan.rows, left }}
        words={wordsOf(plan)}
        settings={<PlanSettings key={plan.target.id} {...{ plan, mayChoose }} onChoose={access.keep} />}
        onTarget={access.choose}
        chosen={row === undefined ? null : keyOf(row)}
        onChoose={setWanted}
      />
      {row === undefined ? <NothingYet /> : <FileSides row={row} file={file} />}
      <Foot access={access} plan={plan} left={left} />
    </main>
  )
}

interface PlanCommands {
  readonly access: PlanAccess
  readonly rows: readonly PublishRow[]
  readonly row: PublishRow | undefined
  readonly left: ReadonlySet<string>
  readonly setLeft: (left: ReadonlySet<string>) => void
  readonly setWanted: (key: string) => void
}

function usePlanCommands({ access, rows, row, left, setLeft, setWanted }: PlanCommands): void {
  const go = useGo()
  const { plan, target, targets, choose } = access
  const [before, setBefore] = useState<string | null>(null)
  const step = (by: 1 | -1): void => {
    const next = row === undefined ? rows[0] : rows[rows.indexOf(row) + by]
    if (next !== undefined) setWanted(keyOf(next))
  }
  const session = row?.session ?? null
  const hasWorkItems = targets.some(({ id }) => id === WORK_ITEMS)
  const toWorkItems = (): void => {
    if (target === WORK_ITEMS) choose(before ?? target)
    else {
      setBefore(target)
      choose(WORK_ITEMS)
    }
  }
  useCommands({
    'publish.next': () => step(1),
    'publish.before': () => step(-1),
    'publish.change-next': () => stepChange(1),
    'publish.change-before': () => stepChange(-1),
    'publish.leave': session === null ? undefined : () => setLeft(toggled(left, session)),
    'publish.open': session === null ? undefined : () => go(`/sessions/${session}`),
    'publish.work-items': hasWorkItems ? toWorkItems : undefined,
    'publish.save': plan === null ? undefined : () => access.save(left),
    'publish.offer': offersIn(plan) === 0 ? undefined : access.offer,
    'publish.apply': plan?.folder === true && plan.blocked === null ? () => access.publish(left) : undefined,
  })
}

function toggled(left: ReadonlySet<string>, session: string): ReadonlySet<string> {
  const next = new Set(left)
  if (!next.delete(session)) next.add(session)
  return next
}

/** To the change behind or before the one with the focus, or else the first. */
function stepChange(by: 1 | -1): void {
  const changes = [...document.querySelectorAll<HTMLElement>('.plan-sides [data-change]')]
  const now = changes.indexOf(document.activeElement as HTMLElement)
  const next = changes[now === -1 ? 0 : now + by]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'center' })
}

function offersIn(plan: PublishPlan | null): number {
  return (plan?.rows ?? []).reduce((sum, row) => sum + row.offers, 0)
}

interface FootProps {
  readonly access: PlanAccess
  readonly plan: PublishPlan
  readonly left: ReadonlySet<string>
}

/** In words what will be written, or what was; the two ways, and one back to the notes. */
function Foot({ access, plan, left }: FootProps): ReactNode {
  const { done, problem, busy } = access
  const staying = plan.rows.filter(({ session }) => session === null || !left.has(session))
  const writing = staying.filter(isToWrite).length
  const held = staying.filter(({ change }) => change === 'held').length
  const offers = offersIn(plan)
  const waiting = plan.repository?.waiting ?? 0
  const trouble = problem ?? plan.blocked
  const rest = [
    held === 0 ? null : say('publish.waiting', { count: held }),
    plan.folder ? null : say('publish.noFolder'),
  ].filter((part) => part !== null)
  return (
    <footer className="plan-foot">
      <p role="status">
        <b className={trouble === null ? undefined : 'wants'}>
          {trouble ?? done ?? wordsToDo(writing, waiting)}
        </b>
        <span>{rest.join(' ')}</span>
      </p>
      {offers === 0 ? null : (
        <PushButton keys="O" off={busy} onPress={access.offer}>
          {say('publish.offer', { count: offers })}
        </PushButton>
      )}
      <PushButton
        keys="E"
        look={plan.folder ? 'plain' : 'primary'}
        off={busy}
        onPress={() => access.save(left)}
      >
        {say('publish.saveFiles')}
      </PushButton>
      {plan.folder ? (
        <PushButton
          keys="Ctrl+Enter"
          look="primary"
          off={busy || plan.blocked !== null || writing + waiting === 0}
          onPress={() => access.publish(left)}
        >
          {say('publish.publish')}
        </PushButton>
      ) : null}
    </footer>
  )
}

function wordsToDo(writing: number, waiting: number): string {
  if (writing > 0) return say('publish.toWrite', { count: writing })
  return waiting > 0 ? say('publish.toCommit', { count: waiting }) : say('publish.nothingToDo')
}

function wordsOf({ rows, folder }: PublishPlan): string {
  const count = rows.filter(({ path }) => path !== '').length
  const writing = rows.filter(isToWrite).length
  return `${say('publish.sum', { count, writing })}${folder ? '' : ` ${say('publish.noFolderHere')}`}`
}

function NothingYet(): ReactNode {
  return (
    <article className="plan-file plan-empty">
      <h2>{say('publish.emptyTitle')}</h2>
      <p className="second">{say('publish.empty')}</p>
    </article>
  )
}

function Failed({ sentence }: { readonly sentence: string }): ReactNode {
  return (
    <WholePage title={say('publish.failedTitle')} error>
      <p>{sentence}</p>
    </WholePage>
  )
}

/** All blueprints of the summit: where each stands, which sessions touched it, and how far its actions are. */
import { useState, type ReactNode } from 'react'
import { blueprintFits } from '#note/blueprints/fits.ts'
import { parseQuery } from '#note/search/query.ts'
import type { Role } from '#note/summit.ts'
import type { BlueprintSummary } from '#note/wire/blueprints.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { dateOf } from '../clock.ts'
import { ImportDialog } from '../blueprints/import-dialog.tsx'
import { NewBlueprint } from '../blueprints/new-blueprint.tsx'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { RegisterTabs } from './register-head.tsx'
import { useBlueprints } from './use-blueprints.ts'

const HINTS = ['registers.move', 'registers.go', 'blueprints.new', 'blueprints.import', 'frame.keys'] as const

type Asked = 'new' | 'import'

export function BlueprintsRegister(): ReactNode {
  const { blueprints, problem, load } = useBlueprints()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [words, setWords] = useState('')
  const { summit, me, clockOffsetMs } = useSummit()
  const ways = waysFor(me.role, setAsked)
  useHints(HINTS)
  useCommands({ 'blueprints.new': ways.onNew, 'blueprints.import': ways.onImport })
  if (problem !== null && blueprints === null) {
    return (
      <WholePage title={say('registers.failed')} error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (blueprints === null) return <Bars label={say('registers.reading')} />
  const read = parseQuery(words, dateOf(Date.now() + clockOffsetMs, summit.timezone))
  const shown = blueprints.filter((each) => blueprintFits(each, read, me.person))
  return (
    <main className="registers" id="main" tabIndex={-1}>
      <header className="register-head">
        <h1>{say('frame.registers')}</h1>
        <RegisterTabs register="blueprints" count={shown.length} />
        <i className="grow" />
        <WayButtons {...ways} />
        <input
          className="field register-words"
          aria-label={say('registers.findBlueprint')}
          placeholder={say('registers.findBlueprint')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </header>
      {read.problems.length === 0 ? null : (
        <p className="register-problem" role="status">
          {read.problems.map(({ sentence }) => sentence).join(' ')}
        </p>
      )}
      <div className="register-body" data-pane>
        {shown.length === 0 ? (
          <p className="register-none">
            {blueprints.length === 0
              ? say('registers.none.blueprints')
              : say('registers.nothing', { filter: words })}
          </p>
        ) : (
          <BlueprintsTable blueprints={shown} />
        )}
      </div>
      <Asking {...{ asked, blueprints, load }} onClose={() => setAsked(null)} />
    </main>
  )
}

/** Whoever writes notes registers one, organizers import many. */
function waysFor(role: Role, ask: (asked: Asked) => void) {
  return {
    onNew: role === 'reader' ? undefined : () => ask('new'),
    onImport: role === 'organizer' ? () => ask('import') : undefined,
  }
}

function WayButtons({ onNew, onImport }: ReturnType<typeof waysFor>): ReactNode {
  return (
    <>
      {onNew === undefined ? null : (
        <PushButton look="quiet" keys="N" onPress={onNew}>
          {say('blueprints.new')}
        </PushButton>
      )}
      {onImport === undefined ? null : (
        <PushButton look="quiet" keys="I" onPress={onImport}>
          {say('blueprints.import')}
        </PushButton>
      )}
    </>
  )
}

interface AskingProps {
  readonly asked: Asked | null
  readonly blueprints: readonly BlueprintSummary[]
  readonly load: () => void
  readonly onClose: () => void
}

function Asking({ asked, blueprints, load, onClose }: AskingProps): ReactNode {
  if (asked === null) return null
  return asked === 'new' ? (
    <NewBlueprint blueprints={blueprints} onClose={onClose} />
  ) : (
    <ImportDialog onTaken={load} onClose={onClose} />
  )
}

const COLUMNS = [
  'blueprint',
  'priority',
  'definition',
  'implementation',
  'milestone',
  'sessions',
  'progress',
] as const

function BlueprintsTable({ blueprints }: { readonly blueprints: readonly BlueprintSummary[] }): ReactNode {
  return (
    <table className="actions-table blueprints-table" onFocus={keepTabStop} onKeyDown={moveInList}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={`column-${column}`}>
              {say(`registers.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {blueprints.map((summary, index) => (
          <BlueprintRow key={summary.blueprint.name} summary={summary} stop={index === 0} />
        ))}
      </tbody>
    </table>
  )
}

function BlueprintRow({
  summary,
  stop,
}: {
  readonly summary: BlueprintSummary
  readonly stop: boolean
}): ReactNode {
  const { sessions: all } = useSummit()
  const { blueprint, sessions, decisions, actions, open } = summary
  const titles = sessions.map((id) => all.find(({ session }) => session.id === id)?.session.title ?? id)
  return (
    <tr>
      <td>
        <a
          className="action-text"
          data-stop
          tabIndex={stop ? 0 : -1}
          href={`/blueprints/${encodeURIComponent(blueprint.name)}`}
        >
          <KindGlyph kind="blueprint" size={15} />
          <span>
            <span className="record">{blueprint.title}</span>
            <small className="mono">{blueprint.name}</small>
          </span>
        </a>
      </td>
      <td>{blueprint.priority}</td>
      <td>{blueprint.definition}</td>
      <td>{blueprint.implementation}</td>
      <td className="column-milestone">{blueprint.milestone === '' ? '–' : blueprint.milestone}</td>
      <td className="column-sessions" title={titles.join('\n')}>
        {say('registers.inSessions', { sessions: sessions.length, decisions })}
      </td>
      <td className="column-progress">
        <Progress done={actions - open} all={actions} />
      </td>
    </tr>
  )
}

/** How many of the actions are done, as a bar with its words. */
function Progress({ done, all }: { readonly done: number; readonly all: number }): ReactNode {
  if (all === 0) return <span className="third">{say('registers.noActions')}</span>
  return (
    <span className="done-share">
      <span className="done-share-bar" aria-hidden="true">
        <i style={{ inlineSize: `${String((done / all) * 100)}%` }} />
      </span>
      {say('registers.doneOf', { done, all })}
    </span>
  )
}

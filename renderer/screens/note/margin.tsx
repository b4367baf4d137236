/**
 * The right margin of a note: the clock, who has which role, who is here, and the two ways on: closing and export.
 */
import { PencilLine } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import type { ConnectionStatus } from '../../connection/status.ts'
import { timeOf } from '../clock.ts'
import { counted } from '../completeness-words.ts'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { ClockFigure } from './clock-figure.tsx'
import type { Someone } from './use-presence.ts'
import type { LiveNote } from './use-live-note.ts'

export interface MarginProps {
  readonly live: LiveNote
  readonly session: Session
  readonly people: readonly Someone[]
  readonly status: ConnectionStatus
  readonly now: number
  readonly timezone: string
  /** Absent where the session cannot be closed now. */
  readonly onClosing?: () => void
  readonly onExport: () => void
}

export function Margin(props: MarginProps): ReactNode {
  const { live, session, people, status, now, timezone, onClosing, onExport } = props
  return (
    <aside className="margin" aria-label="Session">
      <ClockFigure session={session} now={now} timezone={timezone} />
      <Roles live={live} session={session} />
      <Here people={people} live={live} status={status} timezone={timezone} />
      <div className="margin-buttons">
        {onClosing === undefined ? null : (
          <PushButton keys="Alt C" onPress={onClosing}>
            Before you close
          </PushButton>
        )}
        <PushButton look="quiet" onPress={onExport}>
          Export
        </PushButton>
        <a className="button button-quiet" href={`/sessions/${session.id}/history`}>
          History
        </a>
      </div>
    </aside>
  )
}

function Roles({ live, session }: { readonly live: LiveNote; readonly session: Session }): ReactNode {
  const named = live.note.template.roles.flatMap((role) => {
    const person = live.record.roles[role.key] ?? session.roles[role.key]
    return person === undefined ? [] : [{ role, person }]
  })
  if (named.length === 0) return null
  return (
    <dl className="roles">
      {named.map(({ role, person }) => (
        <div key={role.key}>
          <dt>{role.title}</dt>
          <dd>
            <Initials name={person.name} />
            <span>{person.name}</span>
            {role.key === 'note-taker' ? (
              <span className="pen">
                <Icon of={PencilLine} />
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface HereProps {
  readonly people: readonly Someone[]
  readonly live: LiveNote
  readonly status: ConnectionStatus
  readonly timezone: string
}

const NAMED = 5

function Here({ people, live, status, timezone }: HereProps): ReactNode {
  const [all, setAll] = useState(false)
  const here = people.filter((someone) => someone.doing !== 'left').length + 1
  const shown = all ? people : people.slice(0, NAMED)
  const rest = people.slice(shown.length)
  const asOf = status.kind === 'offline' ? `, as of ${timeOf(status.since, timezone)}` : ''
  return (
    <section className="here">
      <h2>
        Here <span>{`${String(here)}${asOf}`}</span>
      </h2>
      {people.length === 0 ? <p className="third">Only you so far.</p> : null}
      <ul>
        {shown.map((someone) => (
          <li key={someone.id}>
            <Initials name={someone.name} doing={someone.doing} />
            <span>
              {someone.name}
              <small>{doingWords(someone, live, timezone)}</small>
            </span>
          </li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {counted(rest.length, 'more', 'more')}
          {rest.every((someone) => someone.doing === 'reading') ? ', all reading' : ''}
        </button>
      )}
    </section>
  )
}

function doingWords(someone: Someone, live: LiveNote, timezone: string): string {
  if (someone.leftAt !== null) return `left ${timeOf(someone.leftAt, timezone)}`
  const section = live.note.template.sections.find((candidate) => candidate.key === someone.section)?.title
  return section === undefined ? someone.doing : `${someone.doing}, ${section}`
}

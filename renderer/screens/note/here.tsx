/** Who is here and what each does: five with names, or one row of initials where a thread needs the room. */
import { useState, type ReactNode } from 'react'
import type { ConnectionStatus } from '../../connection/status.ts'
import { say } from '../../words/say.ts'
import { timeOf } from '../clock.ts'
import { Initials } from '../parts/initials.tsx'
import type { LiveNote } from './use-live-note.ts'
import type { Someone } from './use-presence.ts'

interface HereProps {
  readonly people: readonly Someone[]
  readonly live: LiveNote
  readonly status: ConnectionStatus
  readonly timezone: string
  readonly folded: boolean
}

const NAMED = 5
const IN_A_ROW = 7

export function Here({ people, live, status, timezone, folded }: HereProps): ReactNode {
  const [all, setAll] = useState(false)
  const here = people.filter((someone) => someone.doing !== 'left')
  const shown = all ? people : people.slice(0, NAMED)
  const rest = people.slice(shown.length)
  const count = String(here.length + 1)
  const words =
    status.kind === 'offline' ? say('note.hereAsOf', { count, time: timeOf(status.since, timezone) }) : count
  return (
    <section className="here">
      <h2>
        {say('note.here')} <span>{words}</span>
      </h2>
      {people.length === 0 ? <p className="third">{say('note.onlyYou')}</p> : null}
      {folded ? (
        <p className="here-row">
          {here.slice(0, IN_A_ROW).map((someone) => (
            <Initials key={someone.id} name={someone.name} doing={someone.doing} alone />
          ))}
          {here.length > IN_A_ROW ? <small>+{here.length - IN_A_ROW}</small> : null}
        </p>
      ) : (
        <ul>
          {shown.map((someone) => (
            <li key={someone.id}>
              <Initials name={someone.name} doing={someone.doing} />
              <span>
                {someone.guest === true ? say('note.guestName', { name: someone.name }) : someone.name}
                <small>{doingWords(someone, live, timezone)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {rest.length === 0 || folded ? null : (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say(rest.every((someone) => someone.doing === 'reading') ? 'note.moreReading' : 'note.more', {
            count: rest.length,
          })}
        </button>
      )}
    </section>
  )
}

function doingWords(someone: Someone, live: LiveNote, timezone: string): string {
  if (someone.leftAt !== null) return say('note.left', { time: timeOf(someone.leftAt, timezone) })
  const doing = say(someone.doing === 'writing' ? 'note.writing' : 'note.reading')
  const section = live.note.template.sections.find((candidate) => candidate.key === someone.section)?.title
  return section === undefined ? doing : `${doing}, ${section}`
}

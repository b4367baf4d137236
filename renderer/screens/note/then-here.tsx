/**
 * What follows in this room, at the foot of the rail.
 */
import type { ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { timeOf } from '../clock.ts'
import { leadOf } from '../today/session-line.ts'
import { byStart } from '../today/slot-columns.ts'

export function ThenHere({ session }: { readonly session: Session }): ReactNode {
  const { summit, sessions } = useSummit()
  const room = roomName(summit, session)
  const next = nextInRoom(session, sessions)
  if (next === null || room === null) return null
  const lead = leadOf(next)
  return (
    <dl className="then-here">
      <dt>{say('note.thenIn', { room })}</dt>
      <dd>
        <a href={`/sessions/${next.id}`}>
          <b className="record">{next.title}</b>
        </a>
        <span>
          {timeOf(next.start ?? '', summit.timezone)}
          {lead === null ? '' : ` · ${say('note.leadIs', { name: lead })}`}
        </span>
      </dd>
    </dl>
  )
}

/** The session that follows in the same room on the same day, or null. */
export function nextInRoom(session: Session, sessions: readonly SessionSummary[]): Session | null {
  const later = sessions.filter((summary) => isNext(session, summary.session)).sort(byStart)
  return later[0]?.session ?? null
}

const AHEAD_MS = 5 * 60_000

/** Whether it begins within five minutes, or began less than five minutes ago. */
export function isAhead({ start }: Pick<Session, 'start'>, now: number): boolean {
  return start !== null && Math.abs(Date.parse(start) - now) <= AHEAD_MS
}

function isNext(session: Session, other: Session): boolean {
  const sameRoom = session.room !== null && other.room === session.room && other.day === session.day
  return sameRoom && session.start !== null && other.start !== null && other.start > session.start
}

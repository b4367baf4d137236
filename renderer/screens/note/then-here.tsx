/**
 * What follows in this room, at the foot of the rail.
 */
import type { ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { timeOf } from '../clock.ts'
import { leadOf } from '../today/session-line.ts'
import { byStart } from '../today/slot-columns.ts'

export function ThenHere({ session }: { readonly session: Session }): ReactNode {
  const { summit, sessions } = useSummit()
  const room = roomName(summit, session)
  const next = sessions.filter((summary) => isNext(session, summary.session)).sort(byStart)[0]?.session
  if (next === undefined || room === null) return null
  const lead = leadOf(next)
  return (
    <dl className="then-here">
      <dt>Then in {room}</dt>
      <dd>
        <a href={`/sessions/${next.id}`}>
          <b className="record">{next.title}</b>
        </a>
        <span>
          {timeOf(next.start ?? '', summit.timezone)}
          {lead === null ? '' : ` · lead ${lead}`}
        </span>
      </dd>
    </dl>
  )
}

function isNext(session: Session, other: Session): boolean {
  const sameRoom = session.room !== null && other.room === session.room && other.day === session.day
  return sameRoom && session.start !== null && other.start !== null && other.start > session.start
}

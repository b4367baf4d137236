/** The room's screen before its session is open: what comes, who leads, and how notes are taken here. */
import { useRef, type CSSProperties, type ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { leadOf, noteTakerOf } from '../today/session-line.ts'
import { RoomSide } from './room-side.tsx'
import { fitAt, useFitLevel } from './use-fit-level.ts'

interface RoomAheadProps {
  readonly session: Session
  readonly template: Template
  readonly now: number
}

const MOST_STEPS = 5

export function RoomAhead({ session, template, now }: RoomAheadProps): ReactNode {
  const { summit } = useSummit()
  const lead = leadOf(session)
  const taker = noteTakerOf(session)
  const part = useRef<HTMLElement>(null)
  const level = useFitLevel(part, JSON.stringify([template.brief, lead, taker]), MOST_STEPS)
  return (
    <>
      <header className="room-head">
        <p>{roomName(summit, session) ?? summit.title}</p>
        <h1>{session.title}</h1>
      </header>
      <section className="room-brief" ref={part} style={{ '--fit': fitAt(level) } as CSSProperties}>
        <h2>{say('room.brief')}</h2>
        <ol>
          {template.brief.map((point) => (
            <li key={point}>{point.replaceAll('**', '')}</li>
          ))}
        </ol>
        <p className="room-people">
          {lead === null ? null : <span>{say('room.lead', { name: lead })}</span>}
          {taker === null ? (
            <span className="room-wants">{say('room.noTaker')}</span>
          ) : (
            <span>{say('room.takesNotes', { name: taker })}</span>
          )}
        </p>
      </section>
      <RoomSide {...{ session, now }} facts={null} readBack={false} asOf={null} />
    </>
  )
}

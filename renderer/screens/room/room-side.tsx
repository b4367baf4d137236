/** The right column of the room's screen: the clock, until when, what is open, and the code that leads to the note. */
import { useRef, type CSSProperties, type ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { countdown, timeOf, type Countdown } from '../clock.ts'
import { QrCode } from './qr-code.tsx'
import type { RoomFacts, RoomItem } from './room-facts.ts'
import { useFitLevel } from './use-fit-level.ts'
import { useGuestLink } from './use-guest-link.ts'

interface RoomSideProps {
  readonly session: Session
  /** Null before the session is open. */
  readonly facts: RoomFacts | null
  readonly readBack: boolean
  readonly now: number
  /** Since when nothing new came, ms; null while the notes are live. */
  readonly asOf: number | null
}

export function RoomSide({ session, facts, readBack, now, asOf }: RoomSideProps): ReactNode {
  const { summit } = useSummit()
  const relay = useRelay()
  const link = useGuestLink(session, now)
  const address = link ?? `${relay.origin}/sessions/${session.id}`
  return (
    <aside className="room-side">
      <RoomClock session={session} now={now} />
      {asOf === null ? null : (
        <p className="room-as-of">{say('room.asOf', { time: timeOf(asOf, summit.timezone) })}</p>
      )}
      {facts === null || readBack ? null : <OpenQuestions questions={facts.questions} />}
      {facts !== null && readBack ? (
        <div className="room-then">
          <h2>{say('room.then')}</h2>
          <p>{say('room.actionCount', { count: facts.actions.length })}</p>
          <p>{say('room.questionCount', { count: facts.questions.length })}</p>
        </div>
      ) : (
        <div className="room-join">
          <QrCode address={address} label={say(link === null ? 'room.code' : 'room.guestCode')} />
          <p>
            {say(link === null ? 'room.readAlong' : 'room.writeAlong')}
            <b>{new URL(address).host}</b>
          </p>
        </div>
      )}
    </aside>
  )
}

function RoomClock({ session, now }: { readonly session: Session; readonly now: number }): ReactNode {
  const { summit } = useSummit()
  const count = countdown(session, now)
  if (count === null || session.start === null || session.end === null) return null
  const { figure, words } = clockWords(count)
  const rust = count.phase === 'short' || count.phase === 'over'
  const style = { '--elapsed': `${String(count.elapsed * 100)}%` } as CSSProperties
  const ahead = count.phase === 'before'
  const time = timeOf(ahead ? session.start : session.end, summit.timezone)
  return (
    <div className={rust ? 'room-clock clock-short' : 'room-clock'} style={style}>
      <p className={figure.length > 2 ? 'room-figure room-figure-long' : 'room-figure'}>
        <b>{figure}</b>
        <span>{words}</span>
      </p>
      <div className="progress" aria-hidden="true" />
      <p className="room-until">{say(ahead ? 'room.from' : 'room.until', { time })}</p>
    </div>
  )
}

/** From this many minutes on hours are counted: three digits do not fit, and nobody needs them. */
const HOURS_FROM = 100

/** The figure, and what it counts in words: `22` and `minutes left`. */
export function clockWords({ phase, minutes }: Countdown): {
  readonly figure: string
  readonly words: string
} {
  const hours = Math.round(minutes / 60)
  const long = minutes >= HOURS_FROM
  const unit = long ? say('room.hours', { hours }) : say('room.unit', { minutes })
  const key = { before: 'room.toGo', running: 'room.left', short: 'room.left', over: 'room.over' } as const
  return { figure: String(long ? hours : minutes), words: say(key[phase], { unit }) }
}

/** The newest questions and their lines, with more room and with less; the heading has the number of all. */
const LEVELS = [
  { shown: 2, lines: 4 },
  { shown: 2, lines: 3 },
  { shown: 1, lines: 4 },
  { shown: 1, lines: 2 },
  { shown: 0, lines: 1 },
] as const

function OpenQuestions({ questions }: { readonly questions: readonly RoomItem[] }): ReactNode {
  const part = useRef<HTMLDivElement>(null)
  const level = useFitLevel(part, JSON.stringify(questions), LEVELS.length - 1)
  const { shown, lines } = LEVELS[level] ?? LEVELS[0]
  if (questions.length === 0) return null
  return (
    <div className="room-open" ref={part} style={{ '--lines': lines } as CSSProperties}>
      <h2>
        {say('room.questions')} <small>{questions.length}</small>
      </h2>
      {questions.slice(questions.length - Math.min(shown, questions.length)).map((question) => (
        <p key={question.id}>
          <KindGlyph kind="question" size={34} />
          <span>{question.text}</span>
        </p>
      ))}
    </div>
  )
}

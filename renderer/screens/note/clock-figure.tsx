/**
 * The minutes of a session, large, with the bar of what has passed; announced at ten, five and one.
 */
import type { CSSProperties, ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { countdown, figureOf, timeOf, type Countdown } from '../clock.ts'

interface ClockFigureProps {
  readonly session: Pick<Session, 'start' | 'end'>
  readonly now: number
  readonly timezone: string
}

const ANNOUNCED = new Set([10, 5, 1])

export function ClockFigure({ session, now, timezone }: ClockFigureProps): ReactNode {
  const count = countdown(session, now)
  if (count === null || session.start === null || session.end === null) return null
  const { figure, unit, word } = figureOf(count)
  const rust = count.phase === 'short' || count.phase === 'over'
  const style = { '--elapsed': `${String(count.elapsed * 100)}%` } as CSSProperties
  return (
    <section className={rust ? 'clock clock-short' : 'clock'} aria-label={say('note.timeLeft')} style={style}>
      <p className="clock-figure">
        <b>{figure}</b>
        <span>
          {unit}
          <br />
          {word}
        </span>
      </p>
      <div className="progress" aria-hidden="true" />
      <p className="clock-ends">
        <time>{timeOf(session.start, timezone)}</time>
        <time>{timeOf(session.end, timezone)}</time>
      </p>
      <ClockSpoken count={count} />
    </section>
  )
}

/** Says politely when ten, five and one minutes are left; for the margin and for a phone's strip alike. */
export function ClockSpoken({ count }: { readonly count: Countdown }): ReactNode {
  const running = count.phase === 'running' || count.phase === 'short'
  return (
    <span className="unseen" role="status">
      {running && ANNOUNCED.has(count.minutes) ? say('note.minutesLeft', { minutes: count.minutes }) : ''}
    </span>
  )
}

/**
 * Times as people at the summit read them: 24 hours, in the summit's time zone, from the relay's clock. Pure, except
 * for the one hook that ticks.
 */
import { useSyncExternalStore } from 'react'
import { formatOf, writtenDay } from '../words/days.ts'
import { say } from '../words/say.ts'

/** `13:58`, from an instant or ms. */
export function timeOf(instant: string | number, timezone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return formatOf(timezone, options).format(new Date(instant))
}

/** `13:58:04`. */
export function timeWithSeconds(instant: string | number, timezone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  return formatOf(timezone, options).format(new Date(instant))
}

/** `Wed 7 Oct`, from an instant or ms. */
export function dayOf(instant: string | number, timezone: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const
  return writtenDay(new Date(instant).getTime(), timezone, options)
}

/** `2026-10-07`, the calendar day in the zone. */
export function dateOf(instant: string | number, timezone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const parts = formatOf(timezone, options).formatToParts(new Date(instant))
  const of = (type: 'year' | 'month' | 'day'): string => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}`
}

/** `Tue 6`, of a conference day `2026-10-06`; `long` gives `Wed 7 October`. */
export function dayLabel(day: string, style: 'short' | 'long' | 'medium'): string {
  const noon = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(noon)) return day
  if (style === 'medium') return dayOf(noon, 'UTC')
  const options =
    style === 'short'
      ? ({ weekday: 'short', day: 'numeric' } as const)
      : ({ weekday: 'short', day: 'numeric', month: 'long' } as const)
  return writtenDay(noon, 'UTC', options)
}

/** `13:30–14:25`, or the start alone. */
export function spanOf(start: string, end: string | null, timezone: string): string {
  return end === null ? timeOf(start, timezone) : `${timeOf(start, timezone)}–${timeOf(end, timezone)}`
}

/** What the big figure says of a session: minutes to its start, left, or over; and how much of it has passed. */
export interface Countdown {
  readonly phase: 'before' | 'running' | 'short' | 'over'
  readonly minutes: number
  /** 0 … 1 of the session's time. */
  readonly elapsed: number
}

const MINUTE_MS = 60_000
/** The checklist comes, and the figure turns rust, with this much left. */
const CLOSING_MINUTES = 5

/** The countdown at `now` (ms of the relay's clock); null for a session without start and end. */
export function countdown(
  session: { start: string | null; end: string | null },
  now: number,
): Countdown | null {
  if (session.start === null || session.end === null) return null
  const start = Date.parse(session.start)
  const end = Date.parse(session.end)
  if (now < start) return { phase: 'before', minutes: Math.ceil((start - now) / MINUTE_MS), elapsed: 0 }
  if (now >= end) return { phase: 'over', minutes: Math.floor((now - end) / MINUTE_MS), elapsed: 1 }
  const minutes = Math.ceil((end - now) / MINUTE_MS)
  const elapsed = (now - start) / Math.max(1, end - start)
  return { phase: minutes <= CLOSING_MINUTES ? 'short' : 'running', minutes, elapsed }
}

/** The figure and the two words beside it. Hours from 100 minutes on, days from two days. */
export function figureOf(countdown: Countdown): {
  readonly figure: string
  readonly unit: string
  readonly word: string
} {
  const { minutes, phase } = countdown
  const word = say(
    phase === 'before' ? 'today.clock.toGo' : phase === 'over' ? 'today.clock.over' : 'today.clock.left',
  )
  if (minutes < 100) return { figure: String(minutes), unit: say('today.clock.min'), word }
  const hours = Math.round(minutes / 60)
  if (minutes < 48 * 60)
    return { figure: String(hours), unit: say('today.clock.hours', { count: hours }), word }
  const days = Math.round(minutes / (24 * 60))
  return { figure: String(days), unit: say('today.clock.days', { count: days }), word }
}

const STEP_MS = 5_000

/** The relay's clock in ms, in steps of five seconds: fine enough for minutes, and the screen does not redraw oftener. */
export function useNow(clockOffsetMs: number): number {
  const step = useSyncExternalStore(listenToClock, () => Math.floor((Date.now() + clockOffsetMs) / STEP_MS))
  return step * STEP_MS
}

function listenToClock(listener: () => void): () => void {
  const timer = setInterval(listener, 1_000)
  return () => clearInterval(timer)
}

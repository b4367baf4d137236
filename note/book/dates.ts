/** Days and times as the book writes them, in the summit's own time zone. No clock, and no words but ours. */
import { localParts } from '../exports/when.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const SHORT = 3

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** `YYYY-MM-DD` read; null where it is no day. */
function parseDay(date: string): Day | null {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const real = new Date(Date.UTC(year, month - 1, day))
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day } : null
}

/** `7 October 2026`; what is no day stays as it is. */
export function dateWords(date: string): string {
  const parsed = parseDay(date)
  if (parsed === null) return date
  return `${parsed.day} ${MONTHS[parsed.month - 1] ?? ''} ${parsed.year}`
}

/** `16 Oct`, with the year where it is another than the summit's. */
export function shortDate(date: string, year: string): string {
  const parsed = parseDay(date)
  if (parsed === null) return date
  const short = `${parsed.day} ${(MONTHS[parsed.month - 1] ?? '').slice(0, SHORT)}`
  return date.startsWith(year) ? short : `${short} ${parsed.year}`
}

/** `Wednesday 7 October 2026`. */
export function fullDate(date: string): string {
  const parsed = parseDay(date)
  if (parsed === null) return date
  const weekday = WEEKDAYS[new Date(Date.UTC(parsed.year, parsed.month - 1, parsed.day)).getUTCDay()] ?? ''
  return `${weekday} ${dateWords(date)}`
}

/** `6 to 8 October 2026`, as short as it can be said. */
export function daysBetween(from: string, to: string): string {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === null || last === null || from === to) return dateWords(from)
  if (first.year !== last.year) return `${dateWords(from)} to ${dateWords(to)}`
  const begin = first.month === last.month ? String(first.day) : dateWords(from).replace(/ \d+$/, '')
  return `${begin} to ${dateWords(to)}`
}

/** `13:30–14:25`, only the start where no end is known; empty without a start. */
export function timesOf(start: string | null, end: string | null, timezone: string): string {
  const from = localParts(start, timezone)
  const to = localParts(end, timezone)
  if (from === null) return ''
  return to === null ? from.time : `${from.time}–${to.time}`
}

/** `8 October 2026` of an instant; empty where it is none. */
export function dayOfInstant(instant: string, timezone: string): string {
  const parts = localParts(instant, timezone)
  return parts === null ? '' : dateWords(parts.date)
}

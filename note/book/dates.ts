/** Days and times as the book writes them in its language, in the summit's own time zone. No clock. */
import { localParts } from '../exports/when.ts'
import type { Words } from './words/words.ts'

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
export function dateWords(words: Words, date: string): string {
  const parsed = parseDay(date)
  return parsed === null ? date : words.say('date', partsOf(words, parsed))
}

/** `16 Oct`, with the year where it is another than the summit's. */
export function shortDate(words: Words, date: string, year: string): string {
  const parsed = parseDay(date)
  if (parsed === null) return date
  const { day, month } = partsOf(words, parsed)
  const short = words.say('dayAndMonth', { day, month: month.slice(0, SHORT) })
  return date.startsWith(year) ? short : `${short} ${parsed.year}`
}

/** `Wednesday 7 October 2026`. */
export function fullDate(words: Words, date: string): string {
  return withWeekday(words, date, dateWords(words, date))
}

/** `Wednesday 7 October`. */
export function dayOfWeek(words: Words, date: string): string {
  return withWeekday(words, date, dayAndMonth(words, date))
}

function withWeekday(words: Words, date: string, said: string): string {
  const parsed = parseDay(date)
  if (parsed === null) return date
  const day = new Date(Date.UTC(parsed.year, parsed.month - 1, parsed.day)).getUTCDay()
  return words.say('fullDate', { weekday: words.weekdays[day] ?? '', date: said })
}

function dayAndMonth(words: Words, date: string): string {
  const parsed = parseDay(date)
  return parsed === null ? date : words.say('dayAndMonth', partsOf(words, parsed))
}

function partsOf({ months }: Words, { year, month, day }: Day): { day: string; month: string; year: string } {
  return { day: String(day), month: months[month - 1] ?? '', year: String(year) }
}

/** `6 to 8 October 2026`, as short as it can be said. */
export function daysBetween(words: Words, from: string, to: string): string {
  const [first, last] = [parseDay(from), parseDay(to)]
  const end = dateWords(words, to)
  if (first === null || last === null || from === to) return dateWords(words, from)
  if (first.year !== last.year) return words.say('fromTo', { from: dateWords(words, from), to: end })
  const isSameMonth = first.month === last.month
  const begin = isSameMonth ? words.say('monthDay', { day: String(first.day) }) : dayAndMonth(words, from)
  return words.say('fromTo', { from: begin, to: end })
}

/** `13:30–14:25`, only the start where no end is known; empty without a start. */
export function timesOf(start: string | null, end: string | null, timezone: string): string {
  const from = localParts(start, timezone)
  const to = localParts(end, timezone)
  if (from === null) return ''
  return to === null ? from.time : `${from.time}–${to.time}`
}

/** `8 October 2026` of an instant; empty where it is none. */
export function dayOfInstant(words: Words, instant: string, timezone: string): string {
  const parts = localParts(instant, timezone)
  return parts === null ? '' : dateWords(words, parts.date)
}

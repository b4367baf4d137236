/**
 * Days in words, as people type them into a filter: `friday`, `16oct`, `+3d`, `2026-10`. Relative to a day that is given;
 * no clock.
 */
import { dayWordsInEnglish } from '../german-days.ts'
import { remembering } from './remembering.ts'
import { foldWord } from './words.ts'

/** First and last day meant, `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

const DAY_MS = 86_400_000

const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'mon', 'mo'],
  ['tuesday', 'tue', 'di'],
  ['wednesday', 'wed', 'mi'],
  ['thursday', 'thu', 'do'],
  ['friday', 'fri', 'fr'],
  ['saturday', 'sat', 'sa'],
  ['sunday', 'sun', 'so'],
]

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar'],
  ['feb', 'february', 'februar'],
  ['mar', 'march', 'marz', 'maerz'],
  ['apr', 'april'],
  ['may', 'mai'],
  ['jun', 'june', 'juni'],
  ['jul', 'july', 'juli'],
  ['aug', 'august'],
  ['sep', 'september', 'sept'],
  ['oct', 'october', 'oktober', 'okt'],
  ['nov', 'november'],
  ['dec', 'december', 'dezember', 'dez'],
]

const NEAR: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
}

/** The days that are meant, or null where the text names none. A weekday is the next of its name, today included. */
export function parseDays(text: string, today: string): DayRange | null {
  const words = foldWord(text.trim())
  const said = dayWordsInEnglish(words)
  const near = Object.hasOwn(NEAR, said) ? NEAR[said] : undefined
  if (near !== undefined) return single(addDays(today, near))
  return (
    parseWeekday(said, today) ??
    parseStretch(said, today) ??
    parseSpan(said, today) ??
    parseStep(words, today) ??
    parseWritten(words) ??
    parseMonthDay(words, today)
  )
}

/** The day so many days later. */
export function addDays(day: string, count: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS)
}

/** Days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function single(day: string): DayRange {
  return { from: day, to: day }
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

function parseWeekday(words: string, today: string): DayRange | null {
  const name = words.replace(/^next /u, '')
  const wanted = WEEKDAYS.findIndex((names) => names.includes(name))
  if (wanted === -1) return null
  // "Next" is of the week that begins on the next Monday.
  if (name !== words) return single(addDays(today, 7 - weekdayOf(today) + wanted))
  return single(addDays(today, (wanted - weekdayOf(today) + 7) % 7))
}

function parseStretch(words: string, today: string): DayRange | null {
  const monday = addDays(today, -weekdayOf(today))
  if (words === 'week') return { from: monday, to: addDays(monday, 6) }
  if (words === 'nextweek' || words === 'next week')
    return { from: addDays(monday, 7), to: addDays(monday, 13) }
  return words === 'month' ? monthRange(today.slice(0, 7)) : null
}

/** `in 2 weeks`. */
function parseSpan(words: string, today: string): DayRange | null {
  const span = /^in (\d{1,3}) (day|week)s?$/.exec(words)
  return span === null ? null : single(addDays(today, Number(span[1]) * (span[2] === 'week' ? 7 : 1)))
}

function parseStep(words: string, today: string): DayRange | null {
  const match = /^([+-]?)(\d{1,3})([dwt])$/.exec(words)
  if (match === null) return null
  const days = Number(match[2]) * (match[3] === 'w' ? 7 : 1)
  return single(addDays(today, match[1] === '-' ? -days : days))
}

/** `2026-10-16`, `2026-10`, `16.10.2026`. */
function parseWritten(words: string): DayRange | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words)
  if (german !== null) return dayRange(Number(german[3]), Number(german[2]), Number(german[1]))
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(words)
  if (iso === null) return null
  if (iso[3] !== undefined) return dayRange(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const month = Number(iso[2])
  return month >= 1 && month <= 12 ? monthRange(words) : null
}

/** `16oct`, `oct16`, `16.10.`: in the year that brings it nearest to today. */
function parseMonthDay(words: string, today: string): DayRange | null {
  const match = /^(?:(\d{1,2})[-. ]?(\p{L}{3,})|(\p{L}{3,})[-. ]?(\d{1,2})|(\d{1,2})\.(\d{1,2})\.?)$/u.exec(
    words,
  )
  if (match === null) return null
  const name = match[2] ?? match[3]
  const month = name === undefined ? Number(match[6]) : MONTHS.findIndex((names) => names.includes(name)) + 1
  const day = Number(match[1] ?? match[4] ?? match[5])
  const year = Number(today.slice(0, 4))
  const ranges = [year - 1, year, year + 1].map((each) => dayRange(each, month, day))
  const distance = (range: DayRange): number => Math.abs(daysBetween(today, range.from))
  return ranges.reduce<DayRange | null>(
    (best, range) => (range !== null && (best === null || distance(range) < distance(best)) ? range : best),
    null,
  )
}

function dayRange(year: number, month: number, day: number): DayRange | null {
  const written = `${String(year)}-${padded(month)}-${padded(day)}`
  const ms = Date.parse(`${written}T00:00:00Z`)
  // A 31st of a short month would be read as the next month's first.
  return Number.isNaN(ms) || isoDay(ms) !== written ? null : single(written)
}

function monthRange(month: string): DayRange {
  const [year, number] = month.split('-').map(Number)
  const last = Date.UTC(year ?? 0, number ?? 1, 1) - DAY_MS
  return { from: `${month}-01`, to: isoDay(last) }
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}

/** The day it is at this moment in this time zone; an unknown zone reads as UTC. */
export function dayIn(ms: number, timezone: string): string {
  return dayFormat(timezone)?.format(ms) ?? isoDay(ms)
}

// Making one takes as long as writing a hundred days with it.
const dayFormat = remembering((timezone) => {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  try {
    // Sweden writes its days as ISO does.
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: timezone })
  } catch {
    return null
  }
})

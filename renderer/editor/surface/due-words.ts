/**
 * Dates as people type and read them: `2026-10-16`, `16 oct`, `friday`, `bis Freitag`, and "16 Oct" or "12 Oct, 3 days
 * late" on a chip. Both languages are read whatever the page speaks. A date is `YYYY-MM-DD` without a time zone; today is passed in.
 */
import { dayWordsInEnglish } from '#note/german-days.ts'
import { writtenDay } from '../../words/days.ts'

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const DAY_MS = 86_400_000

/** The date the words mean, `YYYY-MM-DD`, or null. A day without a year is the next one to come, today included. */
export function parseDue(words: string, today: string): string | null {
  const typed = dayWordsInEnglish(words)
  if (typed === '') return null
  return (
    parseFull(words.trim()) ??
    parseDotted(words.trim(), today) ??
    parseRelative(typed, today) ??
    parseEnd(typed, today) ??
    parseWeekday(typed, today) ??
    parseDayAndMonth(typed, today)
  )
}

/**
 * How a chip says the date: "16 Oct" short (with the year when it is another one), "Fri 16 Oct" with its weekday, "Fri 16
 * Oct 2026" in full.
 */
export function dueWords(
  date: string,
  today: string,
  options: { readonly full?: boolean; readonly weekday?: boolean } = {},
): string {
  const time = timeOf(date)
  if (time === null) return date
  const weekday = options.full === true || options.weekday === true
  const otherYear = options.full === true || date.slice(0, 4) !== today.slice(0, 4)
  return writtenDay(time, 'UTC', {
    ...(weekday ? { weekday: 'short' } : {}),
    day: 'numeric',
    month: 'short',
    ...(otherYear ? { year: 'numeric' } : {}),
  })
}

/** Whole days that have passed since the date; 0 while it is not late or cannot be read. */
export function daysLate(date: string, today: string): number {
  const from = timeOf(date)
  const to = timeOf(today)
  return from === null || to === null ? 0 : Math.max(0, Math.round((to - from) / DAY_MS))
}

/** Answers the calendar day of a moment in a time zone (the computer's own without one), `YYYY-MM-DD`. */
export function createDayOf(timezone: string | undefined): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timezone === undefined ? {} : { timeZone: timezone }),
  })
  return (moment) => format.format(moment)
}

function weekdayOf(date: string): number | null {
  const time = timeOf(date)
  return time === null ? null : new Date(time).getUTCDay()
}

function parseFull(typed: string): string | null {
  return timeOf(typed) === null ? null : typed
}

function parseRelative(typed: string, today: string): string | null {
  if (typed === 'today') return today
  if (typed === 'tomorrow') return plusDays(today, 1)
  const span = /^in (\d{1,3}) (day|week)s?$/.exec(typed)
  if (span === null) return typed === 'next week' ? plusDays(today, 7) : null
  return plusDays(today, Number(span[1]) * (span[2] === 'week' ? 7 : 1))
}

function parseWeekday(typed: string, today: string): string | null {
  const named = /^(next )?([a-z]{3,9})$/.exec(typed)
  const name = named?.[2]
  if (name === undefined) return null
  const wanted = DAYS.findIndex((day) => day.startsWith(name))
  const now = weekdayOf(today)
  if (wanted < 0 || now === null) return null
  // "Next" is of the week that begins on the next Monday.
  if (named?.[1] !== undefined) return plusDays(today, 7 - ((now + 6) % 7) + ((wanted + 6) % 7))
  return plusDays(today, (wanted - now + 7) % 7)
}

/** `end of month`, `end of next week`, `end of december`; a week ends on its Friday. */
function parseEnd(typed: string, today: string): string | null {
  const of = /^end of (.+)$/.exec(typed)?.[1] ?? null
  const now = weekdayOf(today)
  if (of === null || now === null) return null
  const friday = plusDays(today, (5 - now + 7) % 7)
  if (of === 'week') return friday
  if (of === 'next week') return plusDays(today, 11 - ((now + 6) % 7))
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  if (of === 'month') return lastDay(year, month)
  if (of === 'next month') return lastDay(year, month + 1)
  if (of === 'year') return checked(year, 12, 31)
  const named = monthNumber(of)
  return named === null ? null : lastDay(named < month ? year + 1 : year, named)
}

function lastDay(year: number, month: number): string {
  return dateOf(Date.UTC(year, month, 0))
}

const DOTTED = /^(?:(?:by|on|bis|am|zum|vor) )*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?$/i

/** `16.12.` and `16.12.2026`; without its last dot the first is a version as likely as a day. */
function parseDotted(typed: string, today: string): string | null {
  const [, day, month, year] = DOTTED.exec(typed) ?? []
  if (day === undefined) return null
  return nextTime({ day: Number(day), month: Number(month), year }, today)
}

const DAY_FIRST = /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[a-z]{3,9})(?: (?<year>\d{4}))?$/
const MONTH_FIRST = /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/

function parseDayAndMonth(typed: string, today: string): string | null {
  const { day, month: name, year } = (DAY_FIRST.exec(typed) ?? MONTH_FIRST.exec(typed))?.groups ?? {}
  const month = monthNumber(name ?? '')
  return day === undefined || month === null ? null : nextTime({ day: Number(day), month, year }, today)
}

interface DayAndMonth {
  readonly day: number
  readonly month: number
  readonly year: string | undefined
}

function nextTime({ day, month, year }: DayAndMonth, today: string): string | null {
  if (year !== undefined) return checked(Number(year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const soon = checked(thisYear, month, day)
  return soon !== null && soon >= today ? soon : checked(thisYear + 1, month, day)
}

const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function monthNumber(name: string): number | null {
  if (name === '') return null
  const index = LONG_MONTHS.findIndex((month) => month.startsWith(name))
  return index < 0 ? null : index + 1
}

function checked(year: number, month: number, day: number): string | null {
  return parseFull(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

function timeOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const time = Date.parse(`${date}T00:00:00Z`)
  // The engine rolls 31 February over into March; such a day is a slip of the finger.
  return Number.isNaN(time) || dateOf(time) !== date ? null : time
}

function plusDays(date: string, days: number): string | null {
  const time = timeOf(date)
  return time === null ? null : dateOf(time + days * DAY_MS)
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/**
 * Dates as people type and read them: `2026-10-16`, `16 oct`, `friday`, and "16 Oct" or "12 Oct, 3 days late" on a
 * chip. A date is `YYYY-MM-DD` without a time zone; today is passed in.
 */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const DAY_MS = 86_400_000

/** The date the words mean, `YYYY-MM-DD`, or null. A day without a year is the next one to come, today included. */
export function parseDue(words: string, today: string): string | null {
  const typed = words.trim().toLowerCase().replaceAll(/[,.]/g, ' ').replaceAll(/\s+/g, ' ')
  if (typed === '') return null
  return (
    parseFull(words.trim()) ??
    parseRelative(typed, today) ??
    parseWeekday(typed, today) ??
    parseDayAndMonth(typed, today)
  )
}

/** How a chip says the date: "Fri 16 Oct 2026" in full, "16 Oct" short (with the year when it is another one). */
export function dueWords(date: string, today: string, options: { readonly full?: boolean } = {}): string {
  const time = timeOf(date)
  if (time === null) return date
  const at = new Date(time)
  const month = capital(MONTHS[at.getUTCMonth()] ?? '')
  const day = `${at.getUTCDate()} ${month}`
  const year = date.slice(0, 4)
  if (options.full === true) return `${capital((DAYS[at.getUTCDay()] ?? '').slice(0, 3))} ${day} ${year}`
  return year === today.slice(0, 4) ? day : `${day} ${year}`
}

/** Whole days that have passed since the date; 0 while it is not late or cannot be read. */
export function daysLate(date: string, today: string): number {
  const from = timeOf(date)
  const to = timeOf(today)
  return from === null || to === null ? 0 : Math.max(0, Math.round((to - from) / DAY_MS))
}

/** The calendar day of a moment where this person is, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return dateOf(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()))
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
  const now = timeOf(today)
  if (wanted < 0 || now === null) return null
  const ahead = (wanted - new Date(now).getUTCDay() + 7) % 7
  return plusDays(today, ahead === 0 && named?.[1] !== undefined ? 7 : ahead)
}

const DAY_FIRST = /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[a-z]{3,9})(?: (?<year>\d{4}))?$/
const MONTH_FIRST = /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/

function parseDayAndMonth(typed: string, today: string): string | null {
  const { day, month: name, year } = (DAY_FIRST.exec(typed) ?? MONTH_FIRST.exec(typed))?.groups ?? {}
  const month = monthNumber(name ?? '')
  if (day === undefined || month === null) return null
  if (year !== undefined) return checked(Number(year), month, Number(day))
  const thisYear = Number(today.slice(0, 4))
  const soon = checked(thisYear, month, Number(day))
  return soon !== null && soon >= today ? soon : checked(thisYear + 1, month, Number(day))
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

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

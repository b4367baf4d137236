/**
 * Times of schedules: wall clocks, zones, offsets and durations to instants and back.
 * Knows no format; every function answers null for what it cannot read and never throws.
 */
import { Temporal } from 'temporal-polyfill'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const WALL_TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** A date and time as written. `offset` is `+01:00`, or null where the text is a wall clock of some unnamed place. */
export interface WrittenTime {
  readonly date: string
  readonly time: string
  readonly offset: string | null
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch {
    // Temporal throws RangeError for the 31st of February and for years beyond its range.
    return null
  }
}

/** The IANA name in its usual capitals, or null where no such zone is known. Bare offsets are no zones here. */
export function findZone(name: string): string | null {
  const wanted = name.trim()
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,50}$/.test(wanted)) return null
  const resolved = attempt(
    () => new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone,
  )
  if (resolved === null) return null
  // Engines answer old canonical names (Asia/Calcutta for Asia/Kolkata): the name asked for is kept.
  return resolved.toLowerCase() === wanted.toLowerCase() ? resolved : wanted
}

/** The date itself where it is one of the calendar, `YYYY-MM-DD`; else null. */
export function checkDate(text: string): string | null {
  return DATE.test(text) && attempt(() => Temporal.PlainDate.from(text)) !== null ? text : null
}

/** Seconds since midnight of `H:MM`, `HH:MM` or `HH:MM:SS`. */
export function secondsOfDay(text: string): number | null {
  const match = WALL_TIME.exec(text.trim())
  if (match === null) return null
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : null
}

/** Reads `2019-12-27T11:00:00+01:00`, with a blank for the T, without seconds or without offset too. */
export function parseWrittenTime(text: string): WrittenTime | null {
  const match = DATE_TIME.exec(text.trim())
  if (match === null) return null
  const [, date = '', hourMinute = '', seconds = '00', offset] = match
  if (checkDate(date) === null || secondsOfDay(hourMinute) === null) return null
  return { date, time: `${hourMinute}:${seconds}`, offset: offset === undefined ? null : fullOffset(offset) }
}

function fullOffset(offset: string): string {
  if (offset.toUpperCase() === 'Z') return '+00:00'
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
}

/** The instant of a written time that has an offset; null for one without. */
export function instantOfOffset(written: WrittenTime): string | null {
  const { date, time, offset } = written
  return offset === null ? null : attempt(() => Temporal.Instant.from(`${date}T${time}${offset}`).toString())
}

/**
 * The instant at which clocks in the zone show that time. An hour that daylight saving skips is moved on by the
 * skipped hour, one that it repeats is taken the first time, as RFC 5545 wants it.
 */
export function instantOfWall(date: string, time: string, zone: string): string | null {
  const seconds = secondsOfDay(time)
  if (seconds === null) return null
  return attempt(() => {
    const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ seconds })
    return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant().toString()
  })
}

/** The instant that many seconds of real time later. */
export function addSeconds(instant: string, seconds: number): string | null {
  return attempt(() => Temporal.Instant.from(instant).add({ seconds }).toString())
}

/** The calendar date that many days later. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** What calendar and clock show in the zone at that instant. */
export function wallOfInstant(instant: string, zone: string): { date: string; time: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/** Seconds of `0:30`, `00:30`, `00:30:00`, `1:06:00:00` (days first) or bare minutes. */
export function parseDuration(text: string): number | null {
  const parts = text.trim().split(':')
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const [first = 0, second = 0, third = 0, fourth = 0] = parts.map(Number)
  if (parts.length === 1) return first * 60
  if (parts.length === 2) return first * 3600 + second * 60
  if (parts.length === 3) return first * 3600 + second * 60 + third
  return parts.length === 4 ? first * 86_400 + second * 3600 + third * 60 + fourth : null
}

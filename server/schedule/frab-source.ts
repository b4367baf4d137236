/**
 * What frab's XML and JSON say alike, and how both become sessions: days, zones, times and places.
 * Knows neither syntax: every value here is the file's text, '' where it is missing.
 * Sources: voc/schedule, validator/xsd/schedule.xml.xsd and validator/json/schema.json (2026-06).
 */
import type { DraftSchedule, DraftSession } from './assemble-schedule.ts'
import type { ImportedLink, ScheduleFormat } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import { safeAddress } from './plain-text.ts'
import type { SourceContext } from './source-context.ts'
import { chooseZone, zoneNeeded } from './source-context.ts'
import type { WrittenTime } from './zoned-time.ts'
import { addDays, addSeconds, checkDate, instantOfOffset, instantOfWall } from './zoned-time.ts'
import { parseDuration, parseWrittenTime, secondsOfDay, wallOfInstant } from './zoned-time.ts'

// Where a file does not say when its day begins, four in the morning is what most of them use.
const USUAL_DAY_CHANGE = '04:00'
const NOON = 12 * 3600

export interface FrabEvent {
  readonly keys: readonly string[]
  readonly title: string
  readonly room: string
  readonly track: string
  readonly date: string
  readonly start: string
  readonly duration: string
  readonly end: string
  readonly texts: readonly string[]
  readonly speakers: readonly string[]
  readonly url: string
  readonly links: readonly ImportedLink[]
}

export interface FrabDay {
  readonly date: string
  readonly start: string
  readonly end: string
  readonly events: readonly FrabEvent[]
}

/** `zoneField` is how the file's own syntax calls the place of the zone, for the sentence that asks for it. */
export interface FrabSource {
  readonly format: ScheduleFormat
  readonly title: string
  readonly zone: string
  readonly zoneField: string
  readonly dayChange: string
  readonly baseUrl: string
  readonly rooms: readonly { readonly name: string; readonly seats?: number }[]
  readonly tracks: readonly string[]
  readonly days: readonly FrabDay[]
}

interface Clock {
  readonly zone: string
  /** The offsets in the file are +00:00 although its hours are local ones (Wafer, 2017): only the hours count. */
  readonly ignoresOffsets: boolean
}

/** The draft of a frab schedule; refuses one whose zone or days nobody can tell. */
export function readFrabSource(source: FrabSource, context: SourceContext): DraftSchedule {
  const clock = chooseClock(source, context)
  const days = source.days.map((day, index) => {
    const date = conferenceDate(day, source, clock, context)
    if (date === null) throw dateMissing(context.file, index)
    return {
      date,
      sessions: day.events.map((event) => readEvent(event, { day, date, source, clock, context })),
    }
  })
  return {
    format: source.format,
    title: source.title,
    timezone: clock.zone,
    rooms: source.rooms,
    tracks: source.tracks,
    days: days.map((day) => day.date),
    sessions: days.flatMap((day) => day.sessions),
  }
}

function dateMissing(file: string, index: number): ScheduleRefusal {
  const sentence = `${file} gives day ${index + 1} no date: write it as YYYY-MM-DD into the day and import the file again.`
  return new ScheduleRefusal('date-needed', sentence)
}

function chooseClock(source: FrabSource, context: SourceContext): Clock {
  const written = source.days.flatMap((day) => day.events.map((event) => parseWrittenTime(event.date)))
  const offsets = new Set(written.map((time) => time?.offset ?? null))
  const chosen = chooseZone(context, source.zone, source.zoneField)
  const isHollow =
    source.zone === '' && offsets.size === 1 && offsets.has('+00:00') && startsEqualDates(source)
  if (chosen === null)
    return { zone: zoneOfOffsets(source, offsets, isHollow, context), ignoresOffsets: false }
  if (isHollow)
    context.notices.say(`The dates carry +00:00 beside local hours; the hours are read in ${chosen}.`)
  return { zone: chosen, ignoresOffsets: isHollow }
}

function startsEqualDates(source: FrabSource): boolean {
  const events = source.days.flatMap((day) => day.events)
  return events.every((event) => {
    const seconds = secondsOfDay(parseWrittenTime(event.date)?.time ?? '')
    return event.start !== '' && seconds !== null && seconds === secondsOfDay(event.start)
  })
}

/** One offset of whole hours in all dates makes every instant certain, and has a zone name of its own. */
function zoneOfOffsets(
  source: FrabSource,
  offsets: ReadonlySet<string | null>,
  isHollow: boolean,
  context: SourceContext,
): string {
  const [only] = offsets
  const hours = /^([+-])(\d{2}):00$/.exec(only ?? '')
  if (offsets.size === 1 && !isHollow && hours !== null) {
    const count = Number(hours[2])
    // The signs of these names are the other way round: Etc/GMT-1 is one hour ahead of UTC.
    const zone = count === 0 ? 'Etc/UTC' : `Etc/GMT${hours[1] === '+' ? '-' : '+'}${count}`
    context.notices.say(
      `${source.zoneField} is missing and every date is in ${only}: ${zone} is used; --timezone ZONE names the place's own zone.`,
    )
    return zone
  }
  throw zoneNeeded(context, `${source.zoneField} is missing${clauseOf(offsets)}`)
}

function clauseOf(offsets: ReadonlySet<string | null>): string {
  if (offsets.has(null)) return ' and the date of its events has no offset'
  return offsets.size === 1
    ? ` and the date of its events only says ${[...offsets][0]}`
    : ' and the offsets differ'
}

/** The day an event counts to: its own attribute, unless no event is on that date (Wafer writes the UTC date there). */
function conferenceDate(
  day: FrabDay,
  source: FrabSource,
  clock: Clock,
  context: SourceContext,
): string | null {
  const written = checkDate(day.date.trim().slice(0, 10)) ?? parseWrittenTime(day.start)?.date ?? null
  const change = secondsOfDay(dayChangeOf(day, source)) ?? 0
  const dates = day.events
    .map((event) => instantOfDate(parseWrittenTime(event.date), clock))
    .filter((instant) => instant !== null)
    .map((instant) => wallOfInstant(addSeconds(instant, -change) ?? instant, clock.zone).date)
  if (written !== null && (dates.length === 0 || dates.includes(written))) return written
  const first = dates.sort()[0] ?? null
  if (written !== null && first !== null)
    context.notices.count('Days whose date is not that of their events', written)
  return first ?? written
}

function dayChangeOf(day: FrabDay, source: FrabSource): string {
  const [start, end] = [parseWrittenTime(day.start), parseWrittenTime(day.end)]
  if (start !== null && end !== null) return end.date > start.date ? end.time : '00:00'
  const seconds = secondsOfDay(source.dayChange)
  return seconds === null || seconds > NOON ? USUAL_DAY_CHANGE : source.dayChange
}

interface Place {
  readonly day: FrabDay
  readonly date: string
  readonly source: FrabSource
  readonly clock: Clock
  readonly context: SourceContext
}

function readEvent(event: FrabEvent, place: Place): DraftSession {
  const written = parseWrittenTime(event.date)
  const start = instantOfDate(written, place.clock) ?? instantOfStart(event, place)
  return {
    keys: event.keys,
    title: event.title,
    texts: event.texts,
    room: event.room,
    track: event.track,
    day: place.date,
    start,
    end: start === null ? null : endOf(event, start, place.clock),
    speakers: event.speakers,
    url: safeAddress(event.url, place.source.baseUrl) ?? '',
    links: event.links.map((link) => ({ ...link, url: safeAddress(link.url, place.source.baseUrl) ?? '' })),
  }
}

function instantOfDate(written: WrittenTime | null, clock: Clock): string | null {
  if (written === null) return null
  if (written.offset !== null && !clock.ignoresOffsets) return instantOfOffset(written)
  return instantOfWall(written.date, written.time, clock.zone)
}

/** The instant of an event that has but an hour: before the day's change it is on the next calendar day. */
function instantOfStart(event: FrabEvent, place: Place): string | null {
  const ownDate = checkDate(event.date.trim())
  if (ownDate !== null) return instantOfWall(ownDate, event.start, place.clock.zone)
  const [start, change] = [secondsOfDay(event.start), secondsOfDay(dayChangeOf(place.day, place.source))]
  if (start === null) return null
  const isNextDay = change !== null && start < change
  return instantOfWall(isNextDay ? addDays(place.date, 1) : place.date, event.start, place.clock.zone)
}

function endOf(event: FrabEvent, start: string, clock: Clock): string | null {
  const written = instantOfDate(parseWrittenTime(event.end), clock)
  if (written !== null && Date.parse(written) >= Date.parse(start)) return written
  const seconds = parseDuration(event.duration)
  return seconds === null ? null : addSeconds(start, seconds)
}

/**
 * Times of iCalendar: DTSTART and DTEND with TZID, with Z, floating or as whole days, to instants.
 * Zones are resolved by name first, by the file's VTIMEZONE only where the name says nothing.
 */
import ICAL from 'ical.js'
import type { CalendarComponent, CalendarProperty } from './icalendar-lines.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import type { SourceContext } from './source-context.ts'
import { chooseZone, zoneNeeded } from './source-context.ts'
import {
  addSeconds,
  checkDate,
  findZone,
  instantOfOffset,
  instantOfWall,
  parseWrittenTime,
} from './zoned-time.ts'

const DURATION = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/

/**
 * `zone` is the summit's; `named` are the IANA zones of the TZIDs that name one, resolved once since asking is dear;
 * `defined` are the zones the file describes itself, by TZID.
 */
export interface CalendarZones {
  readonly zone: string
  readonly named: ReadonlyMap<string, string>
  readonly defined: ReadonlyMap<string, ICAL.Timezone>
}

/** `date` is set alone for whole days: there the hour is not known. */
export interface CalendarTime {
  readonly date: string | null
  readonly instant: string | null
}

/** The zones of a calendar; refuses one with floating times and no zone, or with a TZID that nothing explains. */
export function chooseCalendarZones(
  components: readonly CalendarComponent[],
  starts: readonly CalendarProperty[],
  context: SourceContext,
): CalendarZones {
  const calendar = components.find((component) => component.name === 'VCALENDAR')
  const ofCalendar = ['X-WR-TIMEZONE', 'TIMEZONE-ID']
    .map((name) => propertyText(calendar, name))
    .find((text) => text !== '')
  const defined = definedZones(components)
  const named = namedZones(components)
  const chosen = chooseZone(context, ofCalendar ?? '', 'X-WR-TIMEZONE')
  const unknown = starts.map(tzidOf).find((tzid) => tzid !== '' && !named.has(tzid) && !defined.has(tzid))
  if (unknown !== undefined && context.timezone === null) throw tzidUnknown(unknown, context.file)
  if (unknown !== undefined)
    context.notices.say(`The zone “${unknown.slice(0, 60)}” is not known; ${chosen} is used.`)
  return { zone: chosen ?? zoneOfStarts(starts, named, context), named, defined }
}

/** The first value of the first property of that name, trimmed; '' without. */
export function propertyText(component: CalendarComponent | undefined, name: string): string {
  return component?.properties.find((property) => property.name === name)?.values[0]?.trim() ?? ''
}

/** The time a property holds; both fields null where it holds none. */
export function readCalendarTime(property: CalendarProperty | undefined, zones: CalendarZones): CalendarTime {
  const value = property?.values[0]?.trim() ?? ''
  if (property === undefined || checkDate(value) !== null) return { date: checkDate(value), instant: null }
  const written = parseWrittenTime(value)
  if (written === null) return { date: null, instant: null }
  const tzid = tzidOf(property)
  if (written.offset !== null) return { date: null, instant: instantOfOffset(written) }
  const defined = zones.named.has(tzid) ? undefined : zones.defined.get(tzid)
  if (defined !== undefined) return { date: null, instant: instantOfDefined(value, defined) }
  return {
    date: null,
    instant: instantOfWall(written.date, written.time, zones.named.get(tzid) ?? zones.zone),
  }
}

/** The end of an event that says how long it takes; null where it does not. */
export function endOfDuration(start: string, text: string): string | null {
  const match = DURATION.exec(text)
  if (match === null || match[1] === '-') return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map((part) => Number(part ?? 0))
  return addSeconds(start, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds)
}

function tzidOf(property: CalendarProperty): string {
  return property.parameters.get('TZID')?.trim() ?? ''
}

/** Some producers put a path before the name: /freeassociation.sourceforge.net/Europe/Berlin. */
function zoneOfTzid(tzid: string): string | null {
  if (tzid === '') return null
  const parts = tzid.split('/').filter((part) => part !== '')
  const names = [tzid, parts.slice(-2).join('/'), parts.slice(-3).join('/')]
  return names.map(findZone).find((zone) => zone !== null) ?? null
}

function namedZones(components: readonly CalendarComponent[]): Map<string, string> {
  const tzids = new Set(components.flatMap((component) => component.properties.map(tzidOf)))
  const zones = new Map<string, string>()
  for (const tzid of tzids) {
    const zone = zoneOfTzid(tzid)
    if (zone !== null) zones.set(tzid, zone)
  }
  return zones
}

function zoneOfStarts(
  starts: readonly CalendarProperty[],
  named: ReadonlyMap<string, string>,
  context: SourceContext,
): string {
  const counts = new Map<string, number>()
  for (const zone of starts.map((start) => named.get(tzidOf(start)))) {
    if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  }
  const [commonest] = [...counts].sort(([, one], [, other]) => other - one)
  if (commonest !== undefined) return commonest[0]
  if (!starts.every((start) => /^(\d{4}-\d{2}-\d{2}|.*Z)$/i.test(start.values[0] ?? ''))) {
    throw zoneNeeded(
      context,
      'X-WR-TIMEZONE is missing and DTSTART has neither the TZID of a known zone nor a Z',
    )
  }
  context.notices.say(
    'X-WR-TIMEZONE is missing and no DTSTART names a place: UTC is used; --timezone ZONE names the place.',
  )
  return 'UTC'
}

function tzidUnknown(tzid: string, file: string): ScheduleRefusal {
  const sentence = `${file} uses the zone “${tzid.slice(0, 60)}” (TZID of DTSTART), which is not known and not described in a VTIMEZONE: give --timezone ZONE, for example --timezone Europe/Berlin.`
  return new ScheduleRefusal('bad-timezone', sentence)
}

function definedZones(components: readonly CalendarComponent[]): Map<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>()
  for (const component of components.filter(({ name }) => name === 'VTIMEZONE')) {
    const tzid = propertyText(component, 'TZID')
    try {
      const parsed = new ICAL.Component(ICAL.parse.component(component.lines.join('\r\n')) as unknown[])
      zones.set(tzid, new ICAL.Timezone({ component: parsed, tzid }))
    } catch {
      // A zone that cannot be read is as good as none: its TZID is then refused by name.
    }
  }
  return zones
}

function instantOfDefined(value: string, zone: ICAL.Timezone): string | null {
  try {
    const time = ICAL.Time.fromDateTimeString(value)
    time.zone = zone
    return addSeconds('1970-01-01T00:00:00Z', time.toUnixTime())
  } catch {
    return null
  }
}

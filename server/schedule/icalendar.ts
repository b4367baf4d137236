/**
 * iCalendar (pretalx, frab, ptgbot, Symposion and others) to a draft schedule.
 * Source of the format: RFC 5545; real files break it, and what could not be read is told in notices.
 */
import type { DraftSchedule, DraftSession } from './assemble-schedule.ts'
import { checkCount } from './assemble-schedule.ts'
import type { CalendarComponent } from './icalendar-lines.ts'
import { readCalendar } from './icalendar-lines.ts'
import type { CalendarZones } from './icalendar-times.ts'
import { chooseCalendarZones, endOfDuration, propertyText, readCalendarTime } from './icalendar-times.ts'
import type { ImportedLink } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import { safeAddress } from './plain-text.ts'
import type { SourceContext } from './source-context.ts'
import { countOf } from './source-text.ts'

/** Reads the bytes of a calendar; refuses one that is cut short or whose zone nobody can tell. */
export function readIcalendar(bytes: Uint8Array, context: SourceContext): DraftSchedule {
  const rough = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  checkCount(Math.max(1, countOf(rough, 'BEGIN:VEVENT')), context.file)
  const { components, brokenLines, isWhole } = readCalendar(bytes)
  if (!isWhole) {
    const reason = 'it ends before END:VCALENDAR'
    const sentence = `${context.file} is damaged or cut short (${reason}): export it again and import the new file.`
    throw new ScheduleRefusal('damaged', sentence)
  }
  for (const line of brokenLines)
    context.notices.count('Lines that are no iCalendar and were left out', line.slice(0, 60))
  const events = components
    .filter((component) => component.name === 'VEVENT')
    .filter((event) => isHeld(event, context))
  const starts = events.flatMap((event) => event.properties.filter((property) => property.name === 'DTSTART'))
  const zones = chooseCalendarZones(components, starts, context)
  const calendar = components[0]
  return {
    format: 'icalendar',
    title: propertyText(calendar, 'X-WR-CALNAME') || propertyText(calendar, 'NAME'),
    timezone: zones.zone,
    rooms: [],
    tracks: [],
    days: [],
    sessions: events.map((event) => readEvent(event, zones)),
  }
}

function isHeld(event: CalendarComponent, context: SourceContext): boolean {
  const summary = propertyText(event, 'SUMMARY')
  if (/^CANCELLED$/i.test(propertyText(event, 'STATUS'))) {
    context.notices.count('Sessions left out because they are cancelled', summary)
    return false
  }
  if (event.properties.some(({ name }) => name === 'RRULE' || name === 'RDATE')) {
    context.notices.count('Sessions that repeat, of which the first is taken', summary)
  }
  return true
}

function readEvent(event: CalendarComponent, zones: CalendarZones): DraftSession {
  const property = (name: string) => event.properties.find((candidate) => candidate.name === name)
  const start = readCalendarTime(property('DTSTART'), zones)
  const written = readCalendarTime(property('DTEND'), zones).instant
  const lasting =
    start.instant === null ? null : endOfDuration(start.instant, propertyText(event, 'DURATION'))
  const location = propertyText(event, 'LOCATION')
  // ptgbot writes the address of the video room as LOCATION: a link, no room.
  const video = safeAddress(location) === null || /\s/.test(location) ? '' : location
  return {
    keys: [keyOf(event)],
    title: propertyText(event, 'SUMMARY'),
    texts: [propertyText(event, 'DESCRIPTION')],
    room: video === '' ? location : '',
    track: propertyText(event, 'CATEGORIES'),
    day: start.date,
    start: start.instant,
    end:
      start.instant === null || (written !== null && written < start.instant) ? null : (written ?? lasting),
    speakers: speakersOf(event),
    url: propertyText(event, 'URL'),
    links: video === '' ? [] : [videoLink(video)],
  }
}

/** The UID; one occurrence of a repeated event shares it and is told apart by RECURRENCE-ID. */
function keyOf(event: CalendarComponent): string {
  const [uid, recurrence] = [propertyText(event, 'UID'), propertyText(event, 'RECURRENCE-ID')]
  return uid === '' || recurrence === '' ? uid : `${uid}/${recurrence}`
}

function videoLink(url: string): ImportedLink {
  return { url, title: 'Video room' }
}

/** Schedules name their speakers as attendees; the address behind the name is often broken and never needed. */
function speakersOf(event: CalendarComponent): string[] {
  const attendees = event.properties.filter((property) => property.name === 'ATTENDEE')
  return attendees.map((attendee) => attendee.parameters.get('CN') ?? '')
}

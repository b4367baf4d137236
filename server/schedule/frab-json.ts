/**
 * frab JSON (frab, pretalx, hub) to what frab-source reads.
 * Source of the format: voc/schedule, validator/json/schema.json; fields may be missing or null.
 */
import type { DraftSchedule } from './assemble-schedule.ts'
import type { FrabDay, FrabEvent, FrabSource } from './frab-source.ts'
import { readFrabSource } from './frab-source.ts'
import type { ImportedLink } from './imported-schedule.ts'
import { entriesField, fieldOf, isRecord, listField, textField } from './json-values.ts'
import type { SourceContext } from './source-context.ts'

/** Whether parsed JSON is a frab schedule: `schedule.conference.days`. */
export function isFrabJson(json: unknown): boolean {
  return Array.isArray(fieldOf(fieldOf(fieldOf(json, 'schedule'), 'conference'), 'days'))
}

/** Reads parsed JSON for which `isFrabJson` holds. */
export function readFrabJson(json: unknown, context: SourceContext): DraftSchedule {
  const schedule = fieldOf(json, 'schedule')
  const conference = fieldOf(schedule, 'conference')
  const days = listField(conference, 'days')
  const dayRooms = days.flatMap((day) => entriesField(day, 'rooms').map(([name]) => ({ name })))
  const source: FrabSource = {
    format: 'frab-json',
    title: textField(conference, 'title'),
    zone: textField(conference, 'time_zone_name'),
    zoneField: 'schedule.conference.time_zone_name',
    dayChange: textField(conference, 'day_change'),
    baseUrl: textField(schedule, 'base_url'),
    rooms: [...listField(conference, 'rooms').map(readRoom), ...dayRooms],
    tracks: listField(conference, 'tracks').map((track) =>
      typeof track === 'string' ? track : nameOf(track),
    ),
    days: days.map(readDay),
  }
  return readFrabSource(source, context)
}

function readRoom(room: unknown): { name: string; seats?: number } {
  const capacity = fieldOf(room, 'capacity')
  const hasSeats = typeof capacity === 'number' && Number.isInteger(capacity) && capacity > 0
  return { name: nameOf(room), ...(hasSeats ? { seats: capacity } : {}) }
}

/** A name; pretalx may give one by language, of which English comes first. */
function nameOf(value: unknown): string {
  const name = fieldOf(value, 'name')
  if (!isRecord(name)) return textField(value, 'name')
  return textField(name, 'en') || (Object.values(name).find((text) => typeof text === 'string') ?? '')
}

function readDay(day: unknown): FrabDay {
  return {
    date: textField(day, 'date'),
    start: textField(day, 'day_start'),
    end: textField(day, 'day_end'),
    events: entriesField(day, 'rooms').flatMap(([room, events]) =>
      (Array.isArray(events) ? events : []).filter(isRecord).map((event) => readEvent(event, room)),
    ),
  }
}

function readEvent(event: unknown, roomName: string): FrabEvent {
  const ids = [textField(event, 'guid'), textField(event, 'id'), textField(event, 'code')]
  return {
    keys: [...ids, textField(event, 'slug')],
    title: textField(event, 'title'),
    room: roomName || textField(event, 'room'),
    track: textField(event, 'track') || nameOf(fieldOf(event, 'track')),
    date: textField(event, 'date'),
    start: textField(event, 'start'),
    duration: textField(event, 'duration'),
    end: textField(event, 'end'),
    texts: [textField(event, 'abstract'), textField(event, 'description')],
    speakers: listField(event, 'persons').map(personName),
    url: textField(event, 'url'),
    links: [...listField(event, 'links'), ...listField(event, 'attachments')].map(readLink),
  }
}

function personName(person: unknown): string {
  if (typeof person === 'string') return person
  return (
    textField(person, 'public_name') || textField(person, 'name') || textField(person, 'full_public_name')
  )
}

function readLink(link: unknown): ImportedLink {
  return { url: textField(link, 'url'), title: textField(link, 'title') }
}

/**
 * ptgbot's JSON (OpenStack's PTGs) to a draft schedule: a session for every slot that a team has booked in a room.
 * Source of the format: openstack/ptgbot, base.json, ptgbot/ics.py and scripts/add_realtime.py.
 */
import type { DraftSchedule, DraftSession } from './assemble-schedule.ts'
import type { ImportedLink } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import { entriesField, fieldOf, isRecord, listField, textField } from './json-values.ts'
import type { SourceContext } from './source-context.ts'
import { chooseZone, zoneNeeded } from './source-context.ts'
import { addDays, addSeconds, instantOfOffset, instantOfWall } from './zoned-time.ts'
import { parseWrittenTime, wallOfInstant, weekdayOf } from './zoned-time.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const HOURS = /(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})/
// What a room's object says of the room itself, beside its slots.
const ROOM_FIELDS = new Set(['url', 'desc', 'cap_icon', 'cap_desc'])

interface Slot {
  readonly name: string
  readonly weekday: string
  readonly from: string
  readonly to: string
  /** The instant ptgbot gives some slots; '' where the slot has only its hours. */
  readonly realtime: string
  readonly minutes: number | null
}

interface TimedSlot extends Slot {
  readonly day: string
  readonly start: string | null
  readonly end: string | null
}

/** Whether parsed JSON is ptgbot's: slots by day and a schedule by room. */
export function isPtgbotJson(json: unknown): boolean {
  return isRecord(fieldOf(json, 'slots')) && isRecord(fieldOf(json, 'schedule'))
}

/** Reads parsed JSON for which `isPtgbotJson` holds; refuses hours without a zone and weekdays without a date. */
export function readPtgbot(json: unknown, context: SourceContext): DraftSchedule {
  const slots = entriesField(json, 'slots').flatMap(([day, list]) => readSlots(day, list))
  const zone = zoneOfSlots(slots, context)
  const timed = timeSlots(slots, zone, context)
  return {
    format: 'ptgbot-json',
    title: textField(json, 'eventid'),
    timezone: zone,
    rooms: entriesField(json, 'schedule').map(([name]) => ({ name })),
    tracks: listField(json, 'tracks').filter((track) => typeof track === 'string'),
    days: timed.map((slot) => slot.day),
    sessions: readBookings(json, new Map(timed.map((slot) => [slot.name, slot])), context),
  }
}

function readSlots(weekday: string, list: unknown): Slot[] {
  return (Array.isArray(list) ? list : []).map((slot: unknown) => {
    const hours = HOURS.exec(textField(slot, 'desc'))
    const minutes = Number(textField(slot, 'duration') || Number.NaN)
    return {
      name: textField(slot, 'name'),
      weekday,
      from: hours?.[1] ?? '',
      to: hours?.[2] ?? '',
      realtime: realtimeOf(slot),
      minutes: Number.isFinite(minutes) ? minutes : null,
    }
  })
}

function realtimeOf(slot: unknown): string {
  const written = parseWrittenTime(textField(slot, 'realtime'))
  return (written === null ? null : instantOfOffset(written)) ?? ''
}

function zoneOfSlots(slots: readonly Slot[], context: SourceContext): string {
  const zone = chooseZone(context, '', 'slots › realtime')
  if (zone !== null) return zone
  if (!slots.every((slot) => slot.realtime !== '')) {
    throw zoneNeeded(
      context,
      'slots › realtime is missing from some slots, and their desc has only local hours',
    )
  }
  context.notices.say(
    'Every slot has its realtime in UTC and no zone is named: UTC is used; --timezone ZONE names the place.',
  )
  return 'UTC'
}

/**
 * The slots with day and instants. Where all have a realtime, that is the time. Where only some have (base.json: the
 * first one), it tells the date, and the hours of desc are local: such a realtime repeats the local hour as if in UTC.
 */
function timeSlots(slots: readonly Slot[], zone: string, context: SourceContext): TimedSlot[] {
  const trusts = slots.every((slot) => slot.realtime !== '')
  const anchors = slots.filter((slot) => slot.realtime !== '').map((slot) => anchorOf(slot, zone))
  return slots.map((slot) => {
    const day = dayOf(slot, anchors)
    if (day === null) throw dayMissing(slot, context.file)
    if (trusts) return { ...slot, day, start: slot.realtime, end: endOf(slot, slot.realtime, day, zone) }
    const start = instantOfWall(day, slot.from, zone)
    return { ...slot, day, start, end: start === null ? null : endOf(slot, start, day, zone) }
  })
}

function anchorOf(slot: Slot, zone: string): { weekday: string; date: string } {
  const utc = wallOfInstant(slot.realtime, 'UTC')
  const isLocalHour = utc.time === slot.from.padStart(5, '0')
  return { weekday: slot.weekday, date: isLocalHour ? utc.date : wallOfInstant(slot.realtime, zone).date }
}

function dayOf(slot: Slot, anchors: readonly { weekday: string; date: string }[]): string | null {
  const same = anchors.find((anchor) => anchor.weekday === slot.weekday)
  if (same !== undefined) return same.date
  const [anchor, wanted] = [anchors[0], WEEKDAYS.indexOf(slot.weekday.trim().toLowerCase())]
  if (anchor === undefined || wanted === -1) return null
  return addDays(anchor.date, wanted + 1 - weekdayOf(anchor.date))
}

function dayMissing(slot: Slot, file: string): ScheduleRefusal {
  return new ScheduleRefusal(
    'date-needed',
    `${file} gives slots only by the name of their day (“${slot.weekday.slice(0, 40)}”): add to its first slot the field realtime, for example "realtime": "2026-10-05T09:00:00Z", and import it again.`,
  )
}

function endOf(slot: Slot, start: string, day: string, zone: string): string | null {
  if (slot.minutes !== null) return addSeconds(start, slot.minutes * 60)
  const [from, to] = [parseHours(slot.from), parseHours(slot.to)]
  if (from === null || to === null) return null
  // Hours that end before they begin end on the next day.
  if (start === instantOfWall(day, slot.from, zone))
    return instantOfWall(to < from ? addDays(day, 1) : day, slot.to, zone)
  return addSeconds(start, ((to - from + 1440) % 1440) * 60)
}

function parseHours(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

function readBookings(
  json: unknown,
  slots: ReadonlyMap<string, TimedSlot>,
  context: SourceContext,
): DraftSession[] {
  return entriesField(json, 'schedule').flatMap(([room, bookings]) =>
    Object.entries(isRecord(bookings) ? bookings : {}).flatMap(([name, team]) => {
      const slot = slots.get(name)
      if (ROOM_FIELDS.has(name) || typeof team !== 'string' || team.trim() === '') return []
      if (slot === undefined) {
        context.notices.count('Bookings left out because their slot is not listed', `${room} ${name}`)
        return []
      }
      return [readBooking(json, { room, team: team.trim(), slot })]
    }),
  )
}

function readBooking(json: unknown, booking: { room: string; team: string; slot: TimedSlot }): DraftSession {
  const { room, team, slot } = booking
  return {
    // The team is part of the key: another team in the same slot must never inherit the note of the first.
    keys: [`${room}/${slot.name}/${team}`],
    title: `${team}, ${slot.weekday} ${slot.from === '' ? slot.name : `${slot.from}-${slot.to}`}`,
    texts: [],
    room,
    track: team,
    day: slot.day,
    start: slot.start,
    end: slot.end,
    speakers: [],
    url: '',
    links: linksOf(json, room, team),
  }
}

function linksOf(json: unknown, room: string, team: string): ImportedLink[] {
  const roomUrl = textField(fieldOf(fieldOf(json, 'schedule'), room), 'url')
  return [
    { url: textField(fieldOf(json, 'etherpads'), team), title: 'Etherpad' },
    { url: textField(fieldOf(json, 'urls'), team) || roomUrl, title: 'Video room' },
  ]
}

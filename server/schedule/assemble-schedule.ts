/**
 * The last step of every format: drafts with names become sessions with unique keys and the ids of rooms and tracks.
 * Knows no format; the drafts' texts are still foreign and are cleaned here.
 */
import type { ImportedLink, ImportedPlace, ImportedSchedule, ImportedSession } from './imported-schedule.ts'
import type { ScheduleFormat } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import { makeUnique, slugOf } from './place-names.ts'
import { plainLine, plainText, safeAddress } from './plain-text.ts'
import type { SourceContext } from './source-context.ts'
import { addDays, wallOfInstant } from './zoned-time.ts'

const MOST_SESSIONS = 20_000
const MOST_LINKS = 50
// pretalx counts a talk that starts before three to the previous day; files without days are read the same way.
const DAY_BEGINS = '03:00'

/** One session as a format's reader found it; '' stands for what is missing. `keys` are tried from the first on. */
export interface DraftSession {
  readonly keys: readonly string[]
  readonly title: string
  /** The first of these that is not blank becomes the abstract. */
  readonly texts: readonly string[]
  readonly room: string
  readonly track: string
  /** The conference day where the file tells it; else it is told from `start`. */
  readonly day: string | null
  readonly start: string | null
  readonly end: string | null
  readonly speakers: readonly string[]
  readonly url: string
  readonly links: readonly ImportedLink[]
}

/** A whole file as its reader found it. `rooms`, `tracks` and `days` are those it lists beside the sessions. */
export interface DraftSchedule {
  readonly format: ScheduleFormat
  readonly title: string
  readonly timezone: string
  readonly rooms: readonly { readonly name: string; readonly seats?: number }[]
  readonly tracks: readonly string[]
  readonly days: readonly string[]
  readonly sessions: readonly DraftSession[]
}

/** Cleans and completes the draft; refuses one that holds no session, no day or too many sessions. */
export function assembleSchedule(draft: DraftSchedule, context: SourceContext): ImportedSchedule {
  checkCount(draft.sessions.length, context.file)
  const sessions = draft.sessions.map((session) => withCleanPlaces(session))
  const rooms = collectPlaces(draft.rooms, sessions, 'room')
  const listedTracks = draft.tracks.map((name) => ({ name }))
  const tracks = collectPlaces(listedTracks, sessions, 'track')
  const roomIds = new Map(rooms.map((room) => [room.name, room.id]))
  const trackIds = new Map(tracks.map((track) => [track.name, track.id]))
  const days = daysOfSessions(sessions, draft.timezone)
  const takenKeys = new Set<string>()
  noticeRepeatedIds(sessions, context)
  const imported = sessions.map((session, index): ImportedSession => ({
    key: chooseKey(session, takenKeys, context),
    ...cleanTexts(session, context),
    track: trackIds.get(session.track) ?? null,
    room: roomIds.get(session.room) ?? null,
    day: days[index] ?? null,
    start: session.start,
    end: session.end,
  }))
  noticeGaps(imported, context)
  return {
    ...frameOf(draft, days, context),
    rooms,
    tracks,
    sessions: imported,
    notices: context.notices.sentences(),
  }
}

/** Refuses no session and more than 20,000; readers of slow formats ask with a first count, before they parse. */
export function checkCount(count: number, file: string): void {
  if (count === 0) {
    throw new ScheduleRefusal(
      'empty',
      `${file} holds no sessions: export the schedule again once it has some.`,
    )
  }
  if (count > MOST_SESSIONS) {
    throw new ScheduleRefusal(
      'too-big',
      `${file} holds ${count} sessions, and a summit may have at most ${MOST_SESSIONS}: export a part of it.`,
    )
  }
}

function frameOf(
  draft: DraftSchedule,
  daysOfEach: readonly (string | null)[],
  context: SourceContext,
): Pick<ImportedSchedule, 'format' | 'title' | 'timezone' | 'start' | 'end' | 'days'> {
  const days = [...new Set([...draft.days, ...daysOfEach])].filter((day) => day !== null).sort()
  const [start, end] = [days[0], days.at(-1)]
  if (start === undefined || end === undefined) {
    throw new ScheduleRefusal(
      'date-needed',
      `${context.file} gives no session a date: export it again once the days are set.`,
    )
  }
  const title = plainLine(draft.title) || context.file.replace(/\.[a-z0-9]+$/i, '')
  return { format: draft.format, title, timezone: draft.timezone, start, end, days }
}

function withCleanPlaces(session: DraftSession): DraftSession {
  return { ...session, room: plainLine(session.room, 120), track: plainLine(session.track, 120) }
}

function collectPlaces(
  listed: readonly { readonly name: string; readonly seats?: number }[],
  sessions: readonly DraftSession[],
  kind: 'room' | 'track',
): ImportedPlace[] {
  const used = new Set(sessions.map((session) => session[kind]).filter((name) => name !== ''))
  const places = new Map<string, ImportedPlace>()
  const takenIds = new Set<string>()
  const usedOnly = [...used].map((name): { name: string; seats?: number } => ({ name }))
  for (const place of [...listed, ...usedOnly]) {
    const name = plainLine(place.name, 120)
    if (name === '' || places.has(name)) continue
    const seats = place.seats === undefined ? {} : { seats: place.seats }
    places.set(name, { id: makeUnique(slugOf(name, kind), takenIds), name, used: used.has(name), ...seats })
  }
  return [...places.values()]
}

/** Never the title: it changes, and breaks share one. A key met again is numbered in the order of the file. */
function chooseKey(session: DraftSession, taken: Set<string>, context: SourceContext): string {
  const present = session.keys.map((key) => key.trim().slice(0, 300)).filter((key) => key !== '')
  const place = `${session.day ?? ''}/${session.start ?? ''}/${session.room}`
  if (present.length === 0)
    context.notices.count('Sessions without guid or id, kept by time and room', session.title)
  const wanted = present[0] ?? place
  let key = wanted
  for (let count = 2; taken.has(key); count += 1) key = `${wanted}#${count}`
  if (key !== wanted)
    context.notices.count('Sessions that repeat the id of an earlier one', plainLine(session.title, 80))
  taken.add(key)
  return key
}

/** Merged schedules repeat numeric ids; that is told even where a guid serves as the key. */
function noticeRepeatedIds(sessions: readonly DraftSession[], context: SourceContext): void {
  const seen = new Set<string>()
  for (const session of sessions) {
    const [guid, id = ''] = session.keys
    if (guid === '' || id === '') continue
    if (seen.has(id)) context.notices.count('Numeric ids that repeat, where the guid is the key', id)
    seen.add(id)
  }
}

function cleanTexts(
  session: DraftSession,
  context: SourceContext,
): Pick<ImportedSession, 'title' | 'abstract' | 'speakers' | 'url' | 'links'> {
  const title = plainLine(session.title)
  if (title === '')
    context.notices.count('Sessions without a title', session.keys.find((key) => key !== '') ?? session.room)
  const names = new Set(session.speakers.map((name) => plainLine(name, 120)).filter((name) => name !== ''))
  return {
    title: title === '' ? 'Untitled session' : title,
    abstract: session.texts.map((text) => plainText(text)).find((text) => text.trim() !== '') ?? '',
    speakers: [...names].map((name) => ({ name })),
    url: safeAddress(session.url),
    links: cleanLinks(session.links),
  }
}

function cleanLinks(links: readonly ImportedLink[]): ImportedLink[] {
  const seen = new Map<string, ImportedLink>()
  for (const link of links.slice(0, MOST_LINKS)) {
    const url = safeAddress(link.url)
    if (url !== null && !seen.has(url)) seen.set(url, { url, title: plainLine(link.title, 200) || url })
  }
  return [...seen.values()]
}

/** The conference day of each: as the file says, else the local date, where the small hours belong to the night before. */
function daysOfSessions(sessions: readonly DraftSession[], timezone: string): (string | null)[] {
  const walls = sessions.map((session) =>
    session.start === null ? null : wallOfInstant(session.start, timezone),
  )
  const byDay = new Set(
    walls.filter((wall) => wall !== null && wall.time >= DAY_BEGINS).map((wall) => wall?.date),
  )
  return sessions.map((session, index) => {
    const wall = walls[index] ?? null
    if (session.day !== null || wall === null) return session.day
    const before = addDays(wall.date, -1)
    return wall.time < DAY_BEGINS && byDay.has(before) ? before : wall.date
  })
}

function noticeGaps(sessions: readonly ImportedSession[], context: SourceContext): void {
  for (const session of sessions) {
    if (session.room === null) context.notices.count('Sessions without a room', session.title)
    if (session.start === null) context.notices.count('Sessions without a time', session.title)
    else if (session.end === null) context.notices.count('Sessions without an end', session.title)
  }
}

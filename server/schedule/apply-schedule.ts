/**
 * A schedule laid over what the summit has: new sessions get names, known ones keep theirs with everything that was
 * added by hand, and a session with a note is never removed. Pure; the caller stores the result, or only shows it.
 */
import type { PersonRef, Room, Session, Track } from '#note/summit.ts'
import type { ScheduleDifference } from './diff-schedule.ts'
import { diffSchedule } from './diff-schedule.ts'
import type { ImportedPlace, ImportedSchedule, ImportedSession } from './imported-schedule.ts'
import { makeUnique, offerSessionId } from './place-names.ts'

/** What the summit has now; `withNote` holds the ids of the sessions whose note has anything in it. */
export interface CurrentSchedule {
  readonly rooms: readonly Room[]
  readonly tracks: readonly Track[]
  readonly sessions: readonly Session[]
  readonly withNote: ReadonlySet<string>
}

/** The whole new lists: imported sessions in the file's order, then those that stay beside the schedule. */
export interface AppliedSchedule {
  readonly rooms: readonly Room[]
  readonly tracks: readonly Track[]
  readonly sessions: readonly Session[]
  readonly difference: ScheduleDifference
}

/** The result of the import; `template` is the id of the template that new sessions are given. */
export function applySchedule(
  current: CurrentSchedule,
  imported: ImportedSchedule,
  template: string,
): AppliedSchedule {
  const roomIds = knownIds(imported.rooms, current.rooms)
  const trackIds = knownIds(imported.tracks, current.tracks)
  const sessions = imported.sessions.map((session) => ({
    ...session,
    room: session.room === null ? null : (roomIds.get(session.room) ?? session.room),
    track: session.track === null ? null : (trackIds.get(session.track) ?? session.track),
  }))
  const difference = diffSchedule(current.sessions, current.withNote, { sessions })
  const applied = [...laidOver(current, sessions, template), ...keptBeside(sessions, difference)]
  const usedRooms = new Set(applied.map((session) => session.room))
  const usedTracks = new Set(applied.map((session) => session.track))
  return {
    rooms: mergePlaces(imported.rooms, roomIds, current.rooms, usedRooms),
    tracks: mergePlaces(imported.tracks, trackIds, current.tracks, usedTracks),
    sessions: applied,
    difference,
  }
}

/** From the ids of the import to those of the summit: a room or track that is known by name keeps its id. */
function knownIds(
  places: readonly ImportedPlace[],
  known: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> {
  const byName = new Map(known.map((place) => [place.name, place.id]))
  const taken = new Set(known.map((place) => place.id))
  return new Map(places.map((place) => [place.id, byName.get(place.name) ?? makeUnique(place.id, taken)]))
}

function laidOver(
  current: CurrentSchedule,
  sessions: readonly ImportedSession[],
  template: string,
): Session[] {
  const byKey = new Map(current.sessions.map((session) => [session.key, session]))
  const taken = new Set(current.sessions.map((session) => session.id))
  return sessions.map((session) => {
    const before = byKey.get(session.key)
    if (before === undefined) return createSession(session, offerSessionId(session, taken), template)
    const speakers = session.speakers.map((speaker) => knownSpeaker(before, speaker))
    return { ...before, ...scheduledFields(session), speakers, dropped: false }
  })
}

function createSession(session: ImportedSession, id: string, template: string): Session {
  return {
    id,
    key: session.key,
    ...scheduledFields(session),
    speakers: session.speakers,
    blueprints: [],
    state: 'scheduled',
    template,
    roles: {},
    unscheduled: false,
    dropped: false,
  }
}

function scheduledFields(
  session: ImportedSession,
): Pick<Session, 'title' | 'abstract' | 'track' | 'room' | 'day' | 'start' | 'end'> {
  const { title, abstract, track, room, day, start, end } = session
  return { title, abstract, track, room, day, start, end }
}

/** A speaker whom the summit has recognised stays recognised. */
function knownSpeaker(before: Session, speaker: PersonRef): PersonRef {
  return before.speakers.find((known) => known.name === speaker.name) ?? speaker
}

function keptBeside(sessions: readonly ImportedSession[], difference: ScheduleDifference): Session[] {
  const keys = new Set(sessions.map((session) => session.key))
  const beside = difference.unchanged.filter((session) => session.key === null || !keys.has(session.key))
  return [...beside, ...difference.dropped.map((session) => ({ ...session, dropped: true }))]
}

function mergePlaces<Place extends Room | Track>(
  imported: readonly ImportedPlace[],
  ids: ReadonlyMap<string, string>,
  known: readonly Place[],
  used: ReadonlySet<string | null>,
): (Place | Room)[] {
  const byId = new Map(known.map((place) => [place.id, place]))
  const listed = imported.map((place) => {
    const id = ids.get(place.id) ?? place.id
    const seats = place.seats === undefined ? {} : { seats: place.seats }
    return { ...byId.get(id), id, name: place.name, ...seats }
  })
  const listedIds = new Set(listed.map((place) => place.id))
  // What the schedule no longer lists stays as long as a session needs it.
  return [...listed, ...known.filter((place) => !listedIds.has(place.id) && used.has(place.id))]
}

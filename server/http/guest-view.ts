/** What a guest is told of the summit: what the page of the one note needs, and nobody who has no part in it. */
import type { PersonRef, Session, Summit } from '#note/summit.ts'

/** The summit with this session's room, track, people and blueprints, and no others. */
export function summitForGuest(summit: Summit, session: Session): Summit {
  const named = new Set([...session.speakers, ...Object.values(session.roles)].map(idOf))
  return {
    ...summit,
    rooms: summit.rooms.filter(({ id }) => id === session.room),
    tracks: summit.tracks.filter(({ id }) => id === session.track),
    people: summit.people.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
    blueprints: summit.blueprints.filter(({ name }) => session.blueprints.includes(name)),
  }
}

function idOf({ id }: PersonRef): string | undefined {
  return id
}

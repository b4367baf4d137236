/**
 * Which session an address of the room's screen shows at a time: a session's own, or whatever runs in a room through the
 * day. Pure.
 */
import type { Room } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { phaseOf } from '../today/session-line.ts'
import { byStart } from '../today/slot-columns.ts'

export interface RoomPlace {
  /** Null where the address names a session. */
  readonly room: Room | null
  /** Null where nothing more comes in the room, or nothing has this address. */
  readonly summary: SessionSummary | null
}

/** A session that is open stays on the screen past its end, until the next in the room begins. */
export function placeAt(
  known: { readonly rooms: readonly Room[]; readonly sessions: readonly SessionSummary[] },
  place: string,
  now: number,
): RoomPlace {
  const room = known.rooms.find((candidate) => candidate.id === place)
  if (room === undefined) {
    return { room: null, summary: known.sessions.find(({ session }) => session.id === place) ?? null }
  }
  const own = known.sessions
    .filter(({ session }) => session.room === room.id && session.start !== null)
    .sort(byStart)
  const running = own.findLast(({ session }) => phaseOf(session, now) === 'now')
  const late = own.findLast(({ session }) => phaseOf(session, now) === 'past')
  const next = own.find(({ session }) => phaseOf(session, now) === 'to-come')
  const overtime = late !== undefined && late.session.state === 'open' ? late : undefined
  return { room, summary: running ?? overtime ?? next ?? null }
}

/** The address for a session: that of its room where the room shows it now, so that the screen follows the day. */
export function roomAddress(
  known: Parameters<typeof placeAt>[0],
  session: { readonly id: string; readonly room: string | null },
  now: number,
): string {
  const shown = session.room === null ? null : placeAt(known, session.room, now).summary
  const place = shown?.session.id === session.id ? session.room : session.id
  return `/room/${encodeURIComponent(place ?? session.id)}`
}

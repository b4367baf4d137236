/** The rooms of the wall: which sessions run, what each wants, and in which order they stand. Pure. */
import type { Session } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { phaseOf } from '../today/session-line.ts'

export type WallOrder = 'need' | 'room' | 'track'

/** What is wrong with a room, worst first; null where nothing is. */
export type Want = 'no-notes' | 'quiet' | 'unowned'

export interface Tile {
  readonly summary: SessionSummary
  readonly want: Want | null
  /** Since the last key; null where nobody wrote. */
  readonly silentMs: number | null
  /** Whole minutes to the end, below zero when it is over; null without an end. */
  readonly minutesLeft: number | null
}

/** A running note without a key for this long is quiet. */
const QUIET_MS = 5 * 60_000
/** Ten minutes before the end the minutes ask for attention. */
export const SHORT_MINUTES = 10
/** A key within this time is writing now: edits are told every five seconds. */
export const WRITING_MS = 10_000
/** Still open this long after its end a session has left the wall for the desk. */
const STILL_SHOWN_MS = 30 * 60_000
const WANTS: readonly (Want | null)[] = ['no-notes', 'quiet', 'unowned', null]

/** The rooms at `now`: what runs, and what is still being written behind its time. */
export function tilesOf(sessions: readonly SessionSummary[], now: number): readonly Tile[] {
  return sessions.filter(({ session }) => isShown(session, now)).map((summary) => tileOf(summary, now))
}

function isShown(session: Session, now: number): boolean {
  if (phaseOf(session, now) === 'now') return true
  const end = session.end === null ? null : Date.parse(session.end)
  return session.state === 'open' && end !== null && now >= end && now - end < STILL_SHOWN_MS
}

function tileOf(summary: SessionSummary, now: number): Tile {
  const { session, completeness, lastEditAt } = summary
  const silentMs = lastEditAt === null ? null : Math.max(0, now - Date.parse(lastEditAt))
  const minutesLeft = session.end === null ? null : Math.ceil((Date.parse(session.end) - now) / 60_000)
  return { summary, silentMs, minutesLeft, want: wantOf(session, { completeness, silentMs }) }
}

function wantOf(
  session: Session,
  { completeness, silentMs }: Pick<SessionSummary, 'completeness'> & { readonly silentMs: number | null },
): Want | null {
  if (session.state === 'scheduled' || completeness === null || silentMs === null) return 'no-notes'
  if (session.state === 'open' && silentMs >= QUIET_MS) return 'quiet'
  return completeness.unowned > 0 ? 'unowned' : null
}

/** Whether the tile asks for somebody now; actions may still find their owner while the room talks. */
export function wantsSomebody(tile: Tile): boolean {
  return tile.want === 'no-notes' || tile.want === 'quiet'
}

/** By need: no notes, quiet, most unowned, fewest sections; else by the name of the room or the track's. */
export function sortTiles(
  tiles: readonly Tile[],
  order: WallOrder,
  nameOf: (session: Session) => { readonly room: string; readonly track: string },
): readonly Tile[] {
  const key = (tile: Tile): readonly (string | number)[] => {
    const { session, completeness } = tile.summary
    const { room, track } = nameOf(session)
    if (order === 'room') return [room, session.id]
    if (order === 'track') return [track, room, session.id]
    const unowned = completeness?.unowned ?? 0
    return [WANTS.indexOf(tile.want), -unowned, completeness?.done ?? 0, room, session.id]
  }
  return [...tiles].sort((left, right) => compareKeys(key(left), key(right)))
}

function compareKeys(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0
    const by =
      typeof value === 'number' && typeof other === 'number'
        ? value - other
        : String(value).localeCompare(String(other))
    if (by !== 0) return by
  }
  return 0
}

export interface WallSums {
  readonly writing: number
  readonly decisions: number
  readonly actions: number
  readonly unowned: number
  readonly wanting: number
}

/** The figures over the wall. */
export function sumsOf(tiles: readonly Tile[]): WallSums {
  const sum = (count: (tile: Tile) => number): number => tiles.reduce((all, tile) => all + count(tile), 0)
  return {
    writing: sum(({ silentMs }) => Number(silentMs !== null && silentMs < 60_000)),
    decisions: sum(({ summary }) => summary.completeness?.decisions ?? 0),
    actions: sum(({ summary }) => summary.completeness?.actions ?? 0),
    unowned: sum(({ summary }) => summary.completeness?.unowned ?? 0),
    wanting: sum((tile) => Number(wantsSomebody(tile))),
  }
}

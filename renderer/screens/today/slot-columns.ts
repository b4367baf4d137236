/**
 * The timetable of a day as a table: which columns it has and which sessions stand in which cell. Columns are slots,
 * not a time scale, so that titles stay readable; a day with many odd starts gets hours instead. Pure.
 */
import type { Room, Session } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'

/** One column. `end` is null for an hour. Instants in ms. */
export interface Slot {
  readonly start: number
  readonly end: number | null
}

export interface Slots {
  readonly kind: 'slots' | 'hours'
  readonly columns: readonly Slot[]
}

export interface Cell {
  /** Index of the first column. */
  readonly column: number
  readonly span: number
  readonly sessions: readonly SessionSummary[]
}

export interface Row {
  /** Null for sessions that have no room yet. */
  readonly room: Room | null
  readonly cells: readonly Cell[]
}

/** More distinct starts than this in a day, and the columns are hours. */
const MOST_SLOTS = 12
const HOUR_MS = 3_600_000

/** The conference days that have sessions, in order, together with the summit's own first to last day. */
export function daysOf(summaries: readonly SessionSummary[]): readonly string[] {
  const days = new Set<string>()
  for (const { session } of summaries) if (session.day !== null) days.add(session.day)
  return [...days].sort()
}

/** The columns of a day. Sessions without a start are left out. */
export function slotColumns(sessions: readonly SessionSummary[]): Slots {
  const ends = new Map<number, number[]>()
  for (const { session } of sessions) {
    if (session.start === null) continue
    const start = Date.parse(session.start)
    const known = ends.get(start) ?? []
    if (session.end !== null) known.push(Date.parse(session.end))
    ends.set(start, known)
  }
  const starts = [...ends.keys()].sort((left, right) => left - right)
  if (starts.length > MOST_SLOTS) return { kind: 'hours', columns: hourColumns(sessions) }
  return { kind: 'slots', columns: starts.map((start) => ({ start, end: commonest(ends.get(start) ?? []) })) }
}

function hourColumns(sessions: readonly SessionSummary[]): readonly Slot[] {
  const hours = new Set<number>()
  for (const { session } of sessions) if (session.start !== null) hours.add(hourOf(Date.parse(session.start)))
  return [...hours].sort((left, right) => left - right).map((start) => ({ start, end: null }))
}

function hourOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS
}

function commonest(ends: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  const ranked = [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0])
  return ranked[0]?.[0] ?? null
}

/** One row for each room that has something on the day, `mine` first, then in the summit's order, then without room. */
export function roomRows(
  sessions: readonly SessionSummary[],
  rooms: readonly Room[],
  slots: Slots,
  mine: string | null,
): readonly Row[] {
  const byRoom = new Map<string | null, SessionSummary[]>()
  const known = new Set(rooms.map((room) => room.id))
  for (const summary of sessions) {
    if (summary.session.start === null) continue
    const room =
      summary.session.room !== null && known.has(summary.session.room) ? summary.session.room : null
    byRoom.set(room, [...(byRoom.get(room) ?? []), summary])
  }
  const ordered = [...rooms].sort((left, right) => Number(right.id === mine) - Number(left.id === mine))
  const rows = ordered
    .filter((room) => byRoom.has(room.id) || room.id === mine)
    .map((room) => ({ room, cells: cellsOf(byRoom.get(room.id) ?? [], slots) }))
  const homeless = byRoom.get(null)
  return homeless === undefined ? rows : [...rows, { room: null, cells: cellsOf(homeless, slots) }]
}

function cellsOf(sessions: readonly SessionSummary[], slots: Slots): readonly Cell[] {
  const columns: SessionSummary[][] = slots.columns.map(() => [])
  for (const summary of [...sessions].sort(byStart)) columns[columnOf(summary.session, slots)]?.push(summary)
  const cells: Cell[] = []
  let column = 0
  while (column < columns.length) {
    const here = columns[column] ?? []
    const span = spanOf(here, column, columns, slots)
    cells.push({ column, span, sessions: here })
    column += span
  }
  return cells
}

function columnOf(session: Session, slots: Slots): number {
  const start = Date.parse(session.start ?? '')
  const wanted = slots.kind === 'hours' ? hourOf(start) : start
  return slots.columns.findIndex((slot) => slot.start === wanted)
}

/** A lone session reaches over the following columns that begin before it ends and in which its room has nothing. */
function spanOf(
  here: readonly SessionSummary[],
  column: number,
  columns: readonly (readonly SessionSummary[])[],
  slots: Slots,
): number {
  const only = here[0]
  if (slots.kind === 'hours' || here.length !== 1 || only === undefined || only.session.end === null) return 1
  const end = Date.parse(only.session.end)
  let span = 1
  while (columns[column + span]?.length === 0 && (slots.columns[column + span]?.start ?? Infinity) < end)
    span += 1
  return span
}

/** Order by start, then by title. */
export function byStart(left: SessionSummary, right: SessionSummary): number {
  const first = left.session.start ?? '~'
  const second = right.session.start ?? '~'
  if (first !== second) return first < second ? -1 : 1
  return left.session.title < right.session.title ? -1 : 1
}

/** The column that runs at `now`, or -1. */
export function runningColumn(slots: Slots, now: number): number {
  return slots.columns.findIndex((slot) => slot.start <= now && now < (slot.end ?? slot.start + HOUR_MS))
}

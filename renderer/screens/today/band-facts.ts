/**
 * What the band of Today says: the session that runs in my room, the gap until the next one, or that no room is
 * chosen; and what comes up for me. Pure.
 */
import type { Room } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import type { SummitView } from '../../api/summit-store.ts'
import { phaseOf } from './session-line.ts'
import { byStart } from './slot-columns.ts'

export type Band =
  | { readonly kind: 'no-room' }
  | { readonly kind: 'running'; readonly room: Room; readonly summary: SessionSummary }
  | { readonly kind: 'free'; readonly room: Room; readonly next: SessionSummary }
  | { readonly kind: 'done'; readonly room: Room }

type Known = Pick<SummitView, 'sessions' | 'summit' | 'me'>

/** The band for this room at `now`. */
export function bandOf(view: Known, room: string | null, now: number): Band {
  const known = view.summit.rooms.find((candidate) => candidate.id === room)
  if (known === undefined) return { kind: 'no-room' }
  const own = inRoom(view.sessions, known.id)
  const running = own.find(({ session }) => phaseOf(session, now) === 'now')
  if (running !== undefined) return { kind: 'running', room: known, summary: running }
  const next = own.find(({ session }) => phaseOf(session, now) === 'to-come')
  return next === undefined ? { kind: 'done', room: known } : { kind: 'free', room: known, next }
}

function inRoom(sessions: readonly SessionSummary[], room: string): readonly SessionSummary[] {
  return sessions.filter(({ session }) => session.room === room && session.start !== null).sort(byStart)
}

/** One row of "Next up". */
export interface NextRow {
  readonly summary: SessionSummary
  readonly why: 'my-room' | 'i-take-notes' | 'my-blueprint'
}

const MOST_ROWS = 3

/** My room's next two, then whatever else is on my plate: sessions I take notes in, blueprints of mine. */
export function nextUp(view: Known, room: string | null, now: number): readonly NextRow[] {
  const band = bandOf(view, room, now)
  const shown = band.kind === 'running' ? band.summary : band.kind === 'free' ? band.next : null
  const ahead = view.sessions
    .filter(
      (summary) =>
        summary !== shown && summary.session.start !== null && phaseOf(summary.session, now) !== 'past',
    )
    .sort(byStart)
  const own = ahead.filter(({ session }) => session.room === room && room !== null).slice(0, 2)
  const rows: NextRow[] = own.map((summary) => ({ summary, why: 'my-room' }))
  for (const summary of ahead) {
    if (rows.length >= MOST_ROWS) break
    if (own.includes(summary) || summary.session.room === room) continue
    if (takesNotes(summary, view.me.person.id)) rows.push({ summary, why: 'i-take-notes' })
  }
  return rows
}

/** Whether this person is the session's note-taker. */
export function takesNotes({ session }: SessionSummary, person: string): boolean {
  return session.roles['note-taker']?.id === person
}

/** The conference day of `now`, or the nearest one with sessions: the first to come, else the last. */
export function dayAt(days: readonly string[], today: string): string | null {
  return days.find((day) => day >= today) ?? days.at(-1) ?? null
}

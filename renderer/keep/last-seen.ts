/**
 * When this computer last saw a note in touch with the relay, and how it then was: so that whoever opens it again can be
 * told what others did since. Losing it costs that list and nothing else.
 */
import type { AwayWatch, LastSeen } from '../note/away.ts'
import type { ConnectionView } from '../connection/status.ts'
import type { Keep } from './keep.ts'

/** How often it is written while the note is open. */
const EVERY_MS = 15_000
/** A longer note is not kept twice. */
const MOST_LINES = 3_000

export async function readLastSeen(keep: Keep, session: string): Promise<LastSeen | null> {
  const known = (await keep.answer(nameOf(session))) as Partial<LastSeen> | null
  if (typeof known?.at !== 'number') return null
  const record = known.record ?? null
  return { at: known.at, record: Array.isArray(record?.sections) ? record : null }
}

export interface SeenParts {
  readonly keep: Keep
  readonly session: string
  readonly connection: Pick<ConnectionView, 'status'>
  readonly away: Pick<AwayWatch, 'leave'>
  readonly now: () => number
  readonly after: (ms: number, act: () => void) => () => void
}

/** Writes it while the note is open; the returned function writes how it is left. */
export function keepLastSeen({ keep, session, connection, away, now, after }: SeenParts): () => void {
  let cancel: () => void = () => undefined
  const write = (seen: LastSeen): void => void keep.keepAnswer(nameOf(session), seen)
  const tick = (): void => {
    if (connection.status().kind === 'live') write({ at: now(), record: null })
    cancel = after(EVERY_MS, tick)
  }
  cancel = after(EVERY_MS, tick)
  return () => {
    cancel()
    const left = away.leave()
    if (left !== null) write(isShort(left) ? left : { ...left, record: null })
  }
}

function isShort({ record }: LastSeen): boolean {
  const lines = record?.sections.reduce((sum, section) => sum + section.lines.length, 0) ?? 0
  return lines <= MOST_LINES
}

function nameOf(session: string): string {
  return `seen.${session}`
}

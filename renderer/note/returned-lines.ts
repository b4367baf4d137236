/**
 * What was returned of the notes that are open on this page and is not settled yet: the screen asks the relay, the
 * editor and the margin show it at its lines.
 */
import { drawnLineOf } from '#note/lines/drawn-line.ts'
import type { ReturnedItem } from '#note/wire/review.ts'
import type { OpenNote } from './open-note.ts'

const NONE: readonly ReturnedItem[] = []
const items = new Map<string, readonly ReturnedItem[]>()
const listeners = new Set<() => void>()

/** Open ones only; an empty list forgets the session. */
export function keepReturned(session: string, returned: readonly ReturnedItem[]): void {
  if (returned.length === 0) items.delete(session)
  else items.set(session, returned)
  for (const listener of [...listeners]) listener()
}

/** The same list until it is another. */
export function returnedIn(session: string): readonly ReturnedItem[] {
  return items.get(session) ?? NONE
}

/** Returns the undo. */
export function onReturned(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Each with `line` as it is drawn now; what is about a line that is gone is left out. */
export function returnedBesideLines(note: OpenNote): readonly ReturnedItem[] {
  return returnedIn(note.session).flatMap((item) => {
    const line = drawnLineOf(note.lines.index, item.line)
    return line === null ? [] : [{ ...item, line }]
  })
}

/** What was returned of the open notes and is not settled yet, each at the line that shows its words now. */
import { drawnLineOf } from '#note/lines/drawn-line.ts'
import type { ReturnedItem } from '#note/wire/review.ts'
import { createKeptBySession } from './kept-by-session.ts'
import type { OpenNote } from './open-note.ts'

/** Open ones only. */
export const RETURNED = createKeptBySession<ReturnedItem>()

/** Each with `line` as it is drawn now; what is about a line that is gone is left out. */
export function returnedBesideLines(note: OpenNote): readonly ReturnedItem[] {
  return RETURNED.of(note.session).flatMap((item) => {
    const line = drawnLineOf(note.lines.index, item.line)
    return line === null ? [] : [{ ...item, line }]
  })
}

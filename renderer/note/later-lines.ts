/** What was set of the open notes' items beside their notes, in words, each at the line that shows its words now. */
import { drawnLineOf } from '#note/lines/drawn-line.ts'
import { createKeptBySession } from './kept-by-session.ts'
import type { OpenNote } from './open-note.ts'

export interface LaterWords {
  readonly line: string
  readonly words: string
}

export const LATER = createKeptBySession<LaterWords>()

/** By drawn line; what is about a line that is gone is left out. */
export function laterBesideLines(note: OpenNote): ReadonlyMap<string, string> {
  return new Map(
    LATER.of(note.session).flatMap(({ line, words }) => {
      const drawn = drawnLineOf(note.lines.index, line)
      return drawn === null ? [] : [[drawn, words] as const]
    }),
  )
}

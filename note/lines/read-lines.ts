/** Reads the lines of a note once, for records and exports; whoever edits keeps a `NoteLines` instead. */
import type * as Y from 'yjs'
import { createLineIndex } from './line-index.ts'
import { drawnLineOf } from './drawn-line.ts'
import type { VisibleLine } from './line-model.ts'

/** The lines as they are drawn, and for each of `wanted` (ids of lines that once were) where it is drawn now. */
export interface ReadLines {
  readonly lines: readonly VisibleLine[]
  readonly drawnIn: ReadonlyMap<string, string>
}

/** The visible list of the document, in the order of the given sections; lines of other sections come last. */
export function readLines(
  doc: Y.Doc,
  sections: readonly string[],
  wanted: readonly string[] = [],
): ReadLines {
  const index = createLineIndex(doc, sections)
  try {
    const found = wanted.map((id) => [id, drawnLineOf(index, id)] as const)
    return {
      lines: index.drawn().map((line) => index.view(line)),
      drawnIn: new Map(found.filter((entry): entry is readonly [string, string] => entry[1] !== null)),
    }
  } finally {
    index.close()
  }
}

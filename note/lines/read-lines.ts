/** Reads the lines of a note once, for records and exports; whoever edits keeps a `NoteLines` instead. */
import type * as Y from 'yjs'
import { createLineIndex } from './line-index.ts'
import type { VisibleLine } from './line-model.ts'

/** The visible list of the document, in the order of the given sections; lines of other sections come last. */
export function readLines(doc: Y.Doc, sections: readonly string[]): readonly VisibleLine[] {
  const index = createLineIndex(doc, sections)
  try {
    return index.drawn().map((line) => index.view(line))
  } finally {
    index.close()
  }
}

/**
 * The version of what a note may hold: its document, its template and its record together. The relay writes it into
 * `about` when it opens a session and says its own with the session; whoever knows less may read, and not write.
 */
import type * as Y from 'yjs'
import { aboutOf } from './about.ts'

/** Counts up when somebody who does not know the change could do harm by writing. */
export const MODEL_VERSION = 1

/** The key in `about`. */
export const MODEL_KEY = 'model'

/** The note's own version; notes from before it was written are of the first. */
export function readModelVersion(doc: Y.Doc): number {
  const value = aboutOf(doc).get(MODEL_KEY)
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1
}

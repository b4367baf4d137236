/**
 * A note that is open on this page: its document, its lines, its connection and who is here. Made once per session
 * shown and closed when it is left; screens and the editor get this one thing.
 */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { NoteLines } from '#note/lines/line-model.ts'
import type { Person } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { ConnectionView } from '../connection/status.ts'

/** Whoever is in the note: what awareness carries besides the cursor. */
export interface Presence {
  readonly person: { readonly id: string; readonly name: string }
  /** Section key the cursor is in, or null. */
  readonly section: string | null
  /** Ms of `Date.now()` of the last key, or null for a reader. */
  readonly typedAt: number | null
}

export interface OpenNote {
  readonly session: string
  readonly doc: Y.Doc
  readonly lines: NoteLines
  readonly awareness: Awareness
  readonly connection: ConnectionView
  readonly me: Person
  readonly template: Template
  readonly close: () => void
}

/**
 * A note that is open on this page: its document, its lines, its connection and who is here. Made once per session
 * shown and closed when it is left; screens and the editor get this one thing.
 */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { Person } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { ConnectionView } from '../connection/status.ts'
import type { NoteKeeper } from '../keep/note-keeper.ts'
import type { AwayWatch } from './away.ts'
import type { Gate } from '../editor/composition.ts'

/** Whoever is in the note: what awareness carries besides the cursor. */
export interface Presence {
  readonly person: { readonly id: string; readonly name: string; readonly guest?: boolean }
  /** Section key the cursor is in, or null. */
  readonly section: string | null
  /** Ms of `Date.now()` of the last key, or null for a reader. */
  readonly typedAt: number | null
}

/** What this computer had kept of the note when it was opened. */
export interface KeptHere {
  /** Where what could not be read was put, or null. */
  readonly setAside: string | null
  /** Why it could not be read, or null. */
  readonly unreadable: string | null
  /** Lines that whoever was signed in before wrote here and never sent, as plain text. */
  readonly ofOthers: readonly string[]
}

export interface OpenNote {
  readonly session: string
  readonly doc: Y.Doc
  readonly lines: EditableLines
  readonly awareness: Awareness
  readonly connection: ConnectionView
  readonly me: Person
  readonly template: Template
  /** Holds back what comes from others while an input method composes. */
  readonly gate: Gate
  /** Whether the own edits are on this computer's disk; absent where nothing is kept. */
  readonly keeping?: Pick<NoteKeeper, 'state' | 'subscribe'>
  readonly kept?: KeptHere
  /** What others did while this page was out of touch; absent where nobody watches. */
  readonly away?: Pick<AwayWatch, 'current' | 'subscribe' | 'dismiss'>
  readonly close: () => void
}

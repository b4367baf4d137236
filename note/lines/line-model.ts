/**
 * What the lines of a note look like from outside: the visible list and the operations. The strands behind it (which
 * text stores a letter) stay inside this folder; editor, record, exports and tests use only this.
 */
import type { JsonValue } from '../record-model.ts'

/** Inline formatting as Yjs keeps it: `bold`, `italic`, `code` are `true`; `link` an address; `person`, `blueprint` chips. */
export type Attributes = Readonly<Record<string, JsonValue>>

/** One run of a line. `insert` is text, or an embed this version does not know, which is carried and shown plainly. */
export interface Run {
  readonly insert: string | Readonly<Record<string, JsonValue>>
  readonly attributes?: Attributes
}

/** One line as it is drawn. Offsets into a line count UTF-16 units; an embed counts one. */
export interface VisibleLine {
  readonly id: string
  readonly section: string
  readonly kind: string
  readonly indent: number
  readonly runs: readonly Run[]
  /** Length in offsets. */
  readonly length: number
  /** Every other field of the line (owner, due, status, …, and unknown ones). */
  readonly fields: Readonly<Record<string, JsonValue>>
  /** Person id of who began it, or null. */
  readonly by: string | null
  /** When it was begun, an instant, or null. */
  readonly at: string | null
}

/** What a new line starts with. `id` lets the editor name it; made at random otherwise. */
export interface NewLine {
  readonly id?: string
  readonly kind?: string
  readonly indent?: number
  readonly text?: string
  readonly fields?: Readonly<Record<string, JsonValue>>
  readonly by?: string
  readonly at?: string
}

/**
 * The operations of a note. Each is one step for undo unless wrapped in `together`. An id that is not visible makes
 * the operation do nothing (somebody else may just have joined or deleted the line).
 * Made by `createNoteLines(doc, { sections, random })` in `note-lines.ts`.
 */
export interface NoteLines {
  readonly visible: () => readonly VisibleLine[]
  readonly newLine: (section: string, after: string | null, line?: NewLine) => string
  readonly insertText: (id: string, offset: number, text: string, attributes?: Attributes) => void
  readonly deleteText: (id: string, offset: number, length: number) => void
  readonly format: (id: string, offset: number, length: number, attributes: Attributes) => void
  /** Splits the line; returns the id of the line below the point. */
  readonly split: (id: string, offset: number, newId?: string, born?: NewLine) => string
  /** Joins the line to the visible one above it in its section. */
  readonly join: (id: string) => void
  /** Moves the line right behind `after`, or to the head of the section. */
  readonly move: (id: string, section: string, after: string | null) => void
  readonly setKind: (id: string, kind: string) => void
  readonly setIndent: (id: string, indent: number) => void
  /** `null` removes the field. */
  readonly setField: (id: string, key: string, value: JsonValue) => void
  readonly deleteLine: (id: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Several operations as one step for undo. */
  readonly together: (act: () => void) => void
}

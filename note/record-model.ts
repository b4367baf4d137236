/**
 * The shape of a note once read: a plain, deep-readonly value. Its JSON Schema is `note/record.schema.json`.
 * Findings, exports, registers and screens work on this and never on a Yjs document.
 */
import type { PersonRef } from './summit.ts'

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** A run of text with the same formatting. `person` and `blueprint` make it a chip; `other` keeps unknown marks. */
export interface Span {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly link?: string
  readonly person?: PersonRef
  readonly blueprint?: string
  readonly other?: Readonly<Record<string, JsonValue>>
}

/**
 * One line. `number` is the item's name in this note (`D1`) and null for what is not an item; `text` is the spans
 * joined; `fields` holds what the template declares and whatever else was there; `at` is an instant or null.
 */
export interface LineRecord {
  readonly id: string
  readonly section: string
  readonly kind: string
  readonly number: string | null
  readonly indent: number
  readonly spans: readonly Span[]
  readonly text: string
  readonly fields: Readonly<Record<string, JsonValue>>
  readonly by: string | null
  readonly at: string | null
}

export interface SectionRecord {
  readonly key: string
  readonly title: string
  readonly mandatory: boolean
  /** The reason why there is nothing here, if one was given. */
  readonly none: string | null
  readonly lines: readonly LineRecord[]
}

/** What the note says of its session, with the names resolved that a reader needs. Instants for start and end. */
export interface SessionFacts {
  readonly id: string
  readonly title: string
  readonly abstract: string
  readonly summit: string
  readonly timezone: string
  readonly track: string | null
  readonly room: string | null
  readonly start: string | null
  readonly end: string | null
  readonly state: string
  readonly blueprints: readonly string[]
}

/** One thing said in a thread; `by` is null where nobody is named, `at` an instant or null. */
export interface CommentRecord {
  readonly id: string
  readonly by: PersonRef | null
  readonly at: string | null
  readonly text: string
}

/** A thread beside a line; `line` is the one its words are in now, null where they are gone. */
export interface ThreadRecord {
  readonly id: string
  readonly line: string | null
  readonly resolved: boolean
  readonly comments: readonly CommentRecord[]
}

export interface NoteRecord {
  readonly format: 'rapporteur-note'
  readonly version: 2
  readonly session: SessionFacts
  readonly template: { readonly id: string; readonly version: number; readonly title: string }
  readonly roles: Readonly<Record<string, PersonRef>>
  readonly summary: string
  readonly sections: readonly SectionRecord[]
  /** Lines whose section the template does not have, or that lack a place. Shown, never dropped. */
  readonly elsewhere: readonly LineRecord[]
  /** What was said beside lines, in the order of the lines; threads whose line is gone come last. */
  readonly threads: readonly ThreadRecord[]
}

/**
 * Something a person should look at. `blocks` says which step it holds up; `line` names the item by id,
 * `number` as people call it.
 */
export interface Finding {
  readonly code:
    | 'role-missing'
    | 'section-missing'
    | 'field-missing'
    | 'summary-missing'
    | 'blueprint-unknown'
    | 'person-unknown'
    | 'line-elsewhere'
    | 'title-repeated'
  readonly sentence: string
  /** What the sentence speaks of, for whoever says it in another language. */
  readonly about?: Readonly<Record<string, string>>
  readonly blocks: 'opening' | 'closing' | 'nothing'
  readonly section?: string
  readonly line?: string
  readonly number?: string
}

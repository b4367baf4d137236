/**
 * Requests and answers about a note's past, as both sides see them. A version is a point in the note's log (`seq`, the
 * number of its last update); everything about it is derived from the log when asked.
 */
import type { PersonRef } from '../summit.ts'

/** Why this point was kept: a step in the session's life, a pause after some minutes of writing, or a restoring. */
export type VersionKind =
  | 'opened'
  | 'closed'
  | 'returned'
  | 'approved'
  | 'published'
  | 'writing'
  | 'restored'
  /** The note as it stands: always the last of the list, never kept. */
  | 'now'

export interface Version {
  readonly seq: number
  readonly kind: VersionKind
  readonly at: string
  /** Who took the step or restored; null for `writing` and `now`. */
  readonly by: PersonRef | null
}

/** `GET /sessions/:id/versions`, oldest first. */
export interface VersionsAnswer {
  readonly versions: readonly Version[]
}

/** What became of one line between two versions. */
export interface LineChange {
  readonly line: string
  readonly kind: string
  /** `D2`, `A1`, … where the line has a number in the newer version, else in the older; else null. */
  readonly number: string | null
  readonly what: 'added' | 'removed' | 'reworded' | 'moved' | 'converted' | 'field'
  readonly before: string | null
  readonly after: string | null
  /** For `field`: which. */
  readonly field?: string
  /** Who wrote what changed, by the bound client ids; empty where nobody is known. */
  readonly by: readonly PersonRef[]
}

/** `GET /sessions/:id/compare?from=SEQ&to=SEQ`. `summary` is one sentence, such as "2 decisions reworded, 1 action lost its owner". */
export interface ComparisonAnswer {
  readonly from: Version
  readonly to: Version
  readonly summary: string
  readonly changes: readonly LineChange[]
}

/** `POST /sessions/:id/restore`: makes the note say again what it said then, as new edits. */
export interface RestoreRequest {
  readonly seq: number
}
/** `seq` is the number of the update that restored; `changes` is how many lines it touched. */
export interface RestoreAnswer {
  readonly version: Version
  readonly changes: number
}

/** `GET /sessions/:id/authors`: who wrote which letters, for the lines as they stand. Offsets are UTF-16 units of the line's text. */
export interface AuthorsAnswer {
  readonly lines: readonly {
    readonly line: string
    readonly spans: readonly { readonly from: number; readonly to: number; readonly by: PersonRef }[]
  }[]
}

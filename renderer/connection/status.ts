/**
 * What the page may say about a note's connection and about where its words are. One union each, one writer each
 * (`note-connection.ts`); screens only read.
 */
import type { SessionNews } from '#note/wire/sync.ts'

export type ConnectionStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'catching-up' }
  | { readonly kind: 'live' }
  /** `since` is when the connection went, in ms of `Date.now()`. The connection tries again by itself. */
  | { readonly kind: 'offline'; readonly since: number }
  /** The relay will not have us: no further try. */
  | { readonly kind: 'refused'; readonly code: number; readonly sentence: string }

/**
 * Where my words are. `saved` only when the relay has said that all of mine is on its disk; `behind` counts the lines
 * with something of mine that is not. `at` is when all was last saved, ms of `Date.now()`, or null.
 */
export interface SaveState {
  readonly word: 'saved' | 'sending' | 'only-here'
  readonly behind: number
  readonly at: number | null
}

/** Read side of a note's connection. `subscribe` returns the undo; snapshots are stable objects until they change. */
export interface ConnectionView {
  readonly status: () => ConnectionStatus
  readonly save: () => SaveState
  /** What the relay last said of the session, or null before it did. */
  readonly news: () => SessionNews | null
  /** Line ids with something of mine that is not saved. */
  readonly unsaved: () => ReadonlySet<string>
  readonly subscribe: (listener: () => void) => () => void
  /** Resolves when everything of mine is saved; rejects when the connection is refused or `timeoutMs` passes. */
  readonly whenSaved: (timeoutMs: number) => Promise<void>
}

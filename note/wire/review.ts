/**
 * What a review says to the relay, as both sides see it: edits that the relay makes in somebody's name, items that were
 * returned, proposals for a note that is closed, and what a lead has read.
 */
import type { JsonValue } from '../record-model.ts'
import type { PersonRef } from '../summit.ts'

/** One edit of a note by line id. An edit of a line that is not there does nothing and is counted as not made. */
export type NoteEdit =
  /** Plain words in the place of the line's; formatting of what stays is kept. */
  | { readonly kind: 'text'; readonly line: string; readonly text: string }
  /** Null takes the field away. */
  | { readonly kind: 'field'; readonly line: string; readonly field: string; readonly value: JsonValue }
  /** A new item behind the last line of the section. */
  | {
      readonly kind: 'item'
      readonly section: string
      readonly item: string
      readonly text: string
      readonly fields?: Readonly<Record<string, JsonValue>>
    }
  | { readonly kind: 'delete'; readonly line: string }
  /** Takes a `delete` back. */
  | {
      readonly kind: 'revive'
      readonly line: string
      readonly section: string
      readonly after: string | null
      readonly text: string
    }
  /** Says something beside the line: in its open thread, or in a new one. */
  | { readonly kind: 'comment'; readonly line: string; readonly text: string }
  /** Takes a `comment` back. */
  | { readonly kind: 'unsay'; readonly thread: string; readonly comment: string }

/** `POST /sessions/:id/edits`: ordinary edits of whoever asks, all in one step. */
export interface EditsRequest {
  readonly edits: readonly NoteEdit[]
}

/** `undo` takes back what was made, in the order to be sent. */
export interface EditsAnswer {
  readonly seq: number
  readonly made: number
  readonly undo: readonly NoteEdit[]
}

/** An item that goes back to its author with a sentence. Settled once somebody says so or the lead takes it back. */
export interface ReturnedItem {
  readonly id: string
  readonly session: string
  readonly line: string
  readonly number: string
  /** The item's words when it went back. */
  readonly text: string
  readonly reason: string
  readonly by: PersonRef
  readonly at: string
  /** Who wrote the item, by the note's own account; those are told on Today. */
  readonly to: readonly PersonRef[]
  readonly settled: { readonly by: PersonRef; readonly at: string } | null
}

export type ProposalState = 'open' | 'taken' | 'left'

/** A change that somebody suggests in a note in which they may not write any more. */
export interface Proposal {
  readonly id: string
  readonly session: string
  readonly edit: NoteEdit
  /** What stood there, so that one can see whether it still does; null for a new item. */
  readonly was: JsonValue
  /** Number of the note's last update when it was made. */
  readonly base: number
  /** Why, in the words of whoever proposes it; may be empty. */
  readonly why: string
  readonly by: PersonRef
  readonly at: string
  readonly state: ProposalState
  readonly answer: { readonly by: PersonRef; readonly at: string } | null
}

/** `GET /sessions/:id/review`. `seen` is the note's last update when the asking person last said "read"; 0 for never. */
export interface ReviewAnswer {
  readonly returned: readonly ReturnedItem[]
  readonly proposals: readonly (Proposal & { readonly stale: boolean })[]
  readonly seen: number
  readonly seq: number
}

/** `POST /sessions/:id/returned`. */
export interface ReturnItemRequest {
  readonly line: string
  readonly reason: string
}

/** `POST /sessions/:id/messages`: one sentence to those who write in the note now. */
export interface MessageRequest {
  readonly text: string
}

/** `POST /sessions/:id/proposals`. */
export interface ProposeRequest {
  readonly edit: NoteEdit
  readonly why?: string
}

/** `POST /sessions/:id/proposals/:proposal`: `anyway` takes it although the line is another now. */
export interface AnswerProposalRequest {
  readonly take: boolean
  readonly anyway?: boolean
}

/** `GET /returned`: what was returned to the asking person and is not settled, over all sessions. */
export interface ReturnedAnswer {
  readonly returned: readonly (ReturnedItem & { readonly sessionTitle: string })[]
}

/** `GET /summaries?day=&track=`: what came of a day or a track, from approved notes alone, as both sides see it. */
import type { PersonRef } from '../summit.ts'

/** One item; `line` leads to its place: `/sessions/<session>#<line>`. */
export interface SummaryItem {
  readonly line: string
  readonly number: string
  readonly kind: string
  readonly text: string
  readonly owner: PersonRef | null
  /** A day, or null. */
  readonly due: string | null
}

export interface SummarySession {
  readonly session: string
  readonly title: string
  readonly track: string | null
  readonly room: string | null
  readonly day: string | null
  readonly start: string | null
  /** The note's closing sentence; may be empty. */
  readonly sentence: string
  readonly items: readonly SummaryItem[]
}

/** `waiting` counts the sessions of the day or track whose notes are not approved yet. */
export interface SummariesAnswer {
  readonly title: string
  readonly sessions: readonly SummarySession[]
  readonly waiting: number
  /** The same as Markdown, every line a link to its source. */
  readonly markdown: string
}

/**
 * What becomes of items after their words are written: requests and answers of `/sessions/:id/items/:line`, and the one
 * shape in which every change is kept.
 */
import type { JsonValue } from '../record-model.ts'
import type { PersonRef } from '../summit.ts'

/** What may change of an item without its words; `answer` is the owner's. */
export const STATE_FIELDS = ['owner', 'due', 'status', 'milestone', 'answer'] as const
export type StateField = (typeof STATE_FIELDS)[number]

/** `accepted` or `declined` by whoever owns the action. */
export type OwnerAnswer = 'accepted' | 'declined'

/** One step in an item's life. `null` is nothing. */
export interface ItemChange {
  readonly session: string
  readonly line: string
  readonly field: StateField
  /** What was shown before and what is shown from then on. */
  readonly from: JsonValue
  readonly to: JsonValue
  /** What the note itself said then; for an answer, whom it named as the owner. */
  readonly over: JsonValue
  /** Whether the note says it, or it is kept beside a note that says something else. */
  readonly where: 'note' | 'beside'
  /** Null where several wrote in the note just then. */
  readonly by: PersonRef | null
  /** An instant. */
  readonly at: string
  readonly reason?: string
}

/** Who set what is shown in place of the note's own, and when. */
export interface Stamp {
  readonly by: PersonRef | null
  readonly at: string
  readonly reason?: string
}

/** `PATCH /sessions/:id/items/:line`: only what is named changes; null takes away. `due` is a day, `2026-10-16`. */
export interface ItemPatch {
  readonly owner?: PersonRef | null
  readonly due?: string | null
  readonly status?: string
  readonly milestone?: string | null
  readonly reason?: string
}

/** `POST /sessions/:id/items/:line/answer`; declining needs a reason. */
export interface OwnerAnswerRequest {
  readonly answer: OwnerAnswer
  readonly reason?: string
}

/** One change of an action's status, for charts. */
export interface StatusStep {
  readonly session: string
  readonly line: string
  readonly at: string
  readonly to: string
}

/** `GET /items/steps`, oldest first. */
export interface StepsAnswer {
  readonly steps: readonly StatusStep[]
}

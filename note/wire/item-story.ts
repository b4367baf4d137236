/** What happened to an item from its writing on, as both sides see it: the answer of `/sessions/:id/items/:line/history`. */
import type { PersonRef } from '../summit.ts'
import type { Item } from './api.ts'
import type { ItemChange } from './item-states.ts'

/** What can happen to an item: to its words, to its fields, in its review, and with its session. */
export const STORY_DEEDS = [
  'written',
  'reworded',
  'converted',
  'moved',
  'removed',
  'back',
  'field',
  'accepted',
  'declined',
  'said',
  'returned',
  'settled',
  'proposed',
  'proposal-taken',
  'proposal-left',
  'session-closed',
  'session-returned',
  'session-approved',
  'session-published',
] as const
export type StoryDeed = (typeof STORY_DEEDS)[number]

/** One thing that happened to an item. What the deed has none of is absent. */
export interface StoryStep {
  readonly what: StoryDeed
  /** An instant; for words, of the version in which they are first seen. */
  readonly at: string
  /** Empty where nobody is known, or where the summit shows nobody who wrote what. */
  readonly by: readonly PersonRef[]
  /** For `field`, and for a proposal for one. */
  readonly field?: string
  /** Words, a kind's or a section's title, or the field's value: a name, a day, a status as it is kept. Null is nothing. */
  readonly before?: string | null
  readonly after?: string | null
  /** Why, in the words of whoever did it; for `said`, what was said. */
  readonly reason?: string
}

/** `GET /sessions/:id/items/:line/history`, oldest first. `changes` are those of its state alone, as they are kept. */
export interface ItemHistoryAnswer {
  /** The item as it is read now; null where the note does not have it any more. */
  readonly item: Item | null
  readonly changes: readonly ItemChange[]
  readonly steps: readonly StoryStep[]
}

/**
 * Which of the found things stands first: titles and what was agreed before what was said, whole words before beginnings,
 * short before long; then the order of the summit.
 */
import type { SearchEntry, SearchPlace } from './entry.ts'

const WEIGHTS: Readonly<Record<string, number>> = {
  session: 5,
  decision: 4,
  action: 4,
  question: 3,
  blueprint: 3,
  summary: 3,
}
const WEIGHT_OF_A_LINE = 2
/** A text of so many words counts half as much as a very short one. */
const HALF_AT_WORDS = 30

/** How well a wanted term fits: as it is among the entry's own words, as the beginning of one, or only around it. */
export const QUALITY = { whole: 1, beginning: 0.6, around: 0.1 } as const

/** What is to be put in order. `position` is the entry's place in its note. */
export interface Ranked {
  readonly entry: SearchEntry
  readonly place: SearchPlace
  readonly position: number
  readonly score: number
}

/** What an entry of this kind with so many words of its own is worth; times how well the wanted terms fit it is its score. */
export function worthOf(kind: string, words: number): number {
  const weight = Object.hasOwn(WEIGHTS, kind) ? (WEIGHTS[kind] ?? 0) : WEIGHT_OF_A_LINE
  return weight * (HALF_AT_WORDS / (HALF_AT_WORDS + words))
}

/** Best first; of equals in the order of the summit and of the note. */
export function compareRanked(left: Ranked, right: Ranked): number {
  return right.score - left.score || comparePlaces(left.place, right.place) || left.position - right.position
}

/** The order of the summit: by start, what has none last. */
export function comparePlaces(left: SearchPlace, right: SearchPlace): number {
  return compareTexts(left.start ?? '~', right.start ?? '~') || compareTexts(left.session, right.session)
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * Which of the found things stands first: one order for relay and laptop, so that both show the same. Titles and what was
 * agreed before what was said, whole words before beginnings, short before long; then the order of the summit.
 */
import type { SearchEntry, SearchPlace } from './entry.ts'
import type { TextTerm } from './query.ts'
import { findRun } from './words.ts'

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

/** What is to be put in order. `position` is the entry's place in its note. */
export interface Ranked {
  readonly entry: SearchEntry
  readonly place: SearchPlace
  readonly position: number
  readonly score: number
}

/** How well the entry's own words fit; 0 where no words are wanted. */
export function scoreOf(entry: SearchEntry, own: readonly string[], wanted: readonly TextTerm[]): number {
  if (wanted.length === 0) return 0
  const quality = wanted.reduce((sum, { words, whole }) => {
    if (findRun(own, words, true).length > 0) return sum + 1
    return !whole && findRun(own, words, false).length > 0 ? sum + 0.6 : sum + 0.1
  }, 0)
  const weight = Object.hasOwn(WEIGHTS, entry.kind) ? (WEIGHTS[entry.kind] ?? 0) : WEIGHT_OF_A_LINE
  const length = HALF_AT_WORDS / (HALF_AT_WORDS + own.length)
  return (weight * length * quality) / wanted.length
}

/** Best first; of equals in the order of the summit and of the note. */
export function compareRanked(left: Ranked, right: Ranked): number {
  return (
    right.score - left.score ||
    compareTexts(left.place.start ?? '~', right.place.start ?? '~') ||
    compareTexts(left.place.session, right.place.session) ||
    left.position - right.position
  )
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

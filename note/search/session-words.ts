/**
 * The words of a session's entries as numbers: of each session its words once and in order, so that a beginning is a
 * stretch of numbers, and each entry as a run of them. Looking through all entries of a summit is then comparing numbers.
 */
import type { EntryWords } from './fits.ts'
import type { TextTerm } from './query.ts'
import { QUALITY } from './rank.ts'

export interface SessionWords {
  /** Every word of the session once, in the order of its letters. */
  readonly vocabulary: readonly string[]
  readonly own: WordRuns
  readonly around: WordRuns
}

/** Runs of words one behind the other; the run of entry `n` is from `starts[n]` to `starts[n + 1]`. */
interface WordRuns {
  readonly numbers: Uint32Array
  readonly starts: Uint32Array
}

/** How well each entry fits the words wanted; `NOT` where it does not fit at all. */
export type Qualities = Float64Array
export const NOT = -1

/** Takes the words of a session's entries in; the order of the entries is kept. */
export function sessionWords(entries: readonly EntryWords[]): SessionWords {
  const vocabulary = [...new Set(entries.flatMap(({ own, around }) => [...own, ...around]))].sort()
  const numberOf = new Map(vocabulary.map((word, number) => [word, number]))
  return {
    vocabulary,
    own: runsOf(
      entries.map(({ own }) => own),
      numberOf,
    ),
    around: runsOf(
      entries.map(({ around }) => around),
      numberOf,
    ),
  }
}

/**
 * What the judge says of words (rule Q6), for all entries of a session: the sum of how well each wanted term fits. Null
 * where no entry fits.
 */
export function qualitiesIn(words: SessionWords, terms: readonly TextTerm[]): Qualities | null {
  const sums: Qualities = new Float64Array(words.own.starts.length - 1)
  const hasOwn = new Uint8Array(sums.length)
  let wantsAny = false
  for (const term of terms) {
    const run = numberRun(words.vocabulary, term)
    if (term.not) {
      if (run !== null) leaveOut(sums, words.own, run)
      continue
    }
    if (run === null) return null
    wantsAny = true
    addQualities(sums, hasOwn, { words, run })
  }
  if (wantsAny)
    for (let entry = 0; entry < sums.length; entry += 1) if (hasOwn[entry] === 0) sums[entry] = NOT
  return sums.some((sum) => sum !== NOT) ? sums : null
}

/** A term as numbers: those before the last word, then the last word itself and the stretch of words that begin so. */
interface NumberRun {
  readonly before: readonly number[]
  readonly exact: number
  readonly from: number
  readonly to: number
}

/** Null where the session lacks one of its words. */
function numberRun(vocabulary: readonly string[], { words, whole }: TextTerm): NumberRun | null {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).map((word) => exactNumber(vocabulary, word))
  if (before.includes(-1)) return null
  const exact = exactNumber(vocabulary, last)
  const from = whole ? exact : firstWhere(vocabulary, (word) => word >= last)
  const to = whole ? exact + 1 : firstWhere(vocabulary, (word) => word >= last && !word.startsWith(last))
  return from === -1 || from === to ? null : { before, exact, from, to }
}

/** The word's number, or -1. */
function exactNumber(vocabulary: readonly string[], word: string): number {
  const at = firstWhere(vocabulary, (each) => each >= word)
  return vocabulary[at] === word ? at : -1
}

/** The first place from which on the condition holds, by halving. */
function firstWhere(vocabulary: readonly string[], holds: (word: string) => boolean): number {
  let from = 0
  let to = vocabulary.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(vocabulary[middle] ?? '')) to = middle
    else from = middle + 1
  }
  return from
}

interface Looking {
  readonly words: SessionWords
  readonly run: NumberRun
}

function addQualities(sums: Qualities, hasOwn: Uint8Array, { words: { own, around }, run }: Looking): void {
  for (let entry = 0; entry < sums.length; entry += 1) {
    if (sums[entry] === NOT) continue
    const quality = qualityIn(own, entry, run)
    if (quality > 0) hasOwn[entry] = 1
    const all = quality > 0 || qualityIn(around, entry, run) === 0 ? quality : QUALITY.around
    sums[entry] = all === 0 ? NOT : (sums[entry] ?? 0) + all
  }
}

function leaveOut(sums: Qualities, own: WordRuns, run: NumberRun): void {
  for (let entry = 0; entry < sums.length; entry += 1) if (qualityIn(own, entry, run) > 0) sums[entry] = NOT
}

/** How well the entry's words fit: as whole words, as a beginning, or 0. */
function qualityIn({ numbers, starts }: WordRuns, entry: number, run: NumberRun): number {
  const { before, exact, from, to } = run
  const end = starts[entry + 1] ?? 0
  let quality = 0
  for (let at = (starts[entry] ?? 0) + before.length; at < end; at += 1) {
    const number = numbers[at] ?? 0
    if (number < from || number >= to || !follows(numbers, at, before)) continue
    if (number === exact) return QUALITY.whole
    quality = QUALITY.beginning
    // No word is wanted as a whole: nothing better can come.
    if (exact === -1) return quality
  }
  return quality
}

/** Whether these words stand right before this place. */
function follows(numbers: Uint32Array, at: number, before: readonly number[]): boolean {
  for (let index = 0; index < before.length; index += 1)
    if (numbers[at - before.length + index] !== before[index]) return false
  return true
}

function runsOf(lists: readonly (readonly string[])[], numberOf: ReadonlyMap<string, number>): WordRuns {
  const starts = new Uint32Array(lists.length + 1)
  for (const [index, list] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + list.length
  const numbers = Uint32Array.from(lists.flat(), (word) => numberOf.get(word) ?? 0)
  return { numbers, starts }
}

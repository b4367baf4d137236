/** Where a found text has the wanted words, as offsets, and a short piece of it to show. Never markup. */
import type { TextTerm } from './query.ts'
import { findRun, wordsOf } from './words.ts'

/** First letter and the one behind the last, in UTF-16 units of the text. */
export type Mark = readonly [from: number, to: number]

export interface Snippet {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** The wanted words in the text, in order and without overlap. */
export function marksIn(text: string, wanted: readonly TextTerm[]): readonly Mark[] {
  const words = wordsOf(text)
  const folded = words.map(({ word }) => word)
  const marks = wanted.flatMap((term) =>
    findRun(folded, term.words, term.whole).map((start): Mark => {
      const last = words[start + term.words.length - 1]
      return [words[start]?.from ?? 0, last?.to ?? 0]
    }),
  )
  return joinMarks(marks)
}

/** How many letters stand before the first mark, so that one sees what it belongs to. */
const BEFORE = 40

/** A piece of at most so many letters around the first mark, cut between words, with the marks inside it. */
export function snippetOf(text: string, wanted: readonly TextTerm[], longest: number): Snippet {
  const marks = marksIn(text, wanted)
  if (text.length <= longest) return { text, marks }
  const first = marks[0]?.[0] ?? 0
  const from = first <= BEFORE ? 0 : betweenWords(text, first - BEFORE)
  const to = from + longest >= text.length ? text.length : lastBlank(text, from, from + longest)
  const head = from === 0 ? '' : '…'
  const shift = head.length - from
  return {
    text: `${head}${text.slice(from, to)}${to === text.length ? '' : '…'}`,
    marks: marks.filter(([start, end]) => start >= from && end <= to).map(([a, b]) => [a + shift, b + shift]),
  }
}

function joinMarks(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = []
  for (const mark of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last !== undefined && mark[0] <= last[1])
      joined[joined.length - 1] = [last[0], Math.max(last[1], mark[1])]
    else joined.push(mark)
  }
  return joined
}

/** The first place behind a blank from here on, if one is near; else here, never inside a surrogate pair. */
function betweenWords(text: string, from: number): number {
  const blank = text.slice(from, from + BEFORE).search(/\s/u)
  if (blank !== -1) return from + blank + 1
  return isLowSurrogate(text, from) ? from + 1 : from
}

function lastBlank(text: string, from: number, to: number): number {
  const blank = text.lastIndexOf(' ', to)
  if (blank > from + BEFORE) return blank
  return isLowSurrogate(text, to) ? to - 1 : to
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}

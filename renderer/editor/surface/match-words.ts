/**
 * How menus filter: every typed word must stand in the text, accents and case aside; beginnings of words come first.
 */
export interface Match {
  /** Parts of the text that were typed, `[start, end)`, in order. */
  readonly ranges: readonly (readonly [number, number])[]
  /** Lower is better. */
  readonly rank: number
}

/** The match, or null where a typed word is missing. Nothing typed matches everything. */
export function matchWords(text: string, query: string): Match | null {
  const folded = fold(text)
  const ranges: (readonly [number, number])[] = []
  let rank = 0
  for (const word of fold(query).split(/\s+/)) {
    if (word === '') continue
    const start = bestStart(folded, word)
    if (start < 0) return null
    ranges.push([start, start + word.length])
    rank += start === 0 ? 0 : isWordStart(folded, start) ? 1 : 2
  }
  return { ranges: merged(ranges), rank }
}

function bestStart(text: string, word: string): number {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    if (isWordStart(text, start)) return start
  }
  return text.indexOf(word)
}

function isWordStart(text: string, start: number): boolean {
  return start === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(start - 1))
}

/** Folded letter by letter, so that places in the folded text are places in the text. */
function fold(text: string): string {
  let folded = ''
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index)
    folded += letter.normalize('NFD').charAt(0).toLowerCase().charAt(0) || letter
  }
  return folded
}

function merged(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const joined: (readonly [number, number])[] = []
  for (const range of ranges.toSorted((left, right) => left[0] - right[0])) {
    const last = joined.at(-1)
    if (last === undefined || range[0] > last[1]) joined.push(range)
    else joined[joined.length - 1] = [last[0], Math.max(last[1], range[1])]
  }
  return joined
}

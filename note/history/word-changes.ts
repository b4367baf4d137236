/** How one text becomes another with few and small replacements, word by word. Knows no document. */

/** Instead of the `length` units at `at` of the old text come the units `[from, to)` of the new one. */
export interface TextChange {
  readonly at: number
  readonly length: number
  readonly from: number
  readonly to: number
}

/** Above this many word pairs the part that differs is replaced as one; lines are hardly ever that long. */
const MOST_PAIRS = 250_000
const WORDS = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu

/** The replacements from the front to the back, none where the texts are equal. Never cuts a surrogate pair. */
export function textChanges(older: string, newer: string): readonly TextChange[] {
  const start = commonStart(older, newer)
  const end = commonEnd(older, newer, start)
  const was = older.slice(start, older.length - end)
  const is = newer.slice(start, newer.length - end)
  if (was === '' && is === '') return []
  return wordChanges(was, is).map((change) => ({
    at: change.at + start,
    length: change.length,
    from: change.from + start,
    to: change.to + start,
  }))
}

function wordChanges(older: string, newer: string): TextChange[] {
  const was = older.match(WORDS) ?? []
  const is = newer.match(WORDS) ?? []
  const kept = was.length * is.length > MOST_PAIRS ? [] : keptWords(was, is)
  const changes: TextChange[] = []
  let [at, from] = [0, 0]
  for (const word of [...kept, { at: older.length, from: newer.length, length: 0 }]) {
    if (word.at > at || word.from > from) changes.push({ at, length: word.at - at, from, to: word.from })
    at = word.at + word.length
    from = word.from + word.length
  }
  return changes
}

/** A word that stays: where it is in the old text and where in the new one. */
interface KeptWord {
  readonly at: number
  readonly from: number
  readonly length: number
}

/** As many words as can stay in their order. */
function keptWords(was: readonly string[], is: readonly string[]): KeptWord[] {
  const common = commonLengths(was, is)
  const width = is.length + 1
  const kept: KeptWord[] = []
  let [i, j, at, from] = [0, 0, 0, 0]
  while (i < was.length && j < is.length) {
    const [older = '', newer = ''] = [was[i], is[j]]
    if (older === newer) kept.push({ at, from, length: older.length })
    const skipNew = (common[(i + 1) * width + j] ?? 0) < (common[i * width + j + 1] ?? 0)
    if (older === newer || !skipNew) {
      at += older.length
      i += 1
    }
    if (older === newer || skipNew) {
      from += newer.length
      j += 1
    }
  }
  return kept
}

/** Row by row, the length of the longest common run of words of the two rests; one row and column more than words. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint32Array {
  const width = is.length + 1
  const lengths = new Uint32Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = is.length - 1; j >= 0; j -= 1) {
      const here = i * width + j
      lengths[here] =
        was[i] === is[j]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0)
    }
  }
  return lengths
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one[length] === other[length]) length += 1
  // Yjs turns half of a pair into a replacement character.
  return isHigh(one.charCodeAt(length - 1)) ? length - 1 : length
}

function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start
  let length = 0
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1
  return isLow(one.charCodeAt(one.length - length)) ? length - 1 : length
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

/**
 * Whether two titles name the same session, as two people type it who do not see each other: case, accents, signs and the
 * order of words aside, and but for a slip of the finger. Figures must agree: "Part 1" is not "Part 2". Pure.
 */

/** In shorter words another letter is another word. */
const SHORTEST_WITH_A_SLIP = 5
const MOST_SLIPS = 2

export function isNearTitle(left: string, right: string): boolean {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  if (a.length === 0 || b.length === 0) return false
  if (a.join('') === b.join('')) return true
  return isNear(a, b) || isNear(a.toSorted(), b.toSorted())
}

function wordsOf(title: string): string[] {
  const plain = title.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Word by word the same, but for a letter in one or two of them. */
function isNear(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const others = a.flatMap((word, index) => (word === b[index] ? [] : [[word, b[index] ?? ''] as const]))
  return others.length <= MOST_SLIPS && others.every(([left, right]) => isSlip(left, right))
}

/** Whether one letter was changed, left out or doubled, two beside each other changed places, or one is the plural. */
function isSlip(left: string, right: string): boolean {
  if (/\p{N}/u.test(left + right)) return false
  const [long, short] = left.length >= right.length ? [left, right] : [right, left]
  if (short.length > 2 && long === `${short}s`) return true
  if (short.length < SHORTEST_WITH_A_SLIP || long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && long[from] === short[from]) from += 1
  const rest = short.slice(from)
  if (long.length > short.length) return long.slice(from + 1) === rest
  const isSwapped = long[from] === short[from + 1] && long[from + 1] === short[from]
  return long.slice(from + 1) === rest.slice(1) || (isSwapped && long.slice(from + 2) === rest.slice(2))
}

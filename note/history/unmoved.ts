/** Which lines stayed where they were between two orders of them: as many as possible, so that few count as moved. */

export interface StandingLine {
  readonly id: string
  readonly section: string
}

/**
 * Ids of the lines that are in both lists, in the same section, and among them in the same order. Always the same answer
 * for the same lists.
 */
export function unmovedLines(
  older: readonly StandingLine[],
  newer: readonly StandingLine[],
): ReadonlySet<string> {
  const places = new Map(older.map((line, index) => [line.id, { section: line.section, index }]))
  const kept = newer.flatMap((line) => {
    const was = places.get(line.id)
    return was?.section === line.section ? [{ id: line.id, index: was.index }] : []
  })
  return new Set(longestRun(kept).map((line) => line.id))
}

interface Indexed {
  readonly id: string
  readonly index: number
}

/** The longest subsequence with growing indexes, by patience sorting. */
function longestRun(lines: readonly Indexed[]): readonly Indexed[] {
  const tails: number[] = []
  const previous: number[] = []
  lines.forEach((line, at) => {
    const pile = firstPile(tails, lines, line.index)
    previous.push(pile === 0 ? -1 : (tails[pile - 1] ?? -1))
    tails[pile] = at
  })
  const run: Indexed[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const line = lines[at]
    if (line !== undefined) run.push(line)
  }
  return run.reverse()
}

/** The first pile whose top has an index above this one; the number of piles where none has. */
function firstPile(tails: readonly number[], lines: readonly Indexed[], index: number): number {
  let low = 0
  let high = tails.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[tails[middle] ?? 0]?.index ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}

/** Finds the names that somebody may have meant. Pure text; knows nothing of blueprints. */

/** How many letters may differ, by length of the name: a third of it, three at most. */
const MOST_DIFFERENT = 3

/** Up to three known names near the given one, nearest first; equal distance in alphabetical order. */
export function closeNames(name: string, known: readonly string[]): readonly string[] {
  const allowed = Math.min(MOST_DIFFERENT, Math.ceil(name.length / 3))
  return known
    .map((candidate) => ({
      candidate,
      distance: nearness(name.toLowerCase(), candidate.toLowerCase(), allowed),
    }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Letters to change, add or drop; a name that begins with the other counts as one letter off. */
function nearness(a: string, b: string, allowed: number): number {
  if (a.length > 3 && (b.startsWith(a) || a.startsWith(b))) return a === b ? 0 : 1
  if (Math.abs(a.length - b.length) > allowed) return Infinity
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? Infinity
}

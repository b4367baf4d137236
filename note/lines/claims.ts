/**
 * Makes sure that no two strands claim one line: a line's own text comes before a mark, and of two marks the one in the
 * strand with the lower id counts. A refused mark stays in its text as an inline thing. Only a peer that does not keep
 * the rules brings this about, so the check is quick where all is well.
 */
import type { Strand } from './strand.ts'

/** Refuses double marks; `reread` reads a strand again after a refusal. Deterministic for the same set of strands. */
export function settleClaims(strands: ReadonlyMap<string, Strand>, reread: (strand: Strand) => void): void {
  for (const strand of strands.values()) {
    if (strand.refused.size === 0) continue
    strand.refused.clear()
    reread(strand)
  }
  if (!hasDoubleClaim(strands)) return
  const claimed = new Set(strands.keys())
  for (const id of [...strands.keys()].sort()) {
    const strand = strands.get(id)
    if (strand) refuseIn(strand, claimed, reread)
  }
}

function hasDoubleClaim(strands: ReadonlyMap<string, Strand>): boolean {
  const claimed = new Set<string>()
  for (const strand of strands.values()) {
    for (const segment of strand.segments) {
      if (claimed.has(segment.id)) return true
      claimed.add(segment.id)
    }
  }
  return false
}

function refuseIn(strand: Strand, claimed: Set<string>, reread: (strand: Strand) => void): void {
  for (const segment of strand.segments.slice(1)) {
    if (claimed.has(segment.id)) strand.refused.add(segment.id)
    else claimed.add(segment.id)
  }
  if (strand.refused.size > 0) reread(strand)
}

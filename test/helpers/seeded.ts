/** Seeded randomness for tests: the seed is printed on failure and can be given back through the environment. */

/** Mulberry32: small, quick, good enough to shuffle test runs. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * The seeds of a run: `RAPPORTEUR_SEED=n` runs that one only; `RAPPORTEUR_RUNS=n` changes how many there are. The
 * first seed is fixed, so that everybody runs the same ones; `RAPPORTEUR_FIRST_SEED` moves on to others.
 */
export function seeds(count: number): number[] {
  const one = process.env['RAPPORTEUR_SEED']
  if (one) return [Number(one)]
  const first = Number(process.env['RAPPORTEUR_FIRST_SEED'] ?? 1)
  const runs = Number(process.env['RAPPORTEUR_RUNS'] ?? count)
  console.log(`seeds ${first} to ${first + runs - 1}; RAPPORTEUR_SEED=<n> runs one of them alone`)
  return Array.from({ length: runs }, (_, index) => first + index)
}

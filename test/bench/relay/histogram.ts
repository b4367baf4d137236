/** Milliseconds counted in steps of a twentieth: millions of them in a fixed few megabytes. */
const STEPS_PER_MS = 20
const LONGEST_MS = 30_000

export class Histogram {
  readonly #counts = new Uint32Array(LONGEST_MS * STEPS_PER_MS + 1)
  #total = 0

  add(ms: number): void {
    const step = Math.min(Math.max(0, Math.floor(ms * STEPS_PER_MS)), LONGEST_MS * STEPS_PER_MS)
    this.#counts[step] = (this.#counts[step] ?? 0) + 1
    this.#total += 1
  }

  get total(): number {
    return this.#total
  }

  /** Not a number where nothing was counted. */
  percentile(share: number): number {
    let left = Math.ceil(this.#total * share)
    if (left === 0) return Number.NaN
    for (const [step, count] of this.#counts.entries()) {
      left -= count
      if (left <= 0) return (step + 0.5) / STEPS_PER_MS
    }
    return LONGEST_MS
  }
}

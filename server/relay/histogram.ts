/** A Prometheus histogram of seconds, cheap enough for every turn: fixed bounds, plain numbers. */

/** From a tenth of a millisecond to a second: a write takes the first, a sync on a bad disk the last. */
const BOUNDS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 1] as const

export class Histogram {
  readonly #counts = new Array<number>(BOUNDS.length + 1).fill(0)
  #sum = 0
  #count = 0

  observe(seconds: number): void {
    let index = 0
    while (index < BOUNDS.length && seconds > (BOUNDS[index] ?? 0)) index += 1
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#sum += seconds
    this.#count += 1
  }

  /** Label and value of each line, in Prometheus's order: buckets that add up, sum, count. */
  lines(): readonly (readonly [string, number])[] {
    let sum = 0
    const buckets = BOUNDS.map((bound, index): readonly [string, number] => {
      sum += this.#counts[index] ?? 0
      return [`_bucket{le="${bound}"}`, sum]
    })
    return [...buckets, ['_bucket{le="+Inf"}', this.#count], ['_sum', this.#sum], ['_count', this.#count]]
  }
}

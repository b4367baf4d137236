/** Keeps the best of many found things without keeping, or putting in order, all of them. */
import { compareRanked, type Ranked } from './rank.ts'

/** Put in order whenever so many times as many as wanted have gathered. */
const GATHERED = 4

export class BestRanked {
  readonly #most: number
  #kept: Ranked[] = []
  /** What scores less is not among the best any more. */
  #floor = -Infinity

  /** `most`: how many of the best are kept. */
  constructor(most: number) {
    this.#most = most
  }

  /** How many are there, at most as many as are kept. */
  get count(): number {
    return Math.min(this.#kept.length, this.#most)
  }

  /** Whether one of this score may still be among the best. */
  mayTake(score: number): boolean {
    return score >= this.#floor
  }

  add(found: Ranked): void {
    if (!this.mayTake(found.score)) return
    this.#kept.push(found)
    if (this.#kept.length >= this.#most * GATHERED) this.#settle()
  }

  /** The best, best first. */
  list(): readonly Ranked[] {
    this.#settle()
    return this.#kept
  }

  #settle(): void {
    this.#kept = this.#kept.sort(compareRanked).slice(0, this.#most)
    if (this.#kept.length === this.#most) this.#floor = this.#kept.at(-1)?.score ?? -Infinity
  }
}

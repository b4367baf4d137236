/**
 * Token buckets. Time is handed in, ms that only go on; nothing here waits. A bucket may lean on a spare one, which is
 * drawn on only for what it has not itself.
 */
export interface RateLimits {
  readonly perSecond: number
  readonly burst: number
}

export class Rate {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #at: number

  constructor(limits: RateLimits, now: number) {
    this.#perSecond = limits.perSecond
    this.#burst = limits.burst
    this.#left = limits.burst
    this.#at = now
  }

  /** Whether at least half of what may come at once is there again. */
  isCalm(now: number): boolean {
    this.#refill(now)
    return this.#left >= this.#burst / 2
  }

  /** Takes the amount if it is there; says whether it was. */
  tryTake(amount: number, now: number): boolean {
    this.#refill(now)
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  /** Takes the amount, what is missing from the spare, and the rest as debt; returns ms until the debt is paid. */
  take(amount: number, now: number, spare: Rate | null = null): number {
    this.#refill(now)
    this.#left -= amount
    if (this.#left < 0 && spare !== null) this.#left += spare.#draw(-this.#left, now)
    return this.#left >= 0 ? 0 : (-this.#left / this.#perSecond) * 1000
  }

  /** Gives up to the amount. */
  #draw(amount: number, now: number): number {
    this.#refill(now)
    const given = Math.min(amount, Math.max(0, this.#left))
    this.#left -= given
    return given
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + gained)
    this.#at = now
  }
}

/** A token bucket: so much a second, so much at once. The clock is passed in, in milliseconds. */

export class Rate {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #at: number

  constructor(limits: { readonly perSecond: number; readonly burst: number }, now: number) {
    this.#perSecond = limits.perSecond
    this.#burst = limits.burst
    this.#left = limits.burst
    this.#at = now
  }

  /** Takes the amount if it is there; says whether it was. */
  tryTake(amount: number, now: number): boolean {
    this.#refill(now)
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }

  /** Takes the amount in any case; returns how long to wait until the debt is paid, in ms. */
  take(amount: number, now: number): number {
    this.#refill(now)
    this.#left -= amount
    return this.#left >= 0 ? 0 : (-this.#left / this.#perSecond) * 1000
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + gained)
    this.#at = now
  }
}

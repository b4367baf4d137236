/**
 * Bytes of websocket messages that were begun and not ended, over the whole process: each connection may keep a few
 * mebibytes waiting, all of them together may not fill the memory (rule P13).
 */
import { MAX_UNFINISHED_BYTES } from './limits.ts'

export class Unfinished {
  readonly #open: { bytes: number; readonly tooMuch: () => void }[] = []
  #total = 0

  /** Bytes held at the moment. */
  get total(): number {
    return this.#total
  }

  /** Counts one connection. `tooMuch` is called on the newest connection that has something unfinished. */
  count(tooMuch: () => void): { came: (bytes: number) => void; ended: () => void; left: () => void } {
    const one = { bytes: 0, tooMuch }
    this.#open.push(one)
    return {
      came: (bytes) => {
        one.bytes += bytes
        this.#total += bytes
        if (this.#total > MAX_UNFINISHED_BYTES) this.#closeNewest()
      },
      ended: () => {
        this.#total -= one.bytes
        one.bytes = 0
      },
      left: () => {
        this.#total -= one.bytes
        one.bytes = 0
        const index = this.#open.indexOf(one)
        if (index >= 0) this.#open.splice(index, 1)
      },
    }
  }

  #closeNewest(): void {
    // A chunk in flight counts for a moment; only somebody who holds real amounts is cut.
    const newest = this.#open.findLast((one) => one.bytes > 0)
    if (newest === undefined) return
    this.#total -= newest.bytes
    newest.bytes = 0
    newest.tooMuch()
  }
}

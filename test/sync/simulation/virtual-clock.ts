/** Time that goes only when nothing else is left to do: events in order, ties by chance of the seed. */
import type { Cancel, Clock } from '#server/relay/ports.ts'

interface Event {
  readonly at: number
  /** Ends of turns come before anything else of the same moment; the rest in an order of chance. */
  readonly rank: number
  readonly act: () => void
  cancelled: boolean
}

export class VirtualClock {
  readonly #random: () => number
  readonly #events: Event[] = []
  #elapsed = 0
  /** What the computer's clock says more than it should, ms. */
  skew = 0

  constructor(random: () => number) {
    this.#random = random
  }

  get elapsed(): number {
    return this.#elapsed
  }

  /** Once, after so many ms. */
  after(ms: number, act: () => void): Cancel {
    return this.#plan(ms, this.#random(), act)
  }

  /** A clock for one life of a process: what it had planned ends with it. */
  lease(isAlive: () => boolean, onError: (error: unknown) => void): Clock {
    const whileAlive = (act: () => void) => () => {
      if (!isAlive()) return
      try {
        act()
      } catch (error) {
        onError(error)
      }
    }
    return {
      now: () => 1_790_000_000_000 + this.#elapsed + this.skew,
      elapsed: () => this.#elapsed,
      after: (ms, act) => this.#plan(ms, this.#random(), whileAlive(act)),
      afterTurn: (act) => this.#plan(0, -1, whileAlive(act)),
    }
  }

  /** Does everything due until then, letting promises settle after each. */
  async run(untilMs: number): Promise<void> {
    for (;;) {
      const next = this.#events[0]
      if (next === undefined || next.at > untilMs) break
      this.#events.shift()
      this.#elapsed = Math.max(this.#elapsed, next.at)
      if (!next.cancelled) next.act()
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    this.#elapsed = Math.max(this.#elapsed, untilMs)
  }

  #plan(ms: number, rank: number, act: () => void): Cancel {
    const event: Event = { at: this.#elapsed + Math.max(0, ms), rank, act, cancelled: false }
    let index = this.#events.length
    while (index > 0 && isBefore(event, this.#events[index - 1])) index -= 1
    this.#events.splice(index, 0, event)
    return () => (event.cancelled = true)
  }
}

function isBefore(event: Event, other: Event | undefined): boolean {
  if (other === undefined) return false
  return event.at < other.at || (event.at === other.at && event.rank < other.rank)
}

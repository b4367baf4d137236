/**
 * Virtual time: one queue of events for everybody, ordered by moment, then by an order of chance that the seed decides.
 * Between two events all promises settle, so the same seed does the same things in the same order.
 */
import type { Cancel, Clock } from '#server/relay/ports.ts'

/** Thrown inside the relay where its process dies; whatever it still does then has no effect. */
export class KilledError extends Error {
  constructor() {
    super('The process was killed.')
  }
}

/** One life of the relay's process. */
export interface Life {
  alive: boolean
}

interface Event {
  readonly at: number
  /** 1 for the end of a turn, which comes after everything that has already arrived. */
  readonly phase: number
  readonly tie: number
  readonly act: () => void
  cancelled: boolean
}

/** When the computer's clock stands at 0 elapsed ms. */
const BEGIN = Date.parse('2026-10-05T08:00:00Z')

export class Timeline {
  /** Ms since the run began. */
  elapsed = 0
  /** How far the relay's clock is off, ms. */
  skew = 0
  /** What was thrown out of an event: nothing ever should be. */
  readonly errors: unknown[] = []
  readonly #random: () => number
  readonly #events: Event[] = []

  constructor(random: () => number) {
    this.#random = random
  }

  get now(): number {
    return BEGIN + this.elapsed
  }

  /** Once, after so many ms, which are rounded up. */
  after(ms: number, act: () => void): Cancel {
    return this.#plan(ms, 0, act)
  }

  /** The relay's clock for one life of its process: what it had planned dies with it. */
  clockOf(life: Life): Clock {
    const whileAlive = (act: () => void) => () => {
      if (life.alive) act()
    }
    return {
      now: () => this.now + this.skew,
      elapsed: () => this.elapsed,
      after: (ms, act) => this.#plan(ms, 0, whileAlive(act)),
      afterTurn: (act) => this.#plan(0, 1, whileAlive(act)),
    }
  }

  /** Goes on until that moment, or until `isDone` at the end of one. */
  async run(until: number, isDone: () => boolean = () => false): Promise<void> {
    for (;;) {
      const next = this.#events[0]
      if (next === undefined || next.at > until) break
      if (next.at > this.elapsed && isDone()) return
      this.elapsed = next.at
      this.#removeFirst()
      if (next.cancelled) continue
      this.#do(next)
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    this.elapsed = Math.max(this.elapsed, until)
  }

  #do(event: Event): void {
    try {
      event.act()
    } catch (error) {
      if (!(error instanceof KilledError)) this.errors.push(error)
    }
  }

  #plan(ms: number, phase: number, act: () => void): Cancel {
    const at = this.elapsed + Math.max(0, Math.ceil(ms))
    const event: Event = { at, phase, tie: this.#random(), act, cancelled: false }
    this.#add(event)
    return () => (event.cancelled = true)
  }

  #add(event: Event): void {
    const events = this.#events
    let index = events.length
    events.push(event)
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = events[parent] as Event
      if (!isBefore(event, above)) break
      events[index] = above
      index = parent
    }
    events[index] = event
  }

  #removeFirst(): void {
    const events = this.#events
    const last = events.pop()
    if (last === undefined || events.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= events.length) break
      if (child + 1 < events.length && isBefore(events[child + 1] as Event, events[child] as Event))
        child += 1
      if (!isBefore(events[child] as Event, last)) break
      events[index] = events[child] as Event
      index = child
    }
    events[index] = last
  }
}

function isBefore(one: Event, other: Event): boolean {
  if (one.at !== other.at) return one.at < other.at
  return one.phase !== other.phase ? one.phase < other.phase : one.tie < other.tie
}

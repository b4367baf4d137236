/**
 * One direction of a connection: whole messages in order, each after its delay, as TCP gives them. It can stall, fall
 * silent for ever, and, where the seed is unruly, give a message twice or two in the other order.
 */
import type { Chance } from './chance.ts'
import type { Timeline } from './timeline.ts'

export interface StreamParts<Message> {
  readonly timeline: Timeline
  readonly chance: Chance
  /** Longest way of one message, ms. */
  readonly longestMs: () => number
  readonly isUnruly: boolean
  readonly deliver: (message: Message) => void
}

/** A moment reached by adding may fall short of itself by the last bit. */
const SAME_MOMENT_MS = 0.001
/** How often an unruly stream misbehaves. */
const UNRULY_SHARE = 0.08

export class Stream<Message> {
  readonly #parts: StreamParts<Message>
  #queue: { readonly at: number; readonly message: Message; readonly size: number }[] = []
  #lastAt = 0
  #stalledUntil = 0
  #paused = false
  #silent = false
  waiting = 0

  constructor(parts: StreamParts<Message>) {
    this.#parts = parts
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0
  }

  /** Why what waits is not delivered. */
  get why(): string {
    if (this.#silent) return 'cut off'
    if (this.#paused) return 'not read'
    return this.#stalledUntil > this.#parts.timeline.elapsed ? 'stalled' : 'on their way'
  }

  push(message: Message, size: number): void {
    const { timeline, chance, longestMs } = this.#parts
    const at = Math.max(this.#lastAt, timeline.elapsed + chance.between(1, longestMs()))
    this.#lastAt = at
    this.#queue.push({ at, message, size })
    this.waiting += size
    timeline.after(at - timeline.elapsed, () => this.#pump())
  }

  /** Nothing arrives for so long; then everything, in order. */
  stall(ms: number): void {
    this.#stalledUntil = Math.max(this.#stalledUntil, this.#parts.timeline.elapsed + ms)
    this.#parts.timeline.after(ms, () => this.#pump())
  }

  endStall(): void {
    this.#stalledUntil = 0
    this.#pump()
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#parts.timeline.after(0, () => this.#pump())
  }

  /** Nothing arrives any more; with `keep` what the first so many messages hold still does. */
  silence(keep = 0): void {
    if (keep === 0) this.#silent = true
    this.#queue = this.#queue.slice(0, keep)
    this.waiting = this.#queue.reduce((sum, each) => sum + each.size, 0)
  }

  get length(): number {
    return this.#queue.length
  }

  #pump(): void {
    const { timeline } = this.#parts
    while (!this.#silent && !this.#paused && timeline.elapsed >= this.#stalledUntil) {
      const next = this.#queue[0]
      if (next === undefined || next.at > timeline.elapsed + SAME_MOMENT_MS) return
      this.#misbehave()
      const first = this.#queue.shift()
      if (first === undefined) return
      this.waiting -= first.size
      this.#parts.deliver(first.message)
    }
  }

  #misbehave(): void {
    const { isUnruly, chance } = this.#parts
    if (!isUnruly || !chance.odds(UNRULY_SHARE)) return
    const [first, second] = this.#queue
    if (first === undefined) return
    if (second !== undefined && chance.odds(0.5)) this.#queue.splice(0, 2, second, first)
    else {
      this.#queue.splice(0, 0, first)
      this.waiting += first.size
    }
  }
}

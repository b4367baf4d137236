/**
 * The latest events, in memory and bounded: whoever was away for a moment gets what was missed, and is told to read
 * everything again where that is no longer known.
 */
import type { Happening, SummitEvent } from '#note/wire/events.ts'

/** A busy summit's half hour; an event is a few hundred bytes. */
const KEPT_EVENTS = 4_000

export interface EventRingOptions {
  /** Tells this life of the relay from the one before, whose numbers mean nothing now. */
  readonly life: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly kept?: number
}

/** What somebody missed; `resumed` is false where it cannot be told. */
export interface Missed {
  readonly resumed: boolean
  readonly events: readonly SummitEvent[]
}

export type EventListener = (event: SummitEvent) => void

export class EventRing {
  readonly #options: EventRingOptions
  readonly #listeners = new Set<EventListener>()
  #kept: SummitEvent[] = []
  #count = 0

  constructor(options: EventRingOptions) {
    this.#options = options
  }

  /** The id of the newest event: whoever comes back with it has missed nothing. */
  get last(): string {
    return this.#idOf(this.#count)
  }

  /** Numbers the event, keeps it and tells everybody, in the order of the calls. */
  publish(happening: Happening): void {
    this.#count += 1
    const at = new Date(this.#options.now()).toISOString()
    const event = { id: this.#idOf(this.#count), at, ...happening }
    this.#kept.push(event)
    const most = this.#options.kept ?? KEPT_EVENTS
    // Cut in pieces: shifting one at a time would move the whole list for each event.
    if (this.#kept.length > most * 2) this.#kept = this.#kept.slice(-most)
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** What came after this id; nothing, and not resumed, for an id of another life or one too long ago. */
  after(id: string): Missed {
    const count = this.#countOf(id)
    const first = this.#count - this.#kept.length
    if (count === null || count < first || count > this.#count) return { resumed: false, events: [] }
    return { resumed: true, events: this.#kept.slice(count - first) }
  }

  /** Returns what ends the listening. A listener must not throw. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #idOf(count: number): string {
    return `${this.#options.life}-${String(count)}`
  }

  #countOf(id: string): number | null {
    const [life, count, ...more] = id.split('-')
    if (life !== this.#options.life || more.length > 0 || !/^\d{1,12}$/.test(count ?? '')) return null
    return Number(count)
  }
}

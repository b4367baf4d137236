/**
 * One listener's server-sent events (WHATWG HTML, 9.2): what was missed first, then everything as it happens, several
 * in one write where they come close together. Ends by itself when its token does.
 */
import { Readable } from 'node:stream'
import { READY, type EventType, type StreamReady, type SummitEvent } from '#note/wire/events.ts'
import type { Access } from '../access/access.ts'
import type { Cancel, Clock } from '../relay/ports.ts'
import type { EventRing } from './event-ring.ts'

export interface EventStreamOptions {
  readonly ring: EventRing
  readonly clock: Clock
  /** Where a listener comes back to, or null for the first time. */
  readonly lastId: string | null
  /** Only these; null for all. */
  readonly types: ReadonlySet<EventType> | null
  /** Only this session's; null for all. */
  readonly session: string | null
  /** Whoever listens, looked at again before anything is sent; null where the token is not good any more. */
  readonly access: () => Access | null
}

/** Events that come within this time go out in one write. */
const GATHER_MS = 500
/** A proxy closes what is silent for a minute. */
const KEEP_ALIVE_MS = 20_000
/** Whoever has so much unread comes back later with the last id. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** Opens the stream; destroying it ends the listening. */
export function openEventStream(options: EventStreamOptions): Readable {
  return new EventStream(options)
}

class EventStream extends Readable {
  readonly #options: EventStreamOptions
  readonly #stopListening: () => void
  #waiting: string[] = []
  #cancelFlush: Cancel | null = null
  #cancelKeepAlive: Cancel = () => undefined

  constructor(options: EventStreamOptions) {
    super({ highWaterMark: MAX_UNREAD_BYTES })
    this.#options = options
    const { ring, lastId, clock } = options
    const { resumed, events } = lastId === null ? { resumed: false, events: [] } : ring.after(lastId)
    const ready: StreamReady = { resumed, now: new Date(clock.now()).toISOString() }
    // The id goes with it: whoever is cut off before the first event comes back to here.
    this.#waiting.push(block({ id: resumed ? (lastId ?? '') : ring.last, name: READY, data: ready }))
    for (const event of events) this.#take(event)
    this.#flush()
    this.#stopListening = ring.listen((event) => {
      this.#take(event)
      if (this.#waiting.length > 0) this.#cancelFlush ??= clock.after(GATHER_MS, () => this.#flush())
    })
    this.#keepAlive()
  }

  /** Nothing to do: what there is, is pushed. */
  override _read(): void {}

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#stopListening()
    this.#cancelFlush?.()
    this.#cancelKeepAlive()
    done(error)
  }

  #take(event: SummitEvent): void {
    const { types, session } = this.#options
    if (types !== null && !types.has(event.type)) return
    if (session !== null && !('session' in event && event.session === session)) return
    this.#waiting.push(block({ id: event.id, name: event.type, data: event }))
  }

  #flush(): void {
    this.#cancelFlush = null
    const text = this.#waiting.join('')
    this.#waiting = []
    if (text !== '') this.#send(text)
  }

  #send(text: string): void {
    const isWelcome = this.#options.access() !== null
    if (isWelcome && this.readableLength < MAX_UNREAD_BYTES) this.push(text)
    else this.push(null)
  }

  #keepAlive(): void {
    this.#cancelKeepAlive = this.#options.clock.after(KEEP_ALIVE_MS, () => {
      this.#send(':\n\n')
      this.#keepAlive()
    })
  }
}

function block({
  id,
  name,
  data,
}: {
  readonly id: string
  readonly name: string
  readonly data: object
}): string {
  // JSON has no line ends of its own, so one data line holds it.
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** One connection: the client's websocket at one end, the relay's wire at the other, a stream each way between them. */
import { CLOSE_GRACE_MS } from '#server/relay/limits.ts'
import type { Attendance } from '#server/relay/core.ts'
import type { Wire } from '#server/relay/ports.ts'
import type { Chance } from './chance.ts'
import { messagesIn } from './frames.ts'
import { Stream } from './stream.ts'
import type { Life, Timeline } from './timeline.ts'

/** The client's end, as the page's websocket or a stock provider's. */
export interface ClientEnd {
  readonly opened: () => void
  readonly heard: (payload: Uint8Array) => void
  readonly closed: (code: number, sentence: string) => void
}

/** What somebody who looks on is told of a connection. */
export interface LinkWatch {
  /** The relay hands a message to the network. */
  readonly relaySent: (payload: Uint8Array) => void
  /** A message comes to the client; `epoch` is the one it was sent in. */
  readonly clientHeard: (payload: Uint8Array, epoch: number) => void
}

export interface LinkParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly longestMs: () => number
  readonly isUnruly: { readonly up: boolean; readonly down: boolean }
  readonly client: ClientEnd
  readonly watch: LinkWatch
  /** Counts power cuts: what was sent before one may be of what it took. */
  readonly epoch: () => number
  /** The relay's process may die before and after it sends. */
  readonly boundary: (what: string) => void
}

type Down =
  | { readonly kind: 'open' }
  | { readonly kind: 'message'; readonly payload: Uint8Array; readonly epoch: number }
  | { readonly kind: 'close'; readonly code: number; readonly sentence: string }
  | { readonly kind: 'ping' }
type Up =
  | { readonly kind: 'message'; readonly payload: Uint8Array }
  | { readonly kind: 'close' }
  | { readonly kind: 'pong' }

const ABNORMAL = 1006
/** Browsers give up a websocket that does not open; the quickest after about so long. */
const HANDSHAKE_MS = 20_000

export class Link {
  readonly #parts: LinkParts
  readonly up: Stream<Up>
  readonly down: Stream<Down>
  #attendance: Attendance | null = null
  #life: Life | null = null
  #relayOpen = false
  #clientOpen = true
  #opened = false
  /** What each waiting byte counts for: a slow reader's bytes stand for many more. */
  weight = 1

  constructor(parts: LinkParts) {
    this.#parts = parts
    const common = { timeline: parts.timeline, chance: parts.chance, longestMs: parts.longestMs }
    this.up = new Stream({ ...common, isUnruly: parts.isUnruly.up, deliver: (one) => this.#atRelay(one) })
    this.down = new Stream({
      ...common,
      isUnruly: parts.isUnruly.down,
      deliver: (one) => this.#atClient(one),
    })
    this.#awaitOpening()
  }

  /** The client gives up where nobody answers. */
  #awaitOpening(): void {
    this.#parts.timeline.after(HANDSHAKE_MS, () => {
      if (!this.#opened) this.#endClient(ABNORMAL, '')
    })
  }

  /** Nothing where both ends are there and nothing is on the way; otherwise what is amiss. */
  get unrest(): string {
    if (!this.#relayOpen) return 'the relay has left'
    if (!this.#clientOpen) return 'the client has left'
    if (!this.up.isEmpty) return `${this.up.length} messages wait for the relay, ${this.up.why}`
    return this.down.isEmpty ? '' : `${this.down.length} messages wait for the client, ${this.down.why}`
  }

  /** The relay lets the client in. */
  welcome(life: Life, join: (wire: Wire) => Attendance): void {
    // Who has gone again before the door opened is not let in.
    if (!this.#clientOpen) return
    this.#life = life
    this.#relayOpen = true
    this.down.push({ kind: 'open' }, 0)
    try {
      this.#attendance = join(this.#wire())
    } catch (error) {
      this.#relayOpen = false
      this.down.silence()
      this.refuse()
      throw error
    }
  }

  /** The relay lets nobody in, or is not there. */
  refuse(): void {
    this.#endClient(ABNORMAL, '')
  }

  /** The client's websocket sends. */
  send(payload: Uint8Array): void {
    if (this.#clientOpen) this.up.push({ kind: 'message', payload: payload.slice() }, payload.length)
  }

  /** The client's websocket closes. */
  close(): void {
    if (!this.#clientOpen) return
    this.up.push({ kind: 'close' }, 0)
    this.#clientOpen = false
    this.#parts.timeline.after(this.#parts.longestMs(), () => this.#parts.client.closed(ABNORMAL, ''))
  }

  /** The way between is gone. Each end learns of it after so many ms, or never. */
  cut(clientLearns: number | null, relayLearns: number | null): void {
    this.up.silence()
    this.down.silence()
    const { timeline } = this.#parts
    if (clientLearns !== null) timeline.after(clientLearns, () => this.#endClient(ABNORMAL, ''))
    if (relayLearns !== null) timeline.after(relayLearns, () => this.#endRelay())
  }

  /** The relay's process died: its computer may still deliver some of what it had sent. */
  orphan(delivered: number): void {
    this.#relayOpen = false
    this.#attendance = null
    this.up.silence()
    this.down.silence(Math.min(delivered, this.down.length))
    if (this.down.length === 0) this.down.silence()
    const { timeline, chance, longestMs } = this.#parts
    // A laptop in a dead place hears of it only by silence; most hear at once.
    if (chance.odds(0.95)) timeline.after(longestMs() + 1, () => this.#endClient(ABNORMAL, ''))
  }

  #wire(): Wire {
    const life = this.#life as Life
    const isOpen = () => this.#relayOpen && life.alive
    const waiting = () => this.down.waiting * this.weight
    return {
      get isOpen() {
        return isOpen()
      },
      get waiting() {
        return waiting()
      },
      send: (bytes) => {
        if (isOpen()) this.#sendDown(bytes)
      },
      close: (code, sentence) => {
        if (isOpen()) this.#closeFromRelay(code, sentence)
      },
      terminate: () => {
        if (!isOpen()) return
        this.cut(this.#parts.longestMs(), 0)
      },
      ping: () => {
        if (isOpen()) this.down.push({ kind: 'ping' }, 2)
      },
      pause: () => this.up.pause(),
      resume: () => this.up.resume(),
    }
  }

  #sendDown(bytes: Uint8Array): void {
    const { boundary, epoch, watch } = this.#parts
    boundary('send')
    for (const payload of messagesIn(bytes)) {
      watch.relaySent(payload)
      this.down.push({ kind: 'message', payload, epoch: epoch() }, payload.length + 2)
    }
    boundary('send')
  }

  #closeFromRelay(code: number, sentence: string): void {
    this.#relayOpen = false
    this.down.push({ kind: 'close', code, sentence }, 2 + sentence.length)
    const { timeline, chance } = this.#parts
    timeline.after(chance.between(1, CLOSE_GRACE_MS), () => {
      this.#leave()
      if (this.#clientOpen) this.up.silence()
    })
  }

  #atRelay(message: Up): void {
    if (this.#life?.alive !== true) return
    if (message.kind === 'message') this.#attendance?.receive(message.payload)
    else if (message.kind === 'pong') this.#attendance?.ponged()
    else this.#endRelay()
  }

  #atClient(message: Down): void {
    if (!this.#clientOpen) return
    if (!this.#opened) this.#parts.client.opened()
    this.#opened = true
    if (message.kind === 'open') return
    if (message.kind === 'message') {
      this.#parts.watch.clientHeard(message.payload, message.epoch)
      this.#parts.client.heard(message.payload)
    } else if (message.kind === 'ping') this.up.push({ kind: 'pong' }, 2)
    else this.#endClient(message.code, message.sentence)
  }

  #endClient(code: number, sentence: string): void {
    if (!this.#clientOpen) return
    this.#clientOpen = false
    this.#parts.client.closed(code, sentence)
  }

  #endRelay(): void {
    if (!this.#relayOpen) return
    this.#relayOpen = false
    this.#leave()
  }

  #leave(): void {
    const attendance = this.#attendance
    this.#attendance = null
    if (this.#life?.alive === true) attendance?.closed()
  }
}

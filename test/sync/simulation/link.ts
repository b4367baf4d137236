/** A connection between a client and the relay: two ordered streams with delays, which can break or fall silent. */
import type { Attendance } from '#server/relay/core.ts'
import type { Wire } from '#server/relay/ports.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface LinkEnds {
  /** What the client hears: whole messages. */
  readonly onMessage: (payload: Uint8Array) => void
  readonly onClose: (code: number) => void
}

export class Link {
  readonly #clock: VirtualClock
  readonly #delay: () => number
  readonly #ends: LinkEnds
  #attendance: Attendance | null = null
  #relayOpen = true
  #clientOpen = true
  /** Nothing comes through any more, and nobody is told. */
  silent = false
  #toRelayAt = 0
  #toClientAt = 0

  constructor(clock: VirtualClock, delay: () => number, ends: LinkEnds) {
    this.#clock = clock
    this.#delay = delay
    this.#ends = ends
  }

  /** The relay's end. */
  wire(): Wire {
    const isOpen = () => this.#relayOpen
    return {
      get isOpen() {
        return isOpen()
      },
      waiting: 0,
      send: (bytes) => this.#toClient(bytes.slice()),
      close: (code) => this.closeFromRelay(code),
      terminate: () => this.closeFromRelay(1006),
      ping: () => this.#ping(),
      pause: () => undefined,
      resume: () => undefined,
    }
  }

  attend(attendance: Attendance): void {
    this.#attendance = attendance
  }

  /** The client says one message. */
  send(payload: Uint8Array): void {
    const at = (this.#toRelayAt = Math.max(this.#toRelayAt, this.#clock.elapsed + this.#delay()))
    this.#clock.after(at - this.#clock.elapsed, () => {
      if (this.#relayOpen && !this.silent) this.#attendance?.receive(payload)
    })
  }

  /** The network breaks: both ends learn it, each in its time. */
  cut(): void {
    this.closeFromClient()
    this.closeFromRelay(1006)
  }

  closeFromClient(): void {
    if (!this.#clientOpen) return
    this.#clientOpen = false
    this.#clock.after(this.#delay(), () => this.#relayGone())
  }

  closeFromRelay(code: number): void {
    if (this.#relayOpen) {
      this.#relayOpen = false
      this.#attendance?.closed()
    }
    this.#clock.after(this.#delay(), () => this.#tellClient(code))
  }

  /** The relay's process is gone: its end does nothing any more. */
  orphan(): void {
    this.#relayOpen = false
    this.#attendance = null
    this.#clock.after(this.#delay(), () => this.#tellClient(1006))
  }

  #relayGone(): void {
    if (!this.#relayOpen) return
    this.#relayOpen = false
    this.#attendance?.closed()
  }

  #tellClient(code: number): void {
    if (!this.#clientOpen) return
    this.#clientOpen = false
    this.#ends.onClose(code)
  }

  #toClient(bytes: Uint8Array): void {
    const at = (this.#toClientAt = Math.max(this.#toClientAt, this.#clock.elapsed + this.#delay()))
    this.#clock.after(at - this.#clock.elapsed, () => {
      if (!this.#clientOpen || this.silent) return
      for (const payload of payloadsIn(bytes)) if (this.#clientOpen) this.#ends.onMessage(payload)
    })
  }

  #ping(): void {
    this.#clock.after(this.#delay() * 2, () => {
      if (this.#relayOpen && this.#clientOpen && !this.silent) this.#attendance?.ponged()
    })
  }
}

/** The messages in a piece of the stream; the relay writes whole frames. */
function* payloadsIn(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  while (at < bytes.length) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      short < 126 ? short : short === 126 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
    yield bytes.subarray(at + head, at + head + length)
    at += head + length
  }
}

/**
 * A person's laptop in the simulation: a note, hands that type, and the protocol of note/SPEC.md with receipts. Keeps
 * account of what it typed, what it deleted, and what the relay said is stored.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import {
  MESSAGE_STORED,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  encodeWantReceipts,
  readStored,
} from '#note/wire/sync.ts'
import { lettersOf, type Ledger } from './ledger.ts'
import { Link } from './link.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface SimClientOptions {
  readonly name: string
  readonly clock: VirtualClock
  readonly random: () => number
  readonly ledger: Ledger
  readonly delay: () => number
  /** Knocks at the relay; false where nobody answers. */
  readonly knock: (link: Link, name: string) => boolean
  readonly nextClientId: () => number
}

const RETRY_MS = 2_000
/** As the page does: a relay that says nothing this long is gone. */
const SILENCE_MS = 45_000
export const TEXTS = ['one', 'two', 'three'] as const

export class SimClient {
  readonly #options: SimClientOptions
  doc: Y.Doc
  #link: Link | null = null
  #heardAt = 0
  /** What each message with an update of this connection held. */
  #sent: { readonly letters: readonly string[]; readonly deleted: readonly string[] }[] = []
  #stored = 0

  constructor(options: SimClientOptions) {
    this.#options = options
    this.doc = this.#newDoc()
    this.#watchSilence()
  }

  get isConnected(): boolean {
    return this.#link !== null
  }

  get name(): string {
    return this.#options.name
  }

  connect(): void {
    if (this.#link !== null) return
    const { clock, delay, knock, name } = this.#options
    const link: Link = new Link(clock, delay, {
      onMessage: (payload) => {
        if (this.#link === link) this.#hear(payload)
      },
      onClose: () => this.#closed(link),
    })
    if (!knock(link, name)) return void clock.after(RETRY_MS, () => this.connect())
    this.#link = link
    this.#heardAt = clock.elapsed
    this.#sent = []
    this.#stored = 0
    link.send(encodeWantReceipts())
    link.send(message(SYNC_STEP_1, Y.encodeStateVector(this.doc)))
  }

  /** The connection breaks, or falls silent without anybody hearing of it. */
  breakLink(silently: boolean): void {
    if (this.#link === null) return
    if (silently) this.#link.silent = true
    else this.#link.cut()
  }

  /** The laptop loses all it had: only what the relay has comes back. */
  forget(): void {
    this.#link?.cut()
    this.#link = null
    this.doc.destroy()
    this.doc = this.#newDoc()
    this.#options.clock.after(RETRY_MS, () => this.connect())
  }

  /** Types or deletes a little somewhere. */
  act(): void {
    const { random, ledger } = this.#options
    const lines = this.doc.getMap<Y.Text>('lines')
    const text = lines.get(TEXTS[Math.floor(random() * TEXTS.length)] ?? 'one')
    if (text === undefined) return
    const at = Math.floor(random() * (text.length + 1))
    if (random() < 0.75 || text.length === 0) {
      this.doc.transact(() => text.insert(at, 'abc'.slice(0, 1 + Math.floor(random() * 3))), this)
    } else this.doc.transact(() => text.delete(Math.min(at, text.length - 1), 1), this)
    ledger.acts += 1
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = this.#options.nextClientId()
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) return
      const content = lettersOf(update)
      this.#options.ledger.typed(doc, content)
      this.#say(SYNC_UPDATE, update)
    })
    return doc
  }

  #say(kind: number, update: Uint8Array): void {
    if (this.#link === null) return
    this.#sent.push(lettersOf(update))
    this.#link.send(message(kind, update))
  }

  #hear(payload: Uint8Array): void {
    this.#heardAt = this.#options.clock.elapsed
    const decoder = decoding.createDecoder(payload)
    const kind = decoding.readVarUint(decoder)
    if (kind === MESSAGE_STORED) return this.#hearStored(readStored(decoder))
    if (kind !== MESSAGE_SYNC) return
    const sync = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder).slice()
    if (sync === SYNC_STEP_1) return this.#say(SYNC_STEP_2, Y.encodeStateAsUpdate(this.doc, bytes))
    Y.applyUpdate(this.doc, bytes, 'relay')
    this.#options.ledger.seen(lettersOf(bytes).letters)
  }

  #hearStored(count: number): void {
    for (const { letters, deleted } of this.#sent.slice(this.#stored, count)) {
      this.#options.ledger.acknowledged(letters, deleted)
    }
    if (count > this.#sent.length) throw new Error(`${this.name} was promised more than it sent.`)
    this.#stored = count
  }

  #closed(link: Link): void {
    if (this.#link !== link) return
    this.#link = null
    this.#options.clock.after(RETRY_MS * this.#options.random(), () => this.connect())
  }

  #watchSilence(): void {
    const { clock } = this.#options
    clock.after(SILENCE_MS, () => {
      const link = this.#link
      if (link !== null && clock.elapsed - this.#heardAt >= SILENCE_MS) {
        link.closeFromClient()
        this.#closed(link)
      }
      this.#watchSilence()
    })
  }
}

function message(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

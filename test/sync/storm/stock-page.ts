/** A client that knows nothing of ours: the sync messages of y-protocols as y-websocket speaks them, without receipts. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { MESSAGE_SYNC } from '#note/wire/sync.ts'
import { SECTIONS } from '../seen-lines.ts'
import type { ClientEnd, Link } from './link.ts'
import type { Page, PageParts } from './person.ts'

/** y-websocket 3: waits double up to this. */
const LONGEST_RETRY_MS = 2_500
const FIRST_RETRY_MS = 100
/** y-websocket 3: a relay not heard for so long is gone, looked at every tenth of it. */
const SILENCE_MS = 30_000

export function openStockPage(parts: PageParts): Page {
  return new StockPage(parts).page()
}

class StockPage implements ClientEnd {
  readonly #parts: PageParts
  readonly #doc = new Y.Doc()
  readonly #lines
  #link: Link | null = null
  #isLive = false
  #isOpen = true
  #failures = 0
  #heardAt = 0

  constructor(parts: PageParts) {
    this.#parts = parts
    this.#doc.clientID = parts.clientId
    this.#lines = createNoteLines(this.#doc, { sections: SECTIONS, random: parts.chance.random })
    if (parts.kept !== null) Y.applyUpdate(this.#doc, parts.kept, this)
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.local) parts.account.wrote(parts.memory, transaction)
    })
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#isLive) this.#say((encoder) => syncProtocol.writeUpdate(encoder, update))
    })
    this.#dial()
    this.#watchSilence()
  }

  page(): Page {
    return {
      doc: this.#doc,
      lines: this.#lines,
      isQuiet: () => this.#isLive,
      state: () => `stock, ${this.#isLive ? 'live' : 'offline'}`,
      mayWrite: () => true,
      crash: () => {
        this.#isOpen = false
        this.#link?.close()
        this.#lines.close()
      },
    }
  }

  opened(): void {
    this.#isLive = true
    this.#failures = 0
    this.#heardAt = this.#parts.timeline.elapsed
    this.#say((encoder) => syncProtocol.writeSyncStep1(encoder, this.#doc))
  }

  heard(payload: Uint8Array): void {
    if (!this.#isOpen) return
    this.#heardAt = this.#parts.timeline.elapsed
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return
    this.#say((encoder) => syncProtocol.readSyncMessage(decoder, encoder, this.#doc, this))
  }

  closed(): void {
    this.#isLive = false
    this.#link = null
    if (!this.#isOpen) return
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures)
    this.#failures += 1
    this.#parts.timeline.after(wait, () => this.#dial())
  }

  #dial(): void {
    if (this.#isOpen && this.#link === null)
      this.#link = this.#parts.dial(this, { memory: this.#parts.memory, marks: [] })
  }

  #say(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    write(encoder)
    if (encoding.length(encoder) > 1) this.#link?.send(encoding.toUint8Array(encoder))
  }

  #watchSilence(): void {
    this.#parts.timeline.after(SILENCE_MS / 10, () => {
      if (!this.#isOpen) return
      if (this.#isLive && this.#parts.timeline.elapsed - this.#heardAt > SILENCE_MS) this.#link?.close()
      this.#watchSilence()
    })
  }
}

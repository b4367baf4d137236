/**
 * Who wrote and deleted what, what the relay promised and what it showed: kept from outside, by item ids, so that nothing
 * that vanishes takes its own trace along.
 */
import * as Y from 'yjs'

/** More at once is filling, not typing. */
const LONGEST_TYPED = 1_000

export interface Span {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** One transaction of one person. */
export interface Write {
  readonly inserted: readonly Span[]
  readonly deleted: readonly Span[]
}

/** A letter typed, by the id of its item. */
interface Letter {
  readonly client: number
  readonly clock: number
  readonly letter: string
}

/** What one laptop knows of its own writing until it loses its memory. */
export class Memory {
  readonly writes: Write[] = []
  /** The first so many are promised. */
  promised = 0
  isLost = false

  /** What must be there at the end whatever happened. */
  owed(): readonly Write[] {
    return this.isLost ? this.writes.slice(0, this.promised) : this.writes
  }
}

export class Account {
  readonly faults: string[] = []
  readonly memories: Memory[] = []
  readonly #letters: Letter[] = []
  /** What somebody was shown since the last power cut. */
  #shownClocks = new Map<number, number>()
  #shownDeleted: Span[] = []
  /** Counts power cuts. */
  epoch = 0

  fault(sentence: string): void {
    this.faults.push(sentence)
  }

  newMemory(): Memory {
    const memory = new Memory()
    this.memories.push(memory)
    return memory
  }

  /** A transaction that a person or the relay made in this document. */
  wrote(memory: Memory, transaction: Y.Transaction): void {
    const inserted: Span[] = []
    for (const [client, to] of transaction.afterState) {
      const from = transaction.beforeState.get(client) ?? 0
      if (to > from) inserted.push({ client, from, to })
    }
    const deleted = spansOf(transaction.deleteSet)
    if (inserted.length === 0 && deleted.length === 0) return
    memory.writes.push({ inserted, deleted })
    for (const span of inserted) {
      if (span.to - span.from < LONGEST_TYPED) this.#noteLetters(transaction.doc, span)
    }
  }

  /** The relay says that the first so many writes are stored. */
  promise(memory: Memory, count: number): void {
    memory.promised = Math.max(memory.promised, count)
  }

  /** The relay showed an update to somebody. */
  showed(update: Uint8Array, epoch: number): void {
    if (epoch !== this.epoch) return
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const to = clock + struct.length
      if (to > (this.#shownClocks.get(client) ?? 0)) this.#shownClocks.set(client, to)
    }
    this.#shownDeleted.push(...spansOf(ds))
  }

  /** What was only written may be gone, though it was shown. */
  powerCut(): void {
    this.epoch += 1
    this.#shownClocks = new Map()
    this.#shownDeleted = []
  }

  /** After a start: what was promised or shown must be in what the relay has. */
  checkRecovered(doc: Y.Doc): void {
    for (const memory of this.memories) {
      for (const write of memory.writes.slice(0, memory.promised)) this.#check(doc, write, 'promised')
    }
    const inserted = [...this.#shownClocks].map(([client, to]) => ({ client, from: 0, to }))
    this.#check(doc, { inserted, deleted: this.#shownDeleted }, 'shown')
  }

  /** At the end: everything owed is there, and no letter is gone that nobody deleted. */
  checkFinal(doc: Y.Doc): void {
    for (const memory of this.memories) for (const write of memory.owed()) this.#check(doc, write, 'typed')
    const deleted = new Set(
      this.memories.flatMap((memory) =>
        memory.writes.flatMap((write) => write.deleted.flatMap((span) => idsOf(span))),
      ),
    )
    for (const { client, clock, letter } of this.#letters) {
      if (clock >= Y.getState(doc.store, client)) continue
      if (isDeleted(doc, client, clock) && !deleted.has(`${client}:${clock}`)) {
        this.fault(`letter ${letter} ${client}:${clock} is deleted and nobody deleted it`)
      }
    }
  }

  /** How often each letter should be seen. */
  lettersIn(doc: Y.Doc): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { client, clock, letter } of this.#letters) {
      if (clock >= Y.getState(doc.store, client) || isDeleted(doc, client, clock)) continue
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    return counts
  }

  #check(doc: Y.Doc, write: Write, what: string): void {
    for (const { client, to } of write.inserted) {
      const there = Y.getState(doc.store, client)
      if (there < to) this.fault(`${what} and gone: client ${client} reaches ${there} instead of ${to}`)
    }
    for (const { client, from, to } of write.deleted) {
      for (let clock = from; clock < to; clock += 1) {
        if (clock < Y.getState(doc.store, client) && isDeleted(doc, client, clock)) continue
        this.fault(`deletion ${what} and gone: ${client}:${clock}`)
        break
      }
    }
  }

  #noteLetters(doc: Y.Doc, { client, from, to }: Span): void {
    for (const struct of doc.store.clients.get(client) ?? []) {
      if (struct.id.clock + struct.length <= from || struct.id.clock >= to) continue
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const { str } = struct.content
      for (let offset = 0; offset < str.length; offset += 1) {
        const clock = struct.id.clock + offset
        if (clock >= from && clock < to) this.#letters.push({ client, clock, letter: str[offset] ?? '' })
      }
    }
  }
}

function spansOf(deletes: { readonly clients: Map<number, { clock: number; len: number }[]> }): Span[] {
  return [...deletes.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  )
}

function idsOf({ client, from, to }: Span): string[] {
  return Array.from({ length: to - from }, (_, offset) => `${client}:${from + offset}`)
}

function isDeleted(doc: Y.Doc, client: number, clock: number): boolean {
  const structs = doc.store.clients.get(client)
  if (structs === undefined) return false
  return structs[Y.findIndexSS(structs, clock)]?.deleted === true
}

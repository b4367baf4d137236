/**
 * Receipts: who is owed one, and the syncs after which it may be told. One sync at a time, at most so often; whoever is
 * owed meanwhile waits for the next. Knows connections and the journal, not notes.
 */
import type { Connection } from './connection.ts'
import { SYNC_INTERVAL_MS } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Clock, NoteJournal } from './ports.ts'

export interface PromisesOptions {
  readonly journal: NoteJournal
  readonly clock: Clock
  readonly metrics: Metrics
  /** Writes what was taken in this turn: what a connection is told of must be written before the sync begins. */
  readonly flush: () => void
  /** A sync failed: nothing may be promised until the disk takes writes again. */
  readonly onTrouble: (error: unknown) => void
}

export class Promises {
  readonly #options: PromisesOptions
  #owed = new Set<Connection>()
  /** Something was written since the last sync began. */
  #written = false
  #syncing = false
  #planned = false
  #lastAt = Number.NEGATIVE_INFINITY

  constructor(options: PromisesOptions) {
    this.#options = options
  }

  /** Connections that wait for a receipt. */
  get owed(): number {
    return this.#owed.size
  }

  /** The connection is told after the next sync how much of it is stored. */
  owe(connection: Connection): void {
    this.#owed.add(connection)
    this.#plan()
  }

  /** Something was written that shall be synced soon. */
  wrote(): void {
    this.#written = true
    this.#plan()
  }

  forget(connection: Connection): void {
    this.#owed.delete(connection)
  }

  /** The disk takes writes again: what is owed is told after a sync. */
  again(): void {
    this.#plan()
  }

  #plan(): void {
    if (this.#syncing || this.#planned) return
    this.#planned = true
    const { clock } = this.#options
    const wait = Math.max(0, this.#lastAt + SYNC_INTERVAL_MS - clock.elapsed())
    clock.after(wait, () => {
      this.#planned = false
      void this.#sync()
    })
  }

  async #sync(): Promise<void> {
    const { journal, clock, metrics, flush, onTrouble } = this.#options
    flush()
    const owed = this.#owed
    const counts = [...owed].map((connection) => ({ connection, settled: connection.settled }))
    this.#owed = new Set()
    this.#written = false
    this.#syncing = true
    this.#lastAt = clock.elapsed()
    try {
      await journal.sync()
      metrics.observeSync((clock.elapsed() - this.#lastAt) / 1000)
      for (const { connection, settled } of counts) connection.tellStored(settled)
    } catch (error) {
      for (const connection of owed) this.#owed.add(connection)
      this.#syncing = false
      onTrouble(error)
      return
    }
    this.#syncing = false
    if (this.#owed.size > 0 || this.#written) this.#plan()
  }
}

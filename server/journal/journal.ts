/**
 * The journal: every turn's updates are appended to it in one write before anybody sees them, synced in groups, and
 * moved by the keeper into the store, whereupon their segment is removed. Knows files and rows, not notes or sockets.
 */
import type { Cancel, Clock, NoteJournal } from '../relay/ports.ts'
import { StoreError, type NoteUpdate } from '../store/store.ts'
import type { JournalDisk, Segment } from './disk.ts'
import { RecordWriter } from './journal-format.ts'
import type { Keeper } from './keeper.ts'
import { PendingRows } from './pending-rows.ts'

export interface JournalOptions {
  readonly disk: JournalDisk
  readonly keeper: Keeper
  readonly clock: Clock
  /** The keeper could not move rows; it is asked again by itself. */
  readonly onTrouble: (error: unknown) => void
  /** A segment longer than this is followed by a new one; a simulation gives less. */
  readonly segmentBytes?: number
}

export interface Journal extends NoteJournal {
  /** Rows not yet in the store, and their bytes. */
  readonly waiting: () => { readonly rows: number; readonly bytes: number }
  /** Moves everything into the store now. Rejects where the store refuses; then the segments stay for the next start. */
  readonly drain: () => Promise<void>
  /** Drains and closes; the segments that could not be moved stay. */
  readonly close: () => Promise<void>
}

/** Rows are moved this often: a commit in the store costs a sync, and a restart reads what was not moved. */
const KEEP_INTERVAL_MS = 500
/** Enough for minutes of a summit, little enough to be read back at once. */
const SEGMENT_BYTES = 8 * 1024 * 1024
/** So much may wait for a store that takes nothing; then the journal takes nothing either. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024
/** Written and cut off again to ask a disk whether it takes bytes: more than a page, less than a burst. */
const PROBE_BYTES = 64 * 1024

export function createJournal(options: JournalOptions): Journal {
  return new FileJournal(options)
}

class FileJournal implements Journal {
  readonly #options: JournalOptions
  readonly #segmentBytes: number
  readonly #writer = new RecordWriter()
  readonly #pending = new PendingRows()
  #segment: Segment | null = null
  #nextNumber: number
  /** Segments with bytes that no sync has covered yet, the current one among them. */
  #unsynced = new Set<Segment>()
  #running: Promise<void> | null = null
  #next: Promise<void> | null = null
  /** A sync failed or a segment could not be mended: nothing is promised until `probe` wrote everything anew. */
  #broken = false
  /** Rows were written anew and no sync covered them yet: until then the old segments stay. */
  #anew = false
  #keeping: Promise<void> | null = null
  #cancelKeep: Cancel | null = null
  #closed = false

  constructor(options: JournalOptions) {
    this.#options = options
    this.#segmentBytes = options.segmentBytes ?? SEGMENT_BYTES
    this.#nextNumber = (options.disk.list().at(-1) ?? 0) + 1
  }

  append(updates: readonly NoteUpdate[]): void {
    if (this.#broken) throw new StoreError('unwritable', 'The journal cannot be written: check its disk.')
    if (this.#pending.bytes > MAX_WAITING_BYTES) {
      throw new StoreError('full', 'The store takes nothing and the journal is full: check the disk.')
    }
    this.#write(updates)
    this.#planKeep()
  }

  sync(): Promise<void> {
    if (this.#running === null) return this.#begin()
    // Whoever asks while one runs may have written after it began: all of them share the next.
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  pending(session: string): readonly NoteUpdate[] {
    return this.#pending.of(session)
  }

  probe(): void {
    if (this.#broken) return this.#writeAnew()
    const segment = this.#current()
    const { length } = segment
    asStoreError(() => {
      try {
        segment.append(new Uint8Array(PROBE_BYTES))
      } finally {
        segment.truncate(length)
      }
    })
  }

  waiting(): { readonly rows: number; readonly bytes: number } {
    return { rows: this.#pending.count, bytes: this.#pending.bytes }
  }

  async drain(): Promise<void> {
    this.#cancelKeep?.()
    this.#cancelKeep = null
    while (this.#pending.count > 0 || this.#keeping !== null) await (this.#keeping ?? this.#keep())
  }

  async close(): Promise<void> {
    this.#closed = true
    const drained = await this.drain().then(
      () => true,
      () => false,
    )
    await this.#running?.catch(() => undefined)
    if (drained) this.#removeUpTo(this.#nextNumber)
    this.#segment?.close()
  }

  #write(updates: readonly NoteUpdate[]): void {
    const segment = this.#current()
    const { length } = segment
    const records = this.#writer.write(updates, segment.number, length)
    asStoreError(() => {
      try {
        segment.append(records)
      } catch (error) {
        this.#mend(segment, length)
        throw error
      }
    })
    this.#unsynced.add(segment)
    this.#pending.add(updates, segment.number, segment.length)
  }

  /** Cuts off what a failed write left; where even that fails the segment is left as it is and a new one begun. */
  #mend(segment: Segment, length: number): void {
    try {
      segment.truncate(length)
    } catch {
      this.#broken = true
    }
  }

  #current(): Segment {
    if (this.#segment !== null && this.#segment.length < this.#segmentBytes) return this.#segment
    const full = this.#segment
    this.#segment = asStoreError(() => this.#options.disk.create(this.#nextNumber))
    this.#nextNumber += 1
    if (full !== null && !this.#unsynced.has(full) && this.#running === null) full.close()
    return this.#segment
  }

  #begin(): Promise<void> {
    this.#next = null
    if (this.#broken) {
      return Promise.reject(new StoreError('unwritable', 'The journal cannot be synced: check its disk.'))
    }
    const running = this.#syncAll().finally(() => (this.#running = null))
    this.#running = running
    return running
  }

  async #syncAll(): Promise<void> {
    const segments = [...this.#unsynced]
    this.#unsynced = new Set()
    try {
      for (const segment of segments) await segment.sync()
    } catch (error) {
      // After a failed sync the system may have forgotten the bytes and say yes to the next one.
      this.#broken = true
      throw asError(error)
    }
    this.#anew = this.#anew && this.#unsynced.size > 0
    for (const segment of segments) {
      if (segment !== this.#segment && !this.#unsynced.has(segment)) segment.close()
    }
  }

  /** Everything that is not in the store yet goes into a fresh segment; the old ones are left to be removed. */
  #writeAnew(): void {
    const rows = this.#pending.all()
    const old = this.#segment
    this.#segment = asStoreError(() => this.#options.disk.create(this.#nextNumber))
    this.#nextNumber += 1
    old?.close()
    this.#unsynced = new Set()
    this.#anew = true
    this.#pending.clear()
    try {
      if (rows.length > 0) this.#write(rows)
      this.#broken = false
    } catch (error) {
      // They must not be forgotten: the next probe tries again.
      this.#pending.add(rows, this.#segment.number, this.#segment.length)
      this.#broken = true
      throw error
    }
    this.#planKeep()
  }

  #planKeep(): void {
    if (this.#cancelKeep !== null || this.#keeping !== null || this.#closed) return
    this.#cancelKeep = this.#options.clock.after(KEEP_INTERVAL_MS, () => {
      this.#cancelKeep = null
      this.#keep().catch((error: unknown) => this.#options.onTrouble(error))
    })
  }

  /** Moves what is there now; one at a time. */
  #keep(): Promise<void> {
    this.#keeping ??= this.#move().finally(() => {
      this.#keeping = null
      if (this.#pending.count > 0) this.#planKeep()
    })
    return this.#keeping
  }

  async #move(): Promise<void> {
    for (const range of this.#pending.ranges()) {
      await this.#options.keeper.keep(range.segment, range.from, range.to).catch((error: unknown) => {
        // What was written cannot be read back, but it is all still in memory.
        if (error instanceof StoreError && error.code === 'damaged') this.#writeAnew()
        throw error
      })
      // Where rows were written anew meanwhile they stand elsewhere now and are moved from there.
      this.#pending.moved(range)
    }
    if (!this.#anew) this.#removeUpTo(this.#pending.firstSegment() ?? this.#nextNumber - 1)
  }

  /** Removes the segments before this one; nothing waits in them. */
  #removeUpTo(number: number): void {
    const { disk } = this.#options
    for (const each of disk.list()) if (each < number) disk.remove(each)
  }
}

/** Runs `act`; the system's errors leave as StoreErrors with a sentence. */
function asStoreError<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw asError(error)
  }
}

function asError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError(
      'full',
      `The journal cannot grow because the disk is full (${code}): free some space.`,
    )
  }
  return new StoreError(
    'unwritable',
    `The journal cannot be written (${code ?? String(error)}): check its rights and its disk.`,
  )
}

/** Who moves the journal's rows into the store and saves snapshots: a port, and the plain way of doing it in this thread. */
import { StoreError, type Store } from '../store/store.ts'
import type { JournalDisk } from './disk.ts'
import { readRecords } from './journal-format.ts'

export interface Keeper {
  /** Puts the records between two offsets of a segment into the store, for good when it resolves. Doing it twice is harmless. */
  readonly keep: (segment: number, from: number, to: number) => Promise<void>
  /** After everything that was to be kept before the call. `seq` is the last update inside the snapshot. */
  readonly saveSnapshot: (session: string, seq: number, bytes: Uint8Array, at: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Keeps in this very thread. The store stays the caller's to close. */
export function createLocalKeeper(disk: Pick<JournalDisk, 'read'>, store: Pick<Store, 'notes'>): Keeper {
  return {
    keep: async (segment, from, to) => {
      const { rows, unsound } = readRecords(disk.read(segment), segment, { from, to })
      store.notes.keep(rows)
      if (unsound.length > 0) {
        const where = `between ${from} and ${to}`
        throw new StoreError('damaged', `Segment ${segment} of the journal cannot be read back ${where}.`)
      }
    },
    saveSnapshot: async (session, seq, bytes, at) => store.notes.saveSnapshot(session, seq, bytes, at),
    close: async () => undefined,
  }
}

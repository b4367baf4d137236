/**
 * A data directory opened by a command: beside a relay that serves it, or alone; then what a killed relay left in its
 * journal is brought into the store first.
 */
import { openStore, takeServeLock, type ServeLock } from '../store/data-directory.ts'
import { StoreError, type NoteUpdate, type Store } from '../store/store.ts'
import { journalFolder } from './open-summit-data.ts'
import { createRealDisk } from './real-disk.ts'
import { inspectJournal, recoverJournal } from './recover.ts'

export interface CommandData {
  readonly store: Store
  /** Rows that a serving relay has written and not yet moved, by session, in order; read once, before the store. */
  readonly pending: ReadonlyMap<string, readonly NoteUpdate[]>
}

/** Opens it; the store is the caller's to close. Throws StoreError with a sentence. */
export function openForCommand(directory: string, options: { readonly create: boolean }): CommandData {
  const disk = createRealDisk(journalFolder(directory))
  // Before the store: whatever is moved in between is then in both, and never in neither.
  const { found } = inspectJournal(disk)
  const store = openStore(directory, options)
  try {
    const lock = tryLock(directory)
    if (lock === null) return { store, pending: bySession(found) }
    try {
      recoverJournal(disk, store)
    } finally {
      lock.release()
    }
    return { store, pending: new Map() }
  } catch (error) {
    store.close()
    throw error
  }
}

/** The lock, or null while a relay serves. */
function tryLock(directory: string): ServeLock | null {
  try {
    return takeServeLock(directory)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'locked') return null
    throw error
  }
}

function bySession(rows: readonly NoteUpdate[]): ReadonlyMap<string, readonly NoteUpdate[]> {
  return Map.groupBy(rows, (row) => row.session)
}

/** A data directory opened for serving: the store, and the journal in front of it, brought up to date first. */
import { join } from 'node:path'
import type { Clock } from '../relay/ports.ts'
import { databaseFile, openStore } from '../store/data-directory.ts'
import type { Store } from '../store/store.ts'
import { createJournal, type Journal } from './journal.ts'
import type { Keeper } from './keeper.ts'
import { createKeeperThread } from './keeper-thread.ts'
import { createRealDisk } from './real-disk.ts'
import { recoverJournal, type RecoveryReport } from './recover.ts'

export interface SummitData {
  readonly store: Store
  readonly journal: Journal
  readonly keeper: Keeper
  /** What the last relay had left. */
  readonly recovery: RecoveryReport
  /** Everything into the store, everything closed. */
  readonly close: () => Promise<void>
}

export interface SummitDataOptions {
  readonly clock: Clock
  /** The keeper could not move rows into the store for the moment. */
  readonly onTrouble: (error: unknown) => void
}

/** Where the journal of a data directory lies. */
export function journalFolder(directory: string): string {
  return join(directory, 'journal')
}

/** Opens it; the caller holds the directory's lock. Throws StoreError with a sentence. */
export function openSummitData(directory: string, { clock, onTrouble }: SummitDataOptions): SummitData {
  const store = openStore(directory, { create: true })
  const folder = journalFolder(directory)
  const disk = createRealDisk(folder)
  const recovery = recoverJournal(disk, store)
  const keeper = createKeeperThread({ database: databaseFile(directory), journal: folder })
  const journal = createJournal({ disk, keeper, clock, onTrouble })
  const close = async (): Promise<void> => {
    await journal.close()
    await keeper.close()
    store.close()
  }
  return { store, journal, keeper, recovery, close }
}

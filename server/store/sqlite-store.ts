/** The store on one SQLite file: puts the parts together and guards every call's errors. */
import { createAccessRows } from './access-rows.ts'
import { createBlueprintRows } from './blueprint-rows.ts'
import { asStoreError, openDatabase, type Connection } from './database.ts'
import { createItemStateRows } from './item-state-rows.ts'
import { createNoteRows } from './note-rows.ts'
import { createRadarRows } from './radar-rows.ts'
import { createReviewRows } from './review-rows.ts'
import { createSessionRows } from './session-rows.ts'
import type { Store } from './store.ts'
import { createSummitRows } from './summit-rows.ts'
import { createVersionRows } from './version-rows.ts'
import { createWebhookRows } from './webhook-rows.ts'

/** Opens or creates the database file. Throws StoreError with a sentence; close it when done. */
export function openSqliteStore(file: string): Store {
  const database = openDatabase(file)
  return {
    summit: guarded(file, createSummitRows(database)),
    sessions: guarded(file, createSessionRows(database)),
    access: guarded(file, createAccessRows(database)),
    notes: guarded(file, createNoteRows(database)),
    versions: guarded(file, createVersionRows(database)),
    blueprints: guarded(file, createBlueprintRows(database)),
    reviews: guarded(file, createReviewRows(database)),
    webhooks: guarded(file, createWebhookRows(database)),
    radar: guarded(file, createRadarRows(database)),
    itemStates: guarded(file, createItemStateRows(database)),
    together: (act) => asStoreError(file, () => database.transaction(act).immediate()),
    foreignVersion: createForeignVersion(database),
    probe: () => asStoreError(file, () => probe(database)),
    backup: async (target) => {
      await database.backup(target)
    },
    makeOneFile: () => asStoreError(file, () => void database.pragma('journal_mode = DELETE')),
    close: () => database.close(),
  }
}

/** SQLite says cheaply whether anything was written from elsewhere; only then the counter is read. */
function createForeignVersion(database: Connection): () => number {
  const count = database.prepare<[], { count: number }>('select count from changes')
  let dataVersion: unknown = null
  let version = 0
  return () => {
    const now = database.pragma('data_version', { simple: true })
    if (now !== dataVersion) version = count.get()?.count ?? 0
    dataVersion = now
    return version
  }
}

function probe(database: Connection): void {
  database.exec('update probe set count = count + 1')
}

type Calls = Readonly<Record<string, (...values: never[]) => unknown>>

/** The store's one boundary: SQLite's errors leave every call as sentences. */
function guarded<T extends object>(file: string, part: T): T {
  const calls = Object.entries(part as unknown as Calls).map(([name, call]) => [
    name,
    (...values: never[]) => asStoreError(file, () => call(...values)),
  ])
  return Object.fromEntries(calls) as T
}

/**
 * The data directory: where the database lies, and the lock that lets only one relay serve it. The lock is a held
 * SQLite transaction, so the system takes it back when the process dies, however it dies.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { asStoreError, sqliteCode } from './database.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreError, type Store } from './store.ts'

const DATABASE_FILE = 'rapporteur.sqlite'
const SEARCH_FILE = 'search.sqlite'
const LOCK_FILE = 'serve.lock'
const SERVING_FILE = 'serving.json'

/** Who serves a directory. Written for people and commands to find the relay; the lock is what counts. */
export interface Serving {
  readonly pid: number
  readonly address: string
  /** The machine's boot it served in, where the system tells; absent where it does not. */
  readonly boot?: string
}

export interface ServeLock {
  /** Says where the relay listens, for commands run beside it. */
  readonly announce: (serving: Serving) => void
  readonly release: () => void
}

/** The database file of a data directory. */
export function databaseFile(directory: string): string {
  return join(directory, DATABASE_FILE)
}

/** The file of the search index, which may be deleted while nobody serves the directory. */
export function searchFile(directory: string): string {
  return join(directory, SEARCH_FILE)
}

/** Opens the store, creating the directory if `create` is set. Throws StoreError with a sentence. */
export function openStore(directory: string, options: { readonly create: boolean }): Store {
  if (!options.create && !existsSync(databaseFile(directory))) {
    throw new StoreError(
      'missing',
      `There is no summit in ${directory}: name another with --data, or run "rapporteur serve" first.`,
    )
  }
  makeDirectory(directory)
  return openSqliteStore(databaseFile(directory))
}

/** Takes the directory for one relay. Throws StoreError `locked` while another serves it. */
export function takeServeLock(directory: string): ServeLock {
  makeDirectory(directory)
  const file = join(directory, LOCK_FILE)
  const database = asStoreError(file, () => new Database(file, { timeout: 0 }))
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') === true) throw lockedBy(directory)
    return asStoreError(file, () => {
      throw error
    })
  }
  return {
    announce: (serving) => writeFileSync(join(directory, SERVING_FILE), JSON.stringify(serving)),
    // The announcement stays: exports name the notes' address also while nobody serves them.
    release: () => void database.close(),
  }
}

/** Who served last, or does now; null where nobody did. */
export function readServing(directory: string): Serving | null {
  try {
    return JSON.parse(readFileSync(join(directory, SERVING_FILE), 'utf8')) as Serving
  } catch {
    return null
  }
}

function lockedBy(directory: string): StoreError {
  const serving = readServing(directory)
  const who = serving === null ? '' : ` (process ${serving.pid}, ${serving.address})`
  return new StoreError(
    'locked',
    `${directory} is already being served${who}: stop that relay or name another directory with --data.`,
  )
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason'
    throw new StoreError(
      'unwritable',
      `The data directory ${directory} cannot be made (${reason}): name another with --data.`,
    )
  }
}

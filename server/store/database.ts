/**
 * Opens the SQLite file the way a durable relay needs it and turns SQLite's complaints into sentences. Knows pragmas
 * and error codes, not tables.
 */
import Database from 'better-sqlite3'
import { MIGRATIONS } from './migrations.ts'
import { StoreError, type StoreRefusal } from './store.ts'

export type Connection = Database.Database

/** How long a writer waits for another process's transaction before it gives up. */
const BUSY_TIMEOUT_MS = 5000
/** What `pragma synchronous` reads for FULL. */
const SYNCHRONOUS_FULL = 2

const REFUSALS: readonly (readonly [RegExp, StoreRefusal, string])[] = [
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    'damaged',
    'is damaged: put it aside and restore a backup (rapporteur restore FILE)',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked', 'is locked by another program: stop that one, or wait and try again'],
  [/^SQLITE_FULL/, 'full', 'cannot grow because the disk is full: free some space'],
  [
    /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|AUTH)/,
    'unwritable',
    'cannot be written: check its rights and its disk',
  ],
]

/** Opens or creates the file (":memory:" for tests), brings its tables up to date. Throws StoreError with a sentence. */
export function openDatabase(file: string): Connection {
  return asStoreError(file, () => {
    const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    try {
      configure(database)
      migrate(database, file)
      proveDurable(database, file)
    } catch (error) {
      database.close()
      throw error
    }
    return database
  })
}

/** Runs `act`; a SQLite error leaves as a StoreError whose sentence names the file and the way out. */
export function asStoreError<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    const refusal = REFUSALS.find(([pattern]) => pattern.test(code))
    if (refusal === undefined) throw new StoreError('damaged', `The database ${file} refused: ${code}.`)
    throw new StoreError(refusal[1], `The database ${file} ${refusal[2]} (${code}).`)
  }
}

/** The result code of a SQLite error, or null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  // better-sqlite3 reports a missing folder as a TypeError of its own.
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) return 'SQLITE_CANTOPEN'
  return null
}

function configure(database: Connection): void {
  database.pragma('journal_mode = WAL')
  // After WAL and said aloud: better-sqlite3 is compiled to fall back to NORMAL with the first write (13.2.0).
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
}

function migrate(database: Connection, file: string): void {
  const apply = database.transaction(() => {
    const version = Number(database.pragma('user_version', { simple: true }))
    if (version > MIGRATIONS.length) {
      throw new StoreError('newer', `The database ${file} was made by a newer Rapporteur: update this one.`)
    }
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    if (version < MIGRATIONS.length) database.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  if (Number(database.pragma('user_version', { simple: true })) !== MIGRATIONS.length) apply.immediate()
}

function proveDurable(database: Connection, file: string): void {
  database.exec('update probe set count = count + 1')
  if (Number(database.pragma('synchronous', { simple: true })) !== SYNCHRONOUS_FULL) {
    throw new StoreError(
      'unwritable',
      `The database ${file} does not sync every commit: refusing to promise durability.`,
    )
  }
}

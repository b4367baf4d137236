/**
 * The index of all notes on the relay: in memory while it runs, in one SQLite file of its own beside the store in between,
 * so that a start reads no note. The file can be thrown away and is then made anew.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { SearchEntry, SearchPlace } from '#note/search/entry.ts'
import type { Asking } from '#note/search/fits.ts'
import { NotesIndex } from '#note/search/notes-index.ts'
import type { Query } from '#note/search/query.ts'
import type { SearchAnswer } from '#note/wire/search.ts'

/** All that is found of one session. `key` tells this state of it from others. */
export interface IndexedSession {
  readonly place: SearchPlace
  readonly key: string
  readonly entries: readonly SearchEntry[]
}

export interface SearchIndex {
  /** Replaces what is known of the session. */
  readonly put: (session: IndexedSession) => void
  readonly remove: (session: string) => void
  /** The key by which each session was put. */
  readonly keys: () => ReadonlyMap<string, string>
  readonly find: (query: Query, asking: Asking) => SearchAnswer
  readonly close: () => void
}

/** Grows with every change of the table or of how entries are made: an index of another form is made anew. */
const FORM = 2

const TABLE =
  'create table sessions (id text primary key, key text not null, place text not null, entries text not null) strict'

type Connection = Database.Database

/** Opens the index, making it anew where it is missing, damaged or of another form. ":memory:" for tests. */
export function openSearchIndex(file: string): SearchIndex {
  try {
    return openFile(file)
  } catch (error) {
    const isDamage = error instanceof Database.SqliteError || error instanceof SyntaxError
    if (!isDamage || file === ':memory:') throw error
    for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
    return openFile(file)
  }
}

function openFile(file: string): SearchIndex {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    // The index is no promise: what a power cut takes is read again.
    database.pragma('synchronous = NORMAL')
    if (Number(database.pragma('user_version', { simple: true })) !== FORM) makeTable(database)
    return createIndex(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function makeTable(database: Connection): void {
  for (const table of ['sessions', 'entries', 'words']) database.exec(`drop table if exists ${table}`)
  database.exec(TABLE)
  database.pragma(`user_version = ${FORM}`)
}

interface Row {
  readonly place: string
  readonly entries: string
}

function createIndex(database: Connection): SearchIndex {
  const index = new NotesIndex()
  for (const { place, entries } of database.prepare<[], Row>('select place, entries from sessions').iterate())
    index.put(JSON.parse(place) as SearchPlace, JSON.parse(entries) as readonly SearchEntry[])
  const put = database.prepare('insert or replace into sessions values (?, ?, ?, ?)')
  const remove = database.prepare('delete from sessions where id = ?')
  const keys = database.prepare<[], { id: string; key: string }>('select id, key from sessions')
  return {
    put: ({ place, key, entries }) => {
      put.run(place.session, key, JSON.stringify(place), JSON.stringify(entries))
      index.put(place, entries)
    },
    remove: (session) => {
      remove.run(session)
      index.remove(session)
    },
    keys: () => new Map(keys.all().map(({ id, key }) => [id, key])),
    find: (query, asking) => index.find(query, asking),
    close: () => database.close(),
  }
}

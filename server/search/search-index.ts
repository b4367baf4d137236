/**
 * The full-text index of all notes: one SQLite file of its own beside the store, which can be thrown away and is then made
 * anew. FTS5 finds candidates by words; what fits and in which order is `note/search`'s to say, as on a laptop.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { answerOf, MOST_HITS } from '#note/search/answer.ts'
import type { SearchEntry, SearchPlace } from '#note/search/entry.ts'
import { fitsPlace, fitsQuery, wordsOfEntry, type Asking } from '#note/search/fits.ts'
import { wantedTexts, type Query, type TextTerm } from '#note/search/query.ts'
import { scoreOf, type Ranked } from '#note/search/rank.ts'
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

/** Grows with every change of the tables or of how entries are made: an index of another form is made anew. */
const FORM = 1
/** Candidates that are judged at most; of more, those that the words fit best. */
const MOST_CANDIDATES = 2_000

const TABLES = `
create table sessions (id text primary key, key text not null, start text not null, place text not null) strict;
create table entries (id integer primary key, session text not null, position integer not null, kind text not null,
  owned integer not null, due text, body text not null, own text not null) strict;
create index entries_by_session on entries(session, position);
create virtual table words using fts5(own, around, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
`

type Connection = Database.Database

/** Opens the index, making it anew where it is missing, damaged or of another form. ":memory:" for tests. */
export function openSearchIndex(file: string): SearchIndex {
  try {
    return createIndex(openTables(file))
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || file === ':memory:') throw error
    for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
    return createIndex(openTables(file))
  }
}

function openTables(file: string): Connection {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    // The index is no promise: what a power cut takes is read again.
    database.pragma('synchronous = NORMAL')
    if (Number(database.pragma('user_version', { simple: true })) !== FORM) {
      database.exec('drop table if exists sessions; drop table if exists entries; drop table if exists words')
      database.exec(TABLES)
      database.pragma(`user_version = ${FORM}`)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

interface Row {
  readonly id: number
  readonly session: string
  readonly position: number
  readonly body: string
  readonly own: string
}

function createIndex(database: Connection): SearchIndex {
  const places = readPlaces(database)
  const put = createPut(database)
  const remove = createRemove(database)
  return {
    put: (session) => {
      put(session)
      places.set(session.place.session, session.place)
    },
    remove: (session) => {
      remove(session)
      places.delete(session)
    },
    keys: () => {
      const rows = database.prepare<[], { id: string; key: string }>('select id, key from sessions').all()
      return new Map(rows.map(({ id, key }) => [id, key]))
    },
    find: (query, asking) => find(database, places, { query, asking }),
    close: () => database.close(),
  }
}

function readPlaces(database: Connection): Map<string, SearchPlace> {
  const rows = database.prepare<[], { place: string }>('select place from sessions').all()
  const places = rows.map(({ place }) => JSON.parse(place) as SearchPlace)
  return new Map(places.map((place) => [place.session, place]))
}

function createRemove(database: Connection): (session: string) => void {
  const words = database.prepare(
    'delete from words where rowid in (select id from entries where session = ?)',
  )
  const entries = database.prepare('delete from entries where session = ?')
  const session = database.prepare('delete from sessions where id = ?')
  return database.transaction((id: string) => {
    for (const each of [words, entries, session]) each.run(id)
  })
}

function createPut(database: Connection): (session: IndexedSession) => void {
  const remove = createRemove(database)
  const session = database.prepare('insert into sessions values (?, ?, ?, ?)')
  const entry = database.prepare('insert into entries values (null, ?, ?, ?, ?, ?, ?, ?)')
  const words = database.prepare('insert into words (rowid, own, around) values (?, ?, ?)')
  return database.transaction(({ place, key, entries }: IndexedSession) => {
    remove(place.session)
    session.run(place.session, key, place.start ?? '~', JSON.stringify(place))
    entries.forEach((each, position) => {
      const { own, around } = wordsOfEntry(each, place)
      const { owner, due } = each.fields
      const { lastInsertRowid } = entry.run(
        place.session,
        position,
        each.kind,
        owner === undefined || owner === null ? 0 : 1,
        typeof due === 'string' ? due : null,
        JSON.stringify(each),
        own.join(' '),
      )
      words.run(lastInsertRowid, own.join(' '), around.join(' '))
    })
  })
}

interface Search {
  readonly query: Query
  readonly asking: Asking
}

function find(
  database: Connection,
  places: ReadonlyMap<string, SearchPlace>,
  { query, asking }: Search,
): SearchAnswer {
  if (query.terms.length === 0) return answerOf(query, [])
  const wanted = wantedTexts(query)
  const fitting = new Map([...places].filter(([, place]) => fitsPlace(place, query, asking)))
  const found: Ranked[] = []
  for (const row of candidates(database, query, wanted)) {
    const place = fitting.get(row.session)
    if (place === undefined) continue
    const entry = JSON.parse(row.body) as SearchEntry
    // Of the surroundings only the place is not in the row; they are few words.
    const own = row.own.split(' ')
    const words = {
      own,
      around: wanted.length === 0 ? [] : wordsOfEntry({ ...entry, text: '' }, place).around,
    }
    if (!fitsQuery(entry, place, query, { ...asking, words })) continue
    found.push({ entry, place, position: row.position, score: scoreOf(entry, own, wanted) })
    // Without words they come in their order already.
    if (wanted.length === 0 && found.length > MOST_HITS) break
  }
  return answerOf(query, found)
}

/** Rows that may fit: a superset, cheaply. */
function candidates(database: Connection, query: Query, wanted: readonly TextTerm[]): Iterable<Row> {
  const narrow = narrowing(query)
  const columns = 'e.id, e.session, e.position, e.body, e.own'
  if (wanted.length > 0) {
    const where = ['words match ?', ...narrow].join(' and ')
    const sql = `select ${columns} from words w join entries e on e.id = w.rowid where ${where}
      order by bm25(words, 10.0, 1.0) limit ${MOST_CANDIDATES}`
    return database.prepare<[string], Row>(sql).all(matchOf(wanted))
  }
  const where = narrow.length === 0 ? '' : `where ${narrow.join(' and ')}`
  const sql = `select ${columns} from sessions s join entries e on e.session = s.id ${where}
    order by s.start, s.id, e.position`
  return database.prepare<[], Row>(sql).iterate()
}

/** Conditions that every entry that fits meets, as far as columns can say. */
function narrowing(query: Query): readonly string[] {
  const conditions = query.terms.flatMap((term) => {
    if (term.not) return []
    if (term.type === 'is') return ["e.kind in ('action', 'decision', 'question')"]
    if (term.type === 'day') return term.field === 'due' && term.range !== 'none' ? ['e.due is not null'] : []
    const nobody =
      term.type === 'field' && term.values.some((value) => value === 'nobody' || value === 'none')
    return term.type === 'field' && term.field === 'owner' && !nobody ? ['e.owned = 1'] : []
  })
  return [...new Set(conditions)]
}

/** FTS5's way to say: all of them anywhere, at least one in the entry's own words (rule Q6). */
function matchOf(wanted: readonly TextTerm[]): string {
  const phrases = wanted.map(
    ({ words, whole }) => `"${words.join(' ').replaceAll('"', '')}"${whole ? '' : ' *'}`,
  )
  return `(own : (${phrases.join(' OR ')})) AND ${phrases.join(' AND ')}`
}

/** The index's file: what was put is found in the next life; what is damaged or of another form is made anew. Rule Q10. */
import Database from 'better-sqlite3'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseQuery } from '#note/search/query.ts'
import { openSearchIndex, type SearchIndex } from '#server/search/search-index.ts'
import { temporaryFolder } from '../../helpers/start-server.ts'
import { makeSessions } from '../../helpers/summit-notes.ts'

const ASKING = { me: { id: 'p0', name: 'Elif Demir' } }

function open(file = ':memory:'): SearchIndex {
  const index = openSearchIndex(file)
  onTestFinished(() => index.close())
  return index
}

function find(index: SearchIndex, text: string) {
  return index.find(parseQuery(text, '2026-10-07'), ASKING)
}

test('Q10: the next life finds the same, without what was removed or put again meanwhile', () => {
  const file = join(temporaryFolder(), 'search.sqlite')
  const made = makeSessions(4)
  const [removed, again, ...others] = made
  if (removed === undefined || again === undefined) throw new Error('Too few sessions were made.')
  const first = openSearchIndex(file)
  for (const { place, entries } of made) first.put({ place, entries, key: '1' })
  first.remove(removed.place.session)
  first.put({ place: again.place, key: '2', entries: again.entries.slice(0, 1) })
  const answers = ['r', 'restart', 'owner:elif open', 'track:server'].map((text) => find(first, text))
  first.close()
  const second = open(file)
  expect(['r', 'restart', 'owner:elif open', 'track:server'].map((text) => find(second, text))).toEqual(
    answers,
  )
  expect([...second.keys()].sort()).toEqual(
    [[again.place.session, '2'], ...others.map(({ place }) => [place.session, '1'])].sort(),
  )
})

test('Q10: an index that is damaged or missing is made anew, empty', () => {
  const file = join(temporaryFolder(), 'search.sqlite')
  writeFileSync(file, 'this is no database, and long enough to be looked at as one: '.repeat(100))
  expect(open(file).keys().size).toBe(0)
  expect(existsSync(file)).toBe(true)
})

test('Q10: an index with a row that cannot be read is made anew, empty', () => {
  const file = join(temporaryFolder(), 'search.sqlite')
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const index = openSearchIndex(file)
  index.put({ place: made.place, entries: made.entries, key: '1' })
  index.close()
  const database = new Database(file)
  database.exec(`update sessions set entries = '[{"kind":'`)
  database.close()
  expect(open(file).keys().size).toBe(0)
})

test('Q10: an index of an older form is made anew, empty', () => {
  const file = join(temporaryFolder(), 'search.sqlite')
  const database = new Database(file)
  database.exec(`create table sessions (id text primary key) strict; create table entries (id integer primary key) strict;
    create virtual table words using fts5(own, content=''); insert into sessions values ('old'); pragma user_version = 1`)
  database.close()
  expect(open(file).keys().size).toBe(0)
})

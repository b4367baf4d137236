/** The index beside the judge: FTS5 finds what `fitsQuery` lets through, no more and no less. Rules Q9 and Q10. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fitsQuery } from '#note/search/fits.ts'
import { parseQuery } from '#note/search/query.ts'
import { openSearchIndex, type SearchIndex } from '#server/search/search-index.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'
import { temporaryFolder } from '../../helpers/start-server.ts'
import { anyQuery, makeSessions } from '../../helpers/summit-notes.ts'

const TODAY = '2026-10-07'
const ASKING = { me: { id: 'p0', name: 'Elif Demir' } }

function open(file = ':memory:'): SearchIndex {
  const index = openSearchIndex(file)
  onTestFinished(() => index.close())
  return index
}

function linesOf(answer: ReturnType<SearchIndex['find']>): string[] {
  return answer.groups.flatMap(({ place, hits }) =>
    hits.map((hit) => `${place.session} ${hit.line ?? hit.kind}`),
  )
}

test.each(seeds(2))(
  'Q9: the index finds exactly what the judge lets through, for any query (seed %i)',
  (seed) => {
    const made = makeSessions(12, seed)
    const index = open()
    for (const { place, entries } of made) index.put({ place, entries, key: '1' })
    const random = seededRandom(seed)
    for (let round = 0; round < 150; round += 1) {
      const text = anyQuery(random)
      const query = parseQuery(text, TODAY)
      const expected = made.flatMap(({ place, entries }) =>
        entries
          .filter((entry) => fitsQuery(entry, place, query, ASKING))
          .map((entry) => `${place.session} ${entry.line ?? entry.kind}`),
      )
      const answer = index.find(query, ASKING)
      if (expected.length <= 100) expect([text, linesOf(answer).sort()]).toEqual([text, expected.sort()])
      else expect([text, answer.hits, answer.more]).toEqual([text, 100, true])
    }
  },
)

test('Q9: what was put again or removed is found no more as it was', () => {
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const index = open()
  const entry = { ...made.entries[1], text: 'zephyr' } as (typeof made.entries)[number]
  index.put({ place: made.place, entries: [entry], key: '1' })
  expect(index.find(parseQuery('zeph', TODAY), ASKING).hits).toBe(1)
  index.put({ place: made.place, entries: [], key: '2' })
  expect([index.find(parseQuery('zeph', TODAY), ASKING).hits, [...index.keys()]]).toEqual([
    0,
    [[made.place.session, '2']],
  ])
  index.remove(made.place.session)
  expect(index.keys().size).toBe(0)
})

test('Q9: words that mean something to FTS5 are words', () => {
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const index = open()
  const texts = ['NEAR the "quay" OR not', 'own : around *', '北京の港', 'x½y 1⁄2', 'a{b}^c']
  const entries = texts.map(
    (text) => ({ ...made.entries[0], text, kind: 'text' }) as (typeof made.entries)[number],
  )
  index.put({ place: made.place, entries, key: '1' })
  for (const text of [
    'near',
    'quay or',
    'own around',
    '京の',
    '½',
    'a{b}',
    '"',
    '*',
    ':',
    '""',
    '^c',
    'a AND b OR',
  ]) {
    const query = parseQuery(text, TODAY)
    const expected = entries.filter(
      (entry) => query.terms.length > 0 && fitsQuery(entry, made.place, query, ASKING),
    )
    expect([text, index.find(query, ASKING).hits]).toEqual([text, expected.length])
  }
})

test('Q10: an index that is damaged or missing is made anew, empty', () => {
  const file = join(temporaryFolder(), 'search.sqlite')
  writeFileSync(file, 'this is no database, and long enough to be looked at as one: '.repeat(100))
  expect(open(file).keys().size).toBe(0)
  expect(existsSync(file)).toBe(true)
})

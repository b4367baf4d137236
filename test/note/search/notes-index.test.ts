/** The index beside the judge: it finds what `fitsQuery` lets through, no more and no less, best first. Rules Q9 and Q13. */
import { expect, test } from 'vitest'
import { MOST_HITS } from '#note/search/answer.ts'
import type { SearchEntry, SearchPlace } from '#note/search/entry.ts'
import { fitsQuery, wordsOfEntry } from '#note/search/fits.ts'
import { NotesIndex } from '#note/search/notes-index.ts'
import { parseQuery, wantedTexts, type Query } from '#note/search/query.ts'
import { compareRanked, worthOf, type Ranked } from '#note/search/rank.ts'
import { findRun } from '#note/search/words.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'
import { anyQuery, makeSessions, type MadeSession } from '../../helpers/summit-notes.ts'
import { withWideWords } from '../../helpers/wide-words.ts'

const TODAY = '2026-10-07'
const ASKING = { me: { id: 'p0', name: 'Elif Demir' } }

/** What the drawn queries leave out: letters alone, words in nearly every line, other scripts, phrases across fields. */
const NASTY = [
  ...['r', 'r s t', 'the', '"of the"', 'the of in we', '-the', '-r open', 'пр', 'очередь сок', '港の', '待'],
  ...[
    'zür',
    'ÜBERGABE lau',
    '"restart the" track:server',
    'r owner:nemo',
    'e owner:elif due<2026-10-20',
    'server',
  ],
  ...['elif a1', '"a1 elif"', 'r -r', '', '"', 'owner:', '8.0', '2026'],
]

/** Every line judged and put in order, by the plainest way there is. */
function judged(made: readonly MadeSession[], query: Query): readonly Ranked[] {
  if (query.terms.length === 0) return []
  return made
    .flatMap(({ place, entries }) =>
      entries.map((entry, position) => ({ entry, place, position, score: scored(entry, place, query) })),
    )
    .filter(({ entry, place }) => fitsQuery(entry, place, query, ASKING))
    .sort(compareRanked)
}

function scored(entry: SearchEntry, place: SearchPlace, query: Query): number {
  const wanted = wantedTexts(query)
  const { own } = wordsOfEntry(entry, place)
  const quality = wanted.reduce((sum, { words, whole }) => {
    if (findRun(own, words, true).length > 0) return sum + 1
    return sum + (!whole && findRun(own, words, false).length > 0 ? 0.6 : 0.1)
  }, 0)
  return wanted.length === 0 ? 0 : worthOf(entry.kind, own.length) * (quality / wanted.length)
}

function idsOf(found: readonly Ranked[]): readonly string[] {
  return found.map(({ place, entry }) => `${place.session} ${entry.line ?? entry.kind}`)
}

/** By session, as an answer has them. */
function bySession(ids: readonly string[]): readonly string[] {
  const sessions = [...new Set(ids.map((id) => id.split(' ')[0]))]
  return sessions.flatMap((session) => ids.filter((id) => id.split(' ')[0] === session))
}

test.each(seeds(2))(
  'Q9: exactly what the judge lets through, the best first, for any query (seed %i)',
  (seed) => {
    const made = withWideWords(makeSessions(8, seed))
    const index = new NotesIndex()
    for (const { place, entries } of made) index.put(place, entries)
    const random = seededRandom(seed)
    for (const text of [...NASTY, ...Array.from({ length: 100 }, () => anyQuery(random))]) {
      const query = parseQuery(text, TODAY)
      const expected = judged(made, query)
      const answer = index.find(query, ASKING)
      const found = answer.groups.flatMap(({ place, hits }) =>
        hits.map((hit) => `${place.session} ${hit.line ?? hit.kind}`),
      )
      expect([text, found]).toEqual([text, bySession(idsOf(expected.slice(0, MOST_HITS)))])
      expect([text, answer.hits, answer.more]).toEqual([text, found.length, expected.length > MOST_HITS])
    }
  },
)

test('Q9: a filter finds the one line it means among thousands that the words fit better', () => {
  const made = makeSessions(60)
  const [first] = made
  if (first === undefined) throw new Error('No session was made.')
  const index = new NotesIndex()
  for (const { place, entries } of made) index.put(place, entries)
  const [plain] = first.entries.filter(({ kind }) => kind === 'bullet')
  if (plain === undefined) throw new Error('No line was made.')
  const owned = { ...plain, text: `${'long '.repeat(200)} restart`, fields: { owner: { name: 'Nemo' } } }
  index.put(first.place, [...first.entries, owned])
  expect(index.find(parseQuery('r', TODAY), ASKING)).toMatchObject({ hits: MOST_HITS, more: true })
  expect(index.find(parseQuery('r owner:nemo', TODAY), ASKING)).toMatchObject({ hits: 1, more: false })
})

test('Q13: what was put again or removed is found no more as it was', () => {
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const index = new NotesIndex()
  const entry = { ...made.entries[1], text: 'zephyr' } as SearchEntry
  const hits = (): number => index.find(parseQuery('zeph', TODAY), ASKING).hits
  index.put(made.place, [entry])
  expect(hits()).toBe(1)
  index.put(made.place, [])
  expect([hits(), index.size]).toEqual([0, 1])
  index.put(made.place, [entry])
  index.remove(made.place.session)
  expect([hits(), index.size]).toEqual([0, 0])
})

test('Q5: what means something to databases is words', () => {
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const texts = ['NEAR the "quay" OR not', 'own : around *', '北京の港', 'x½y 1⁄2', 'a{b}^c', 'ﾞ constructor']
  const entries = texts.map((text) => ({ ...made.entries[0], text, kind: 'text' }) as SearchEntry)
  const index = new NotesIndex()
  index.put(made.place, entries)
  const queries = [
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
  ]
  for (const text of [...queries, 'constructor', '__proto__', 'ﾞ']) {
    const query = parseQuery(text, TODAY)
    const expected =
      query.terms.length === 0 ? [] : entries.filter((entry) => fitsQuery(entry, made.place, query, ASKING))
    expect([text, index.find(query, ASKING).hits]).toEqual([text, expected.length])
  }
})

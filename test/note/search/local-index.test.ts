/** The laptop's index beside the judge: it finds what `fitsQuery` lets through, no more and no less. Rules Q9 and Q13. */
import { expect, test } from 'vitest'
import { fitsQuery } from '#note/search/fits.ts'
import { LocalIndex } from '#note/search/local-index.ts'
import { parseQuery } from '#note/search/query.ts'
import { openSearchIndex } from '#server/search/search-index.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'
import { anyQuery, makeSessions } from '../../helpers/summit-notes.ts'

const TODAY = '2026-10-07'
const ASKING = { me: { id: 'p0', name: 'Elif Demir' } }

test.each(seeds(2))('Q9, Q13: laptop and relay answer alike, as the judge says (seed %i)', (seed) => {
  const made = makeSessions(12, seed)
  const [here, there] = [new LocalIndex(), openSearchIndex(':memory:')]
  for (const { place, entries } of made) {
    here.put(place, entries)
    there.put({ place, entries, key: '1' })
  }
  const random = seededRandom(seed)
  for (let round = 0; round < 120; round += 1) {
    const text = anyQuery(random)
    const query = parseQuery(text, TODAY)
    const answer = here.find(query, ASKING)
    const fitting = made.flatMap(({ place, entries }) =>
      entries.filter((entry) => fitsQuery(entry, place, query, ASKING)),
    )
    expect([text, answer.hits, answer.more]).toEqual([
      text,
      Math.min(fitting.length, 100),
      fitting.length > 100,
    ])
    if (fitting.length <= 100) expect([text, answer]).toEqual([text, there.find(query, ASKING)])
  }
  there.close()
})

test('Q13: what was put again is found no more as it was', () => {
  const [made] = makeSessions(1)
  if (made === undefined) throw new Error('No session was made.')
  const index = new LocalIndex()
  index.put(made.place, [{ ...made.entries[1], text: 'zephyr' } as (typeof made.entries)[number]])
  const hits = () => index.find(parseQuery('zeph', TODAY), ASKING).hits
  expect(hits()).toBe(1)
  index.put(made.place, [])
  expect([hits(), index.size]).toEqual([0, 1])
})

/** `npm run bench:search`: queries over 500 made-up sessions on the relay's search thread, as a request waits for them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalIndex } from '#note/search/local-index.ts'
import { parseQuery } from '#note/search/query.ts'
import { SearchThread } from '#server/search/search-thread.ts'
import { seededRandom } from '../helpers/seeded.ts'
import { anyQuery, makeSessions } from '../helpers/summit-notes.ts'
import { median, percentile, report } from './figures.ts'

const SESSIONS = 500
const QUERIES = 300
const TODAY = '2026-10-07'
/** Shapes that are asked for most, and the hardest: one letter, a word in most notes, filters without a word. */
const NAMED = [
  'r',
  'restart',
  'sock queue',
  '"hand over" owner:elif',
  'owner:kofi open due<friday',
  'late',
  'voice:operator cache',
]

/** First results on the laptop have to be there before one notices. */
const LAPTOP_GOAL_MS = 30

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-search-'))
const thread = new SearchThread(join(folder, 'search.sqlite'))
const asking = { me: { id: 'p0', name: 'Elif Demir' } }

async function ask(text: string): Promise<number> {
  const began = performance.now()
  await thread.find(parseQuery(text, TODAY), asking)
  return performance.now() - began
}

/** The same queries over the index that a laptop has in memory. */
function benchLaptop(made: ReturnType<typeof makeSessions>): void {
  const index = new LocalIndex()
  const began = performance.now()
  for (const { place, entries } of made) index.put(place, entries)
  const built = performance.now() - began
  const time = (text: string): number => {
    const start = performance.now()
    index.find(parseQuery(text, TODAY), asking)
    return performance.now() - start
  }
  const random = seededRandom(1)
  const times = Array.from({ length: QUERIES }, () => time(anyQuery(random)))
  const named = NAMED.map((text) => ({
    what: text,
    ms: median(Array.from({ length: 15 }, () => time(text))),
    goal: LAPTOP_GOAL_MS,
  }))
  report('Search on the laptop, the relay away', [
    {
      what: `the whole index (${(built / SESSIONS).toFixed(1)} ms a session, while the page rests)`,
      ms: built,
    },
    { what: `any of ${QUERIES} random queries, median`, ms: median(times), goal: LAPTOP_GOAL_MS },
    { what: '… 95th percentile', ms: percentile(times, 0.95), goal: LAPTOP_GOAL_MS },
    { what: '… slowest', ms: Math.max(...times), goal: LAPTOP_GOAL_MS },
    ...named,
  ])
}

try {
  const made = makeSessions(SESSIONS)
  const entries = made.reduce((sum, each) => sum + each.entries.length, 0)
  const began = performance.now()
  for (const { place, entries } of made) await thread.put({ place, entries, key: '1' })
  const built = performance.now() - began
  const random = seededRandom(1)
  const times: number[] = []
  for (let count = 0; count < QUERIES; count += 1) times.push(await ask(anyQuery(random)))
  const named = []
  for (const text of NAMED) {
    const rounds = []
    for (let round = 0; round < 15; round += 1) rounds.push(await ask(text))
    named.push({ what: text, ms: median(rounds), goal: 50 })
  }
  report(`Search on the relay: ${SESSIONS} sessions, ${entries} lines`, [
    { what: `the whole index made anew (${(built / SESSIONS).toFixed(1)} ms a session)`, ms: built },
    { what: `any of ${QUERIES} random queries, median`, ms: median(times), goal: 50 },
    { what: '… 95th percentile', ms: percentile(times, 0.95), goal: 50 },
    { what: '… slowest', ms: Math.max(...times), goal: 50 },
    ...named,
  ])
  benchLaptop(made)
} finally {
  await thread.close()
  rmSync(folder, { recursive: true, force: true })
}

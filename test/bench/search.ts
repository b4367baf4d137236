/**
 * `npm run bench:search`: queries over 500 made-up sessions on the relay's search thread, as a request waits for them,
 * over the same index in the page's own thread, as on a laptop without a network, and over all items, as the registers ask.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { itemsThatFit } from '#note/search/item-entry.ts'
import { NotesIndex } from '#note/search/notes-index.ts'
import { parseQuery } from '#note/search/query.ts'
import type { Item } from '#note/wire/api.ts'
import { SearchThread } from '#server/search/search-thread.ts'
import { seededRandom } from '../helpers/seeded.ts'
import { anyQuery, MADE_SUMMIT, makeSessions, type MadeSession } from '../helpers/summit-notes.ts'
import { median, percentile, report, type Figure } from './figures.ts'
import { withWideWords } from '../helpers/wide-words.ts'

const SESSIONS = 500
const QUERIES = 300
/** How often each named query is asked. */
const ROUNDS = 30
const TODAY = '2026-10-07'
const ASKING = { me: { id: 'p0', name: 'Elif Demir' } }

/** First results have to be there before one notices. */
const GOAL_MS = { relay: 50, laptop: 30 } as const

/** What is asked for most, and the hardest of each kind. */
const NAMED: readonly (readonly [kind: string, query: string])[] = [
  ['one letter', 'r'],
  ['two letters', 're'],
  ['the word in most lines', 'the'],
  ['several words, each in many lines', 'the restart socket of queue'],
  ['one letter, three times', 'r s t'],
  ['a phrase of common words', '"of the"'],
  ['a phrase and an owner', '"hand over" owner:elif'],
  ['filters alone', 'owner:ann open track:kernel due<friday'],
  ['filters alone, in many lines', 'open'],
  ['filters alone, in no line', 'owner:nemo late'],
  ['filters and words', 'owner:elif open track:kernel due<friday restart'],
  ['one letter and a filter that nothing meets', 'r owner:nemo'],
  ['what all lines are but one word', '-the'],
  ['Cyrillic, two letters', 'пр'],
  ['Japanese', '港の'],
  ['no hit', 'xylophone'],
]

type Ask = (text: string) => Promise<unknown>

/** Processor time of this thread, ms; where the machine is busy it says more than the clock. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

async function time(ask: Ask, text: string): Promise<number> {
  const began = performance.now()
  await ask(text)
  return performance.now() - began
}

async function figuresOf(
  ask: Ask,
  goal: number,
  { here }: { readonly here: boolean },
): Promise<readonly Figure[]> {
  const random = seededRandom(1)
  const times: number[] = []
  for (let count = 0; count < QUERIES; count += 1) times.push(await time(ask, anyQuery(random)))
  const named: Figure[] = []
  for (const [kind, text] of NAMED) {
    const rounds: number[] = []
    const before = processorMs()
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await time(ask, text))
    const processor = here ? `, processor ${((processorMs() - before) / ROUNDS).toFixed(1)}` : ''
    named.push({
      what: `${kind}: ${text} (median ${median(rounds).toFixed(1)}${processor}), slowest of ${ROUNDS}`,
      ms: Math.max(...rounds),
      goal,
    })
  }
  return [
    { what: `any of ${QUERIES} random queries, median`, ms: median(times), goal },
    { what: '… 95th percentile', ms: percentile(times, 0.95), goal },
    { what: '… slowest', ms: Math.max(...times), goal },
    ...named,
  ]
}

async function benchRelay(made: readonly MadeSession[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-search-'))
  const file = join(folder, 'search.sqlite')
  const [first, second] = [new SearchThread(file), new SearchThread(file)]
  try {
    const began = performance.now()
    for (const { place, entries } of made) await first.put({ place, entries, key: '1' })
    const built = performance.now() - began
    await first.close()
    const started = performance.now()
    await second.keys()
    const read = performance.now() - started
    const lines = made.reduce((sum, each) => sum + each.entries.length, 0)
    report(`Search on the relay: ${SESSIONS} sessions, ${lines} lines`, [
      { what: `the whole index made anew (${(built / SESSIONS).toFixed(1)} ms a session)`, ms: built },
      { what: 'the whole index read at a start', ms: read },
      ...(await figuresOf((text) => second.find(parseQuery(text, TODAY), ASKING), GOAL_MS.relay, {
        here: false,
      })),
    ])
  } finally {
    await second.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchLaptop(made: readonly MadeSession[]): Promise<void> {
  const index = new NotesIndex()
  const began = performance.now()
  for (const { place, entries } of made) index.put(place, entries)
  const built = performance.now() - began
  report('Search on the laptop, the relay away', [
    {
      what: `the whole index (${(built / SESSIONS).toFixed(1)} ms a session, while the page rests)`,
      ms: built,
    },
    ...(await figuresOf(
      (text) => Promise.resolve(index.find(parseQuery(text, TODAY), ASKING)),
      GOAL_MS.laptop,
      { here: true },
    )),
  ])
}

/** All decisions, actions, questions and blueprints as registers have them. */
function itemsOf(sessions: readonly MadeSession[]): readonly Item[] {
  return sessions.flatMap(({ place, entries }) =>
    entries.flatMap(({ line, kind, number, text, fields, blueprints }) => {
      if (line === null || number === null) return []
      const { session, title, state, start } = place
      const where = { track: place.track?.id ?? null, room: place.room?.id ?? null }
      return {
        ...where,
        at: null,
        later: {},
        session,
        sessionTitle: title,
        state,
        start,
        line,
        kind,
        number,
        text,
        fields,
        blueprints,
      }
    }),
  )
}

async function benchRegisters(made: readonly MadeSession[]): Promise<void> {
  const items = itemsOf(made)
  const ask: Ask = (text) =>
    Promise.resolve(itemsThatFit(items, parseQuery(text, TODAY), { summit: MADE_SUMMIT, asking: ASKING }))
  report(
    `Filters of registers over ${items.length} items`,
    await figuresOf(ask, GOAL_MS.laptop, { here: true }),
  )
}

const made = withWideWords(makeSessions(SESSIONS))
await benchRelay(made)
await benchLaptop(made)
await benchRegisters(made)

/**
 * The relay under faults, a seed a run. `RAPPORTEUR_SEEDS=n` runs more, `RAPPORTEUR_FIRST_SEED` others, `RAPPORTEUR_SEED=n`
 * one alone; `npm run simulate` does the same without the test runner.
 */
import { describe, expect, test } from 'vitest'
import type { Journal } from '#server/journal/journal.ts'
import { seeds } from '../../helpers/seeded.ts'
import { World, type Sabotage } from './world.ts'

const GROUPS = 20
const RUNS = Number(process.env['RAPPORTEUR_SEEDS'] ?? 1000)

async function runSeed(seed: number, sabotage?: Sabotage): Promise<string | null> {
  const world = new World(seed, sabotage)
  try {
    await world.run()
    return null
  } catch (error) {
    return `seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${world.trace.join('\n')}`
  }
}

const all = seeds(RUNS)
const groups = Array.from({ length: Math.min(GROUPS, all.length) }, (_, group) =>
  all.filter((_seed, index) => index % Math.min(GROUPS, all.length) === group),
)

describe('P4 P7 P15 P17 nothing acknowledged, seen or typed is lost under faults', () => {
  test.each(groups.map((group, index) => [index + 1, group] as const))(
    'group %i',
    { timeout: 600_000 },
    async (_index, group) => {
      for (const seed of group) expect(await runSeed(seed)).toBeNull()
    },
  )
})

describe('seeds that once failed', () => {
  test.each([
    [328, 'a third brought back what a power cut had taken, and its owner was locked out of her own id'],
    [
      412,
      'what one had seen of another before a power cut could never come back once the other had lost her laptop',
    ],
    [488, 'the same, the other having come back under a new id'],
  ])('seed %i: %s', async (seed) => {
    expect(await runSeed(seed, { faultKinds: 10 })).toBeNull()
  })
})

describe('the account notices', { timeout: 120_000 }, () => {
  /** Whether any of the first seeds complains when the relay is broken like this; asking again heals most breakings. */
  async function isNoticed(sabotage: Sabotage): Promise<boolean> {
    for (let seed = 1; seed <= 2000; seed += 1) if ((await runSeed(seed, sabotage)) !== null) return true
    return false
  }

  test('a sync that says yes before it is done', async () => {
    const journal = (real: Journal): Journal => ({ ...bound(real), sync: () => Promise.resolve() })
    expect(await isNoticed({ journal })).toBe(true)
  })

  test('updates that are sent on without being written', async () => {
    let count = 0
    const journal = (real: Journal): Journal => ({
      ...bound(real),
      append: (rows) => {
        count += 1
        if (count % 3 !== 0) real.append(rows)
      },
    })
    expect(await isNoticed({ journal })).toBe(true)
  })

  test('rows that are waiting and not told when the note is read anew', async () => {
    const journal = (real: Journal): Journal => ({ ...bound(real), pending: () => [] })
    expect(await isNoticed({ journal })).toBe(true)
  })
})

/** A journal's calls without their class, to put others in their place. */
function bound(real: Journal): Journal {
  return {
    append: (rows) => real.append(rows),
    sync: () => real.sync(),
    pending: (session) => real.pending(session),
    probe: () => real.probe(),
    waiting: () => real.waiting(),
    drain: () => real.drain(),
    close: () => real.close(),
  }
}

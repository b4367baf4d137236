/**
 * The whole relay and the page's own connection under everything that can go wrong, a seed a run. `RAPPORTEUR_SEEDS=n` runs
 * as many, from `RAPPORTEUR_FIRST_SEED`; `RAPPORTEUR_SEED=n` runs one alone; `main.ts` does the same without the test runner.
 */
import { describe, expect, test } from 'vitest'
import { seeds } from '../../helpers/seeded.ts'
import { runStorm } from './run-storm.ts'

const RUNS = Number(process.env['RAPPORTEUR_SEEDS'] ?? 1000)
const RUNS_A_GROUP = 50
const TRACE_LINES = 80
/** A run takes some 25 ms; a busy computer may take ten times as long. */
const MS_A_RUN = 1_000

/** Nothing, or what went wrong with this seed. */
async function complaint(seed: number): Promise<string> {
  const { faults, trace } = await runStorm(seed)
  return faults.length === 0 ? '' : [`seed ${seed}`, ...faults, ...trace.slice(-TRACE_LINES)].join('\n')
}

const all = seeds(RUNS)
const groups = Array.from({ length: Math.ceil(all.length / RUNS_A_GROUP) }, (_, group) =>
  all.slice(group * RUNS_A_GROUP, (group + 1) * RUNS_A_GROUP),
)

describe('P7 P10 P15 P16 P17 P18 nothing typed, promised or shown is lost in any storm, and all come to the same', () => {
  test.each(groups.map((group) => [group[0] ?? 0, group.at(-1) ?? 0, group] as const))(
    'seeds %i to %i',
    { timeout: RUNS_A_GROUP * MS_A_RUN },
    async (_first, _last, group) => {
      for (const seed of group) expect(await complaint(seed)).toBe('')
    },
  )
})

test('seed 483: a reader in whom Yjs tidies formats up writes nothing', async () => {
  expect(await complaint(483)).toBe('')
})

test('seed 359: who sends somebody else’s words before their owner is back is asked again, and told that all is stored', async () => {
  expect(await complaint(359)).toBe('')
})

test('a seed does the same things at the same moments every time', async () => {
  const [once, again] = [await runStorm(7), await runStorm(7)]
  expect(again).toEqual(once)
})

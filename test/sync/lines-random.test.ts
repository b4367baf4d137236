import { describe, expect, test } from 'vitest'
import { seeds } from '../helpers/seeded.ts'
import { runRandomNotes } from './random-notes.ts'

/** Four kinds of runs, 500 seeds each: 2,000 in all. */
const RUNS_EACH = 500
/** A run takes some 15 ms; the longest kind some 20 s in all on two cores. */
const TIME_LIMIT_MS = 240_000

describe('L11 five people edit at random: they converge, nothing is lost, nothing doubled but by undo', () => {
  test.each([
    { causal: true, undo: false },
    { causal: true, undo: true },
    { causal: false, undo: false },
    { causal: false, undo: true },
  ])(
    'causal delivery: $causal, undo: $undo',
    ({ causal, undo }) => {
      const failures = seeds(RUNS_EACH).flatMap((seed) =>
        runRandomNotes({ seed, causal, undo }).map((fault) => ({ seed, ...fault })),
      )
      expect(failures).toEqual([])
    },
    TIME_LIMIT_MS,
  )

  test('L12 seed 1873: a ring of joins that a later pin opens lets a line jump, and nothing more', () => {
    const faults = runRandomNotes({ seed: 1873, causal: true, undo: false })
    expect(faults.filter((fault) => !fault.kind.includes('not as seen'))).toEqual([])
  })
})

/** The sum at the end of a run must not lie: nothing run, something skipped, or a silent error are failures. */
import { expect, test } from 'vitest'
import { judgeCheck, judgeTests, summarize } from '../setup/tally.ts'

const END = { code: 0, seconds: 1, isSubset: false }

test.each([
  ['all passed', { passed: 3, failed: 0, skipped: 0 }, END, [3, 0]],
  ['nothing ran', { passed: 0, failed: 0, skipped: 0 }, END, [0, 1]],
  ['a skipped test', { passed: 3, failed: 0, skipped: 2 }, END, [3, 2]],
  ['a skipped test in a subset', { passed: 3, failed: 0, skipped: 2 }, { ...END, isSubset: true }, [3, 0]],
  [
    'everything skipped in a subset',
    { passed: 0, failed: 0, skipped: 2 },
    { ...END, isSubset: true },
    [0, 1],
  ],
  ['an error outside the tests', { passed: 3, failed: 0, skipped: 0 }, { ...END, code: 1 }, [3, 1]],
])('%s', (name, counts, end, expected) => {
  const { passed, failed } = judgeTests(name, counts, end)
  expect([passed, failed]).toEqual(expected)
})

test('the last line is the sum of tests and checks', () => {
  const outcomes = [
    judgeCheck('lint', null, 1),
    judgeCheck('types', 'see above', 1),
    judgeTests('unit', { passed: 5, failed: 0, skipped: 0 }, END),
  ]
  const { lines, isGood } = summarize(outcomes)
  expect([lines.at(-1), isGood]).toEqual(['6 passed, 1 failed', false])
})

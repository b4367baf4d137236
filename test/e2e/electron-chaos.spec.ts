/** A few rounds of `npm run chaos` with a fixed seed, in the real desktop app; the long run is a command of its own. */
import { expect, test } from '@playwright/test'
import { newTally, runChaos } from '../chaos/run-chaos.ts'

test('C10 kills, cuts and a full disk take nothing that the desktop called safe', async () => {
  test.setTimeout(120_000)
  const tally = newTally()
  const seen: string[] = []
  await runChaos(
    {
      ...{ seed: 4, rounds: 3, places: ['desktop'], tell: (line) => seen.push(line) },
      faults: ['app killed', 'relay killed', 'network cut', 'disk full'],
    },
    tally,
  )
  const { lost, falseClaims, troubles } = tally
  expect({ lost, falseClaims, troubles }, seen.join('\n')).toEqual({ lost: 0, falseClaims: 0, troubles: [] })
  expect(tally.claimed).toBeGreaterThan(0)
})

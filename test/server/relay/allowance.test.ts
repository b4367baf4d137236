/** How much a connection may send; time is turned by hand. */
import { expect, test } from 'vitest'
import { Allowance, Reserves } from '#server/relay/allowance.ts'
import { BURST_SECONDS, LONGEST_DEBT_MS, MESSAGES_PER_SECOND, SPARE_MESSAGES } from '#server/relay/limits.ts'

const OWN = MESSAGES_PER_SECOND * BURST_SECONDS

/** Takes messages until one has to wait; returns how many went. */
function takeUntilWait(allowance: Allowance, now: number): number {
  let count = 0
  while (allowance.take(10, now).kind === 'go-on') count += 1
  return count
}

test('P19 a connection has its own burst, then the reserve of its token, then waits as long as its rate says', () => {
  const allowance = new Allowance(new Reserves().of('token', 0), 0)
  expect(takeUntilWait(allowance, 0)).toBe(OWN + SPARE_MESSAGES)
  expect(allowance.take(10, 0)).toEqual({ kind: 'wait', ms: (2 / MESSAGES_PER_SECOND) * 1000 })
})

test('P19 coming back does not fill the reserve again, and another token has its own', () => {
  const reserves = new Reserves()
  takeUntilWait(new Allowance(reserves.of('token', 0), 0), 0)
  expect(takeUntilWait(new Allowance(reserves.of('token', 0), 0), 0)).toBe(OWN)
  expect(takeUntilWait(new Allowance(reserves.of('other', 0), 0), 0)).toBe(OWN + SPARE_MESSAGES)
})

test('P19 whoever stays above the rate for a minute has had enough, whoever rests in between has not', () => {
  const reserves = new Reserves()
  const restless = new Allowance(reserves.of('token', 0), 0)
  takeUntilWait(restless, 0)
  let now = 0
  const kinds = new Set<string>()
  while (now <= LONGEST_DEBT_MS + 1000) {
    const allowed = restless.take(10, now)
    kinds.add(allowed.kind)
    now += allowed.kind === 'wait' ? allowed.ms : 1
  }
  expect([...kinds].toSorted()).toEqual(['enough', 'go-on', 'wait'])
  const resting = new Allowance(reserves.of('token', now), now)
  takeUntilWait(resting, now)
  const later = now + LONGEST_DEBT_MS + 1000
  expect(resting.take(10, later).kind).toBe('go-on')
})

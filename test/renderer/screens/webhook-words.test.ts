/** A webhook in words. */
import { expect, test } from 'vitest'
import { EVENT_TYPES } from '#note/wire/events.ts'
import { HOOK_EVENTS } from '#note/wire/webhooks.ts'
import {
  eventWords,
  failingWords,
  postedWords,
  takenWords,
} from '#renderer/screens/webhooks/webhook-words.ts'

const AT = '2026-10-07T13:58:00Z'

test('every kind that may be posted has words of its own', () => {
  const words = HOOK_EVENTS.map(eventWords)
  expect(words.filter((each, index) => words.indexOf(each) !== index || each.includes('.'))).toEqual([])
  const others = EVENT_TYPES.filter((type) => !HOOK_EVENTS.some((each) => each === type))
  expect(others.map(eventWords)).toEqual(others)
})

test('what is posted is said by kind and track, or as everything', () => {
  const name = (track: string): string => track.toUpperCase()
  expect(postedWords({ types: ['session.closed', 'action.done'], track: 'server' }, name)).toBe(
    'session closed, action done, in SERVER',
  )
  expect(postedWords({ types: HOOK_EVENTS, track: null }, name)).toBe('Everything')
})

test('what was taken and what failed is said with its time and its reason', () => {
  expect(takenWords({ deliveredAt: null }, 'UTC')).toBe('Nothing was taken yet.')
  expect(takenWords({ deliveredAt: AT }, 'UTC')).toBe('Last taken Wed 7 Oct, 13:58.')
  expect(failingWords({ problem: null, failedAt: AT, failures: 0 }, 'UTC')).toBeNull()
  const problem = 'hooks.example.org answered 503.'
  expect(failingWords({ problem, failedAt: AT, failures: 3 }, 'UTC')).toBe(
    `The last 3 calls failed, Wed 7 Oct, 13:58: ${problem}`,
  )
  expect(failingWords({ problem, failedAt: AT, failures: 1 }, 'UTC')).toBe(
    `The last call failed, Wed 7 Oct, 13:58: ${problem}`,
  )
  // One that failed under an earlier version, which did not keep when.
  expect(failingWords({ problem, failedAt: null, failures: 0 }, 'UTC')).toBe(problem)
})

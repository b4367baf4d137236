/** Times, days and the countdown. */
import { expect, it } from 'vitest'
import { countdown, dateOf, dayLabel, dayOf, figureOf, spanOf, timeOf } from '#renderer/screens/clock.ts'

const SESSION = { start: '2026-10-07T12:30:00Z', end: '2026-10-07T13:25:00Z' }
const at = (time: string): number => Date.parse(`2026-10-07T${time}Z`)

it('writes times in the summit’s zone, 24 hours, en dash', () => {
  expect(timeOf(SESSION.start, 'Europe/Lisbon')).toBe('13:30')
  expect(timeOf('2026-10-07T23:30:00Z', 'Europe/Lisbon')).toBe('00:30')
  expect(spanOf(SESSION.start, SESSION.end, 'Europe/Lisbon')).toBe('13:30–14:25')
  expect(dayOf(SESSION.start, 'Europe/Lisbon')).toBe('Wed 7 Oct')
  expect(dateOf('2026-10-07T23:30:00Z', 'Europe/Lisbon')).toBe('2026-10-08')
  expect([dayLabel('2026-10-06', 'short'), dayLabel('2026-10-07', 'long')]).toEqual([
    'Tue 6',
    'Wed 7 October',
  ])
})

it.each([
  ['12:28:30', { phase: 'before', minutes: 2, elapsed: 0 }, ['2', 'min', 'to go']],
  ['13:20:00', { phase: 'short', minutes: 5 }, ['5', 'min', 'left']],
  ['13:02:30', { phase: 'running', minutes: 23 }, ['23', 'min', 'left']],
  ['13:28:10', { phase: 'over', minutes: 3, elapsed: 1 }, ['3', 'min', 'over']],
])('counts at %s', (time, expected, words) => {
  const count = countdown(SESSION, at(time))
  expect(count).toMatchObject(expected)
  const { figure, unit, word } = figureOf(count ?? { phase: 'over', minutes: 0, elapsed: 0 })
  expect([figure, unit, word]).toEqual(words)
})

it('has no countdown without times', () => {
  expect(countdown({ start: null, end: null }, at('12:00:00'))).toBeNull()
})

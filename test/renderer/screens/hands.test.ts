/** The queue of speakers, out of what everybody's page says of itself. */
import { expect, test } from 'vitest'
import { callOf, handsOf, isCalled } from '#renderer/screens/note/hands.ts'

const state = (id: string, more: object = {}) => ({ person: { id, name: id.toUpperCase() }, ...more })

test('S14 hands stand by time, one for a person in two windows, and a wall has none', () => {
  const states = [
    state('b', { hand: 20 }),
    state('a', { hand: 30 }),
    state('a', { hand: 10 }),
    state('c', { hand: 5, view: 'room' }),
    state('d', { hand: 'now' }),
  ]
  expect(handsOf(states, null).queue.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('S14 only whoever holds the pen calls, and a hand raised again afterwards is a new one', () => {
  const call = { called: callOf({ id: 'a', at: 10 }) }
  const raised = state('a', { hand: 10 })
  expect(handsOf([raised, state('x', call)], 'pen').queue.length).toBe(1)
  expect(isCalled([raised, state('x', call)], 'pen', { id: 'a', at: 10 })).toBe(false)
  const called = handsOf([raised, state('pen', call)], 'pen')
  expect([called.queue.length, called.speaking]).toEqual([0, { id: 'a', name: 'A' }])
  expect(isCalled([raised, state('pen', call)], 'pen', { id: 'a', at: 10 })).toBe(true)
  expect(handsOf([state('a', { hand: 40 }), state('pen', call)], 'pen').queue.length).toBe(1)
  expect(handsOf([state('pen', call)], 'pen').speaking).toBeNull()
})

/** Whom the pen goes to by one key, and when it is offered. Rule S16. */
import { describe, expect, it } from 'vitest'
import { GONE_MS, nextOf, offeredAfter } from '../../../renderer/screens/note/rota-turn.ts'

const rota = ['ann', 'bo', 'cy'].map((id) => ({ id, name: id, at: '2026-10-07T11:00:00.000Z' }))

describe('S16', () => {
  it('the next is the first of the rota who is in the note', () => {
    expect(nextOf(rota, new Set(['bo', 'cy']))?.id).toBe('bo')
    expect(nextOf(rota, new Set(['dee']))).toBeNull()
  })

  it.each([
    ['the holder is here', null, 'bo', null],
    ['not three minutes yet', 1_000, 'bo', null],
    ['I am next', 0, 'bo', 3],
    ['somebody before me is here', 0, 'cy', null],
    ['I am not on the rota', 0, 'dee', null],
  ] as const)('offered: %s', (_why, goneSince, me, minutes) => {
    const present = new Set(['bo', 'cy', 'dee'])
    expect(offeredAfter({ rota, present, me, goneSince, now: GONE_MS + 30 })).toBe(minutes)
  })
})

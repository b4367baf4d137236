/** The filter field of the registers. */
import { describe, expect, it } from 'vitest'
import type { Item } from '#note/wire/api.ts'
import { fitsFilters, parseFilters, settleDraft, withFilter } from '#renderer/screens/registers/filters.ts'

const TRACKS = [{ id: 'server', name: 'Server' }]

function item(fields: Item['fields'], text = 'Write the hand-over protocol'): Item {
  return {
    session: 'server-graceful-restart',
    sessionTitle: 'Graceful restart for the sync daemon',
    track: 'server',
    room: 'lantern',
    state: 'open',
    start: '2026-10-07T11:30:00Z',
    line: 'a1',
    kind: 'action',
    number: 'A1',
    blueprints: [],
    text,
    fields,
  }
}

function fits(query: string, fields: Item['fields']): boolean {
  return fitsFilters(item(fields), parseFilters(query), TRACKS)
}

describe('parseFilters', () => {
  it('reads words and keys, quotes kept together, unknown keys as text', () => {
    expect(parseFilters('hand owner:elif track:"server two" when:now')).toEqual([
      { key: 'text', value: 'hand' },
      { key: 'owner', value: 'elif' },
      { key: 'track', value: 'server two' },
      { key: 'text', value: 'when:now' },
    ])
  })

  it('reads a key without a value, as it is while somebody types', () => {
    expect(parseFilters('owner:').every((filter) => fitsFilters(item({}), [filter], TRACKS))).toBe(false)
    expect(fits('owner:""', {})).toBe(true)
  })
})

describe('fitsFilters', () => {
  const owned = { owner: { id: 'p1', name: 'Elif Demir' }, status: 'INPROGRESS', due: '2026-10-16' }

  it.each([
    ['owner:elif', true],
    ['owner:demir status:inprogress', true],
    ['status:"in progress"', true],
    ['status:open', true],
    ['status:done', false],
    ['track:server', true],
    ['track:desktop', false],
    ['owner:nobody', false],
    ['due:2026-10', true],
    ['session:graceful hand', true],
    ['shoe', false],
  ])('%s → %s', (query, expected) => {
    expect(fits(query, owned)).toBe(expected)
  })

  it('finds what nobody owns, and names without their accents', () => {
    expect(fits('owner:nobody', {})).toBe(true)
    expect(fits('owner:vukovic', { owner: { name: 'Daniela Vuković' } })).toBe(true)
  })
})

describe('withFilter', () => {
  it('replaces one key and leaves the rest as typed', () => {
    expect(withFilter('hand status:done', 'status', 'blocked')).toBe('hand status:blocked')
    expect(withFilter('hand status:done', 'status', '')).toBe('hand')
    expect(withFilter('', 'track', 'server two')).toBe('track:"server two"')
  })
})

describe('settleDraft', () => {
  it('takes whole pairs out of the field and leaves words in it', () => {
    expect(settleDraft('status:done', 'hand owner:elif status:todo ')).toEqual({
      query: 'owner:elif status:todo',
      draft: 'hand',
    })
  })

  it('leaves a key without its value where it is', () => {
    expect(settleDraft('', 'owner:')).toEqual({ query: '', draft: 'owner:' })
  })
})

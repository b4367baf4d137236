/** The filter field of the registers: chips out of what is typed. What fits: test/note/search. */
import { describe, expect, it } from 'vitest'
import {
  chipsOf,
  settleDraft,
  valueOf,
  withFilter,
  withoutChip,
} from '#renderer/screens/registers/filters.ts'

describe('chips', () => {
  it('are the parts as they were typed, each to be taken away', () => {
    const query = 'hand owner:"elif demir" due<friday -status:done'
    expect(chipsOf(query)).toEqual(['hand', 'owner:"elif demir"', 'due<friday', '-status:done'])
    expect(withoutChip(query, 1)).toBe('hand due<friday -status:done')
  })

  it('are set and read by key', () => {
    expect(withFilter('hand status:done', 'status', 'blocked')).toBe('hand status:blocked')
    expect(withFilter('hand status:done', 'status', '')).toBe('hand')
    expect(withFilter('', 'track', 'server two')).toBe('track:"server two"')
    expect([valueOf('track:"server two" x', 'track'), valueOf('x', 'track')]).toEqual(['server two', ''])
  })
})

describe('settleDraft', () => {
  it('takes whole filters out of the field and leaves words in it', () => {
    expect(settleDraft('status:done', 'hand owner:elif due<friday ')).toEqual({
      query: 'status:done owner:elif due<friday',
      draft: 'hand ',
    })
  })

  it('leaves a key without its value, and an unknown key, where they are', () => {
    expect(settleDraft('', 'owner:')).toEqual({ query: '', draft: 'owner:' })
    expect(settleDraft('', 'https://a.b')).toEqual({ query: '', draft: 'https://a.b' })
  })
})

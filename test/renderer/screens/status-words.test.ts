/** The status mark never says more than is true. */
import { expect, it } from 'vitest'
import { offlineBanner, statusWithoutNote, statusWords } from '#renderer/screens/frame/status-words.ts'

const ZONE = 'Europe/Lisbon'
const AT = Date.parse('2026-10-07T12:58:04Z')
const LIVE = { kind: 'live' } as const
const OFFLINE = { kind: 'offline', since: AT } as const

it('says saved, with the time, only when the relay has it', () => {
  const words = statusWords({
    save: { word: 'saved', behind: 0, at: AT },
    status: LIVE,
    keep: { kind: 'kept' },
    place: 'browser',
    timezone: ZONE,
  })
  expect(words).toEqual({
    sign: 'saved',
    words: 'Saved',
    short: 'Saved',
    panel: 'Saved with the summit at 13:58:04.',
    wants: false,
  })
})

it('counts lines that are under way', () => {
  const words = statusWords({
    save: { word: 'sending', behind: 2, at: AT },
    status: LIVE,
    keep: { kind: 'kept' },
    place: 'browser',
    timezone: ZONE,
  })
  expect([words.words, words.short, words.wants]).toEqual(['Sending · 2 lines', 'Sending', false])
})

it.each([
  ['browser', 'In this browser only · 3 lines behind'],
  ['desktop', 'On this computer · 3 lines behind'],
] as const)('says in a %s where lines are that did not leave', (place, expected) => {
  const words = statusWords({
    save: { word: 'only-here', behind: 3, at: null },
    status: OFFLINE,
    keep: { kind: 'kept' },
    place,
    timezone: ZONE,
  })
  expect([words.words, words.short, words.wants]).toEqual([expected, '3 behind', true])
})

it('does not say saved while the connection is gone, even with nothing behind', () => {
  const words = statusWords({
    save: { word: 'saved', behind: 0, at: AT },
    status: OFFLINE,
    keep: { kind: 'kept' },
    place: 'browser',
    timezone: ZONE,
  })
  expect(words.words).toBe('No connection')
  expect(statusWithoutNote(AT, ZONE).words).toBe('No connection')
  expect(statusWithoutNote(null, ZONE).words).toBe('Saved')
})

it('writes the offline banner', () => {
  const facts = {
    save: { word: 'only-here', behind: 1, at: null },
    status: OFFLINE,
    keep: { kind: 'kept' },
    place: 'browser',
    timezone: ZONE,
  } as const
  expect(offlineBanner(facts)).toEqual({
    first: 'No connection to the summit since 13:58.',
    rest: 'Go on writing. 1 line is in this browser only. Keep it open until it is sent.',
  })
  expect(offlineBanner({ ...facts, status: LIVE })).toBeNull()
})

const BEHIND = { save: { word: 'only-here', behind: 2, at: null }, status: OFFLINE, timezone: ZONE } as const

it.each([
  ['keeping', '2 lines behind'],
  ['refused', 'Not being saved'],
] as const)('C4 never says on this computer while the disk has it not: %s', (kind, expected) => {
  const keep = kind === 'refused' ? { kind, code: 'ENOSPC' } : { kind }
  expect(statusWords({ ...BEHIND, place: 'desktop', keep }).words).toBe(expected)
  expect(offlineBanner({ ...BEHIND, place: 'desktop', keep })?.rest).not.toMatch(/on this computer/)
})

it('C4 never says on this computer where nothing is kept', () => {
  const words = statusWords({ ...BEHIND, place: 'desktop', keep: null })
  expect(words.words).toBe('In this browser only · 2 lines behind')
})

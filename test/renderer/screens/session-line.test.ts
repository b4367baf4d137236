/** The line of state under a session, presence, invites and keys: the small rules that screens stand on. */
import { expect, it } from 'vitest'
import type { SessionSummary } from '#note/wire/api.ts'
import { parseInvite } from '#renderer/screens/join/invite.ts'
import { updatePeople, type Someone } from '#renderer/screens/note/use-presence.ts'
import { initialsOf } from '#renderer/screens/parts/initials.tsx'
import { sessionLine } from '#renderer/screens/today/session-line.ts'

const NOW = Date.parse('2026-10-07T12:00:00Z')
const BASE: SessionSummary['session'] = {
  id: 'server-limits',
  key: null,
  title: 'Limits',
  abstract: '',
  track: 'server',
  room: 'lantern',
  day: '2026-10-07',
  start: '2026-10-07T11:30:00Z',
  end: '2026-10-07T12:25:00Z',
  speakers: [],
  blueprints: [],
  state: 'open',
  template: 'design-session',
  roles: { 'note-taker': { id: 'p1', name: 'Maren Okafor' } },
  unscheduled: false,
  dropped: false,
}

function line(change: Partial<SessionSummary['session']>, lastEditAt: string | null = null): unknown {
  const summary: SessionSummary = { session: { ...BASE, ...change }, completeness: null, lastEditAt, here: 0 }
  const { words, wants } = sessionLine(summary, NOW)
  return [words, wants]
}

it('says who writes, who is quiet, and what nobody does', () => {
  expect(line({}, '2026-10-07T11:58:00Z')).toEqual(['Maren', false])
  expect(line({}, '2026-10-07T11:51:00Z')).toEqual(['Quiet for 9 min', true])
  expect(line({ state: 'scheduled' })).toEqual(['Not opened', true])
  expect(line({ state: 'returned' })).toEqual(['Returned', true])
  expect(line({ state: 'scheduled', end: '2026-10-07T11:55:00Z' })).toEqual(['No notes', true])
  const soon = { state: 'scheduled', start: '2026-10-07T14:00:00Z', end: '2026-10-07T15:00:00Z' } as const
  expect(line({ ...soon, roles: {} })).toEqual(['No note-taker', true])
  expect(line({ ...soon, roles: {}, start: '2026-10-08T14:00:00Z', end: '2026-10-08T15:00:00Z' })).toEqual([
    '',
    false,
  ])
})

it('remembers who left, once', () => {
  const seen = new Map<string, Someone>()
  const elif = { person: { id: 'p2', name: 'Elif Demir' }, section: 'discussion', typedAt: NOW - 1_000 }
  expect(updatePeople(seen, [elif], NOW).map((someone) => someone.doing)).toEqual(['writing'])
  expect(updatePeople(seen, [], NOW + 5_000)).toMatchObject([{ doing: 'left', leftAt: NOW + 5_000 }])
  expect(updatePeople(seen, [], NOW + 9_000)).toMatchObject([{ doing: 'left', leftAt: NOW + 5_000 }])
})

it('reads invite links, and nothing else', () => {
  expect(parseInvite('https://notes.example/join#abcdefgh12', null)).toEqual({
    origin: 'https://notes.example',
    secret: 'abcdefgh12',
  })
  expect(parseInvite('abcdefgh12', 'https://notes.example')).toEqual({
    origin: 'https://notes.example',
    secret: 'abcdefgh12',
  })
  expect(parseInvite('abcdefgh12', null)).toBeNull()
  expect(parseInvite('javascript:alert(1)//join#abc', 'https://notes.example')).toBeNull()
  expect(parseInvite('https://notes.example/join', null)).toBeNull()
})

it('makes initials', () => {
  expect(['Maren Okafor', 'Elif', 'Ana de la Cruz', ''].map(initialsOf)).toEqual(['MO', 'E', 'AC', ''])
})

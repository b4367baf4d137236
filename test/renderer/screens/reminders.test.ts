// @vitest-environment jsdom
/** Whom to ask for what. Rule W11. */
import { expect, test } from 'vitest'
import type { SessionSummary } from '#note/wire/api.ts'
import type { SummitView } from '#renderer/api/summit-store.ts'
import { reminderGroups, reminderText } from '#renderer/screens/desk/reminders.ts'

const NOW = Date.parse('2026-10-07T15:00:00Z')

function session(
  id: string,
  wish: {
    state: string
    track?: string
    taker?: string
    unowned?: number
    missing?: string
    noted?: boolean
    end?: string
  },
): SessionSummary {
  const { state, track = 'server', taker, unowned = 0, missing, noted = true } = wish
  const roles = taker === undefined ? {} : { 'note-taker': { name: taker } }
  const sections =
    missing === undefined ? [] : [{ key: 'decisions', title: missing, state: 'wants' as const, count: 0 }]
  return {
    session: {
      ...{ id, title: id, track, room: 'Lantern', speakers: [], roles, state },
      ...{ start: '2026-10-07T12:00:00Z', end: wish.end ?? '2026-10-07T13:00:00Z' },
    },
    completeness: noted ? { lines: 9, unowned, sections, findings: [] } : null,
    lastEditAt: null,
    here: 0,
  } as unknown as SessionSummary
}

const VIEW = {
  summit: { timezone: 'UTC', tracks: [{ id: 'server', name: 'Server' }], rooms: [] },
  me: { role: 'track-lead', tracks: ['server'], person: { id: 'me', name: 'Me' } },
  sessions: [
    session('without', { state: 'scheduled', noted: false, taker: 'Maren' }),
    session('unowned', { state: 'closed', unowned: 2, taker: 'Kofi' }),
    session('empty-section', { state: 'returned', missing: 'Decisions' }),
    session('running', { state: 'open', unowned: 3, end: '2026-10-07T16:00:00Z' }),
    session('approved', { state: 'approved', unowned: 1 }),
    session('in-order', { state: 'closed' }),
    session('elsewhere', { state: 'closed', unowned: 1, track: 'desktop' }),
  ],
} as unknown as SummitView

test('W11 over without notes, unowned and empty sections are asked for, by track', () => {
  const groups = reminderGroups(VIEW, 'track', NOW)
  expect(groups.map(({ title }) => title)).toEqual(['Server'])
  expect(groups[0]?.reminders.map(({ session: { id }, wants }) => [id, ...wants])).toEqual([
    ['without', 'no notes yet'],
    ['unowned', '2 actions without owner'],
    ['empty-section', 'Decisions: no line, and no reason why', 'returned and not sent back'],
  ])
})

test('W11 by person they go to whoever takes the notes, and the text can be followed', () => {
  const groups = reminderGroups(VIEW, 'person', NOW)
  expect(groups.map(({ title }) => title)).toEqual(['Kofi', 'Maren', 'Nobody named'])
  const text = reminderText(groups, VIEW, 'https://notes.example')
  expect(text.split('\n').slice(0, 2)).toEqual([
    'Kofi',
    '- Kofi: unowned (Lantern, Wed 7 Oct 12:00): 2 actions without owner. https://notes.example/sessions/unowned',
  ])
})

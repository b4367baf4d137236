// @vitest-environment jsdom
/** The wall's tiles and what events make of the list of sessions. Rules V6 and V7. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Completeness, SessionSummary } from '#note/wire/api.ts'
import type { Happening, SummitEvent } from '#note/wire/events.ts'
import { GATHER_MS, gatherEvents } from '#renderer/api/gather-events.ts'
import { createBlockReader, type StreamBlock } from '#renderer/api/event-stream.ts'
import { takeEvent } from '#renderer/api/take-event.ts'
import { sortTiles, sumsOf, tilesOf } from '#renderer/screens/wall/tiles.ts'
import { lastKeyWords } from '#renderer/screens/wall/wall-tile.tsx'

const NOW = Date.parse('2026-10-07T12:00:00Z')

function summary(
  id: string,
  wish: Partial<SessionSummary> & { state?: string; end?: string } = {},
): SessionSummary {
  const { state = 'open', end = '2026-10-07T12:20:00Z', ...facts } = wish
  const session = {
    id,
    title: id,
    track: 'server',
    room: id,
    start: '2026-10-07T11:30:00Z',
    end,
    state,
    roles: {},
  }
  return {
    ...{ completeness: completeness(0), lastEditAt: '2026-10-07T11:59:50Z', here: 1 },
    ...facts,
    session: session as unknown as SessionSummary['session'],
  }
}

function completeness(unowned: number, done = 3): Completeness {
  const counts = { decisions: 1, actions: 2, questions: 0, lines: 9 }
  return { done, total: 6, sections: [], findings: [], unowned, ...counts }
}

function event(happening: Happening): SummitEvent {
  return { id: 'x-1', at: '2026-10-07T12:00:00Z', ...happening }
}

const nameOf = ({ room, track }: SessionSummary['session']) => ({ room: room ?? '', track: track ?? '' })

test('V11 what every note says all the time is shown together, anything else at once and behind it', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const told: string[] = []
  const { take, close } = gatherEvents(({ type }) => told.push(type))
  const edited = event({
    ...{ type: 'note.edited', session: 's', track: null, seq: 1, lastEditAt: '', here: 1, writing: [] },
  })
  take(edited)
  take(edited)
  expect(told).toEqual([])
  vi.advanceTimersByTime(GATHER_MS)
  expect(told).toEqual(['note.edited', 'note.edited'])
  take(edited)
  take(event({ type: 'summit.changed' }))
  expect(told.slice(2)).toEqual(['note.edited', 'summit.changed'])
  take(edited)
  close()
  vi.advanceTimersByTime(GATHER_MS)
  expect(told).toHaveLength(4)
})

describe('tiles', () => {
  test('V7 by need: no notes, quiet, most unowned, fewest sections', () => {
    const sessions = [
      summary('whole', { completeness: completeness(0, 6) }),
      summary('unowned', { completeness: completeness(3) }),
      summary('begun', { completeness: completeness(0, 1) }),
      summary('quiet', { lastEditAt: '2026-10-07T11:50:00Z' }),
      summary('none', { state: 'scheduled', completeness: null, lastEditAt: null }),
      summary('over', { end: '2026-10-07T11:00:00Z' }),
      summary('closed before', { state: 'closed', end: '2026-10-07T11:55:00Z' }),
    ]
    const tiles = tilesOf(sessions, NOW)
    const ids = sortTiles(tiles, 'need', nameOf).map((tile) => [tile.summary.session.id, tile.want])
    expect(ids).toEqual([
      ['none', 'no-notes'],
      ['quiet', 'quiet'],
      ['unowned', 'unowned'],
      ['begun', null],
      ['whole', null],
    ])
    expect(sumsOf(tiles)).toEqual({ writing: 3, decisions: 4, actions: 8, unowned: 3, wanting: 2 })
  })

  test('the last key is said in seconds, then minutes', () => {
    expect([null, 3_000, 11_400, 59_000, 125_000].map(lastKeyWords)).toEqual([
      ...[
        'nobody has opened it',
        'writing now',
        'last key 11 s ago',
        'last key 59 s ago',
        'last key 2 min ago',
      ],
    ])
  })
})

describe('events', () => {
  test('V6 an edit changes its session and leaves the others the very same', () => {
    const sessions = [summary('a'), summary('b')]
    const edited = { type: 'note.edited', session: 'b', track: null, seq: 9, here: 4, writing: [] } as const
    const taken = takeEvent(sessions, event({ ...edited, lastEditAt: '2026-10-07T12:00:00Z' }))
    if (taken.kind !== 'sessions') throw new Error(taken.kind)
    expect(taken.sessions[0]).toBe(sessions[0])
    expect(taken.sessions[1]).toMatchObject({ here: 4, lastEditAt: '2026-10-07T12:00:00Z' })
    expect(takeEvent(sessions, event({ type: 'summit.changed' }))).toEqual({ kind: 'ask-all' })
  })

  test('V6 messages are put together from pieces, comments passed over', () => {
    const blocks: StreamBlock[] = []
    const take = createBlockReader((block) => blocks.push(block))
    for (const piece of [
      ':\n\nid: x-1\nev',
      'ent: ready\ndata: {"a":',
      '1}\n',
      '\nid: x-2\nevent: b\ndata: 2\n\n:',
      '\n\n',
    ])
      take(piece)
    expect(blocks).toEqual([
      { id: 'x-1', name: 'ready', data: '{"a":1}' },
      { id: 'x-2', name: 'b', data: '2' },
    ])
  })
})

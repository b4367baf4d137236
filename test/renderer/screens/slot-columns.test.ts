/** The timetable's columns and rows. */
import { describe, expect, it } from 'vitest'
import type { SessionSummary } from '#note/wire/api.ts'
import { daysOf, roomRows, runningColumn, slotColumns } from '#renderer/screens/today/slot-columns.ts'

const ROOMS = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
]

function summary(id: string, room: string | null, start: string, end: string): SessionSummary {
  return {
    session: {
      id,
      key: null,
      title: id,
      abstract: '',
      track: null,
      room,
      day: '2026-10-07',
      start: `2026-10-07T${start}:00Z`,
      end: `2026-10-07T${end}:00Z`,
      speakers: [],
      blueprints: [],
      state: 'scheduled',
      template: 'design-session',
      roles: {},
      unscheduled: false,
      dropped: false,
    },
    completeness: null,
    lastEditAt: null,
    here: 0,
  }
}

function shape(sessions: readonly SessionSummary[], mine: string | null = null): unknown {
  const slots = slotColumns(sessions)
  return roomRows(sessions, ROOMS, slots, mine).map((row) => [
    row.room?.id ?? null,
    row.cells.map((cell) => [cell.column, cell.span, cell.sessions.map(({ session }) => session.id)]),
  ])
}

describe('slotColumns', () => {
  it('has one column for each start, with the commonest end', () => {
    const sessions = [
      summary('one', 'a', '10:00', '10:55'),
      summary('two', 'b', '10:00', '12:10'),
      summary('three', null, '10:00', '10:55'),
    ]
    expect(slotColumns(sessions)).toEqual({
      kind: 'slots',
      columns: [{ start: Date.parse('2026-10-07T10:00:00Z'), end: Date.parse('2026-10-07T10:55:00Z') }],
    })
  })

  it('falls back to hours on a day with many odd starts', () => {
    const sessions = Array.from({ length: 13 }, (_, index) =>
      summary(
        `s${String(index)}`,
        'a',
        `${String(9 + Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 13 + 10)}`,
        '18:00',
      ),
    )
    const slots = slotColumns(sessions)
    expect(slots.kind).toBe('hours')
    expect(slots.columns.map((slot) => new Date(slot.start).getUTCHours())).toEqual([9, 10, 11, 12])
  })
})

describe('roomRows', () => {
  it('lets a long session span the free columns behind it, and puts my room first', () => {
    const sessions = [
      summary('short', 'a', '10:00', '10:55'),
      summary('next', 'a', '11:15', '12:10'),
      summary('long', 'b', '10:00', '12:10'),
    ]
    expect(shape(sessions, 'b')).toEqual([
      ['b', [[0, 2, ['long']]]],
      [
        'a',
        [
          [0, 1, ['short']],
          [1, 1, ['next']],
        ],
      ],
    ])
  })

  it('does not span over a session of the same room', () => {
    const sessions = [summary('long', 'a', '10:00', '12:10'), summary('inside', 'a', '11:15', '12:10')]
    expect(shape(sessions)).toEqual([
      [
        'a',
        [
          [0, 1, ['long']],
          [1, 1, ['inside']],
        ],
      ],
    ])
  })

  it('keeps sessions without a known room in a last row', () => {
    expect(shape([summary('lost', 'gone', '10:00', '10:55')])).toEqual([[null, [[0, 1, ['lost']]]]])
  })
})

it('finds the running column and the days', () => {
  const sessions = [summary('one', 'a', '10:00', '10:55'), summary('two', 'a', '11:15', '12:10')]
  const slots = slotColumns(sessions)
  expect(runningColumn(slots, Date.parse('2026-10-07T11:30:00Z'))).toBe(1)
  expect(runningColumn(slots, Date.parse('2026-10-07T11:00:00Z'))).toBe(-1)
  expect(daysOf(sessions)).toEqual(['2026-10-07'])
})

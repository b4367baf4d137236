/** Importing again: what is added, changed, removed and dropped, and the names that sessions are offered. */
import { describe, expect, test } from 'vitest'
import type { Session } from '#note/summit.ts'
import { NAME_PATTERN } from '#note/summit.ts'
import { applySchedule } from '#server/schedule/apply-schedule.ts'
import type { ScheduleDifference } from '#server/schedule/diff-schedule.ts'
import { diffSchedule } from '#server/schedule/diff-schedule.ts'
import type { ImportedSchedule, ImportedSession } from '#server/schedule/imported-schedule.ts'
import { offerSessionId, slugOf } from '#server/schedule/place-names.ts'

function imported(key: string, fields: Partial<ImportedSession> = {}): ImportedSession {
  return {
    key,
    title: `Title ${key}`,
    abstract: '',
    track: 'compute',
    room: 'hall',
    day: '2026-10-05',
    start: '2026-10-05T09:00:00Z',
    end: '2026-10-05T10:00:00Z',
    speakers: [{ name: 'Ada' }],
    url: null,
    links: [],
    ...fields,
  }
}

function schedule(sessions: ImportedSession[], fields: Partial<ImportedSchedule> = {}): ImportedSchedule {
  return {
    format: 'frab-xml',
    title: 'Summit',
    timezone: 'UTC',
    start: '2026-10-05',
    end: '2026-10-05',
    rooms: [{ id: 'hall', name: 'Hall', used: true, seats: 40 }],
    tracks: [{ id: 'compute', name: 'Compute', used: true }],
    days: ['2026-10-05'],
    sessions,
    notices: [],
    ...fields,
  }
}

const NOTHING = { rooms: [], tracks: [], sessions: [], withNote: new Set<string>() }

function keysOf(difference: ScheduleDifference): unknown {
  return {
    added: difference.added.map((session) => session.key),
    changed: difference.changed.map((change) => [change.before.key, change.fields]),
    removed: difference.removed.map((session) => session.key),
    dropped: difference.dropped.map((session) => session.key),
    unchanged: difference.unchanged.map((session) => session.key),
  }
}

test('the first import adds everything', () => {
  const applied = applySchedule(
    NOTHING,
    schedule([imported('a', { title: 'Cells and placement' })]),
    'summit',
  )
  expect(applied).toEqual({
    rooms: [{ id: 'hall', name: 'Hall', seats: 40 }],
    tracks: [{ id: 'compute', name: 'Compute' }],
    sessions: [
      {
        id: 'compute-cells-and-placement',
        key: 'a',
        title: 'Cells and placement',
        abstract: '',
        track: 'compute',
        room: 'hall',
        day: '2026-10-05',
        start: '2026-10-05T09:00:00Z',
        end: '2026-10-05T10:00:00Z',
        speakers: [{ name: 'Ada' }],
        blueprints: [],
        state: 'scheduled',
        template: 'summit',
        roles: {},
        unscheduled: false,
        dropped: false,
      },
    ],
    difference: {
      added: [expect.objectContaining({ key: 'a' })],
      changed: [],
      removed: [],
      dropped: [],
      unchanged: [],
    },
  })
})

describe('importing again', () => {
  const first = applySchedule(
    NOTHING,
    schedule(['same', 'moved', 'gone', 'noted', 'opened'].map((key) => imported(key))),
    'summit',
  )
  const byHand: Session = { ...(first.sessions[0] as Session), id: 'hallway', key: null, unscheduled: true }
  const sessions = [...first.sessions, byHand].map((session): Session => {
    if (session.key === 'opened') return { ...session, state: 'open' }
    if (session.key !== 'moved') return session
    return {
      ...session,
      blueprints: ['cells'],
      roles: { lead: { name: 'Ada' } },
      speakers: [{ id: 'p1', name: 'Ada' }],
    }
  })
  const current = { ...first, sessions, withNote: new Set(['compute-title-noted']) }
  const next = schedule([
    imported('new', { title: 'Title moved' }),
    imported('moved', {
      title: 'New words',
      start: '2026-10-05T09:30:00Z',
      speakers: [{ name: 'Ada' }, { name: 'Bob' }],
    }),
    imported('same'),
  ])
  const second = applySchedule(current, next, 'other-template')

  test('is told apart by key', () => {
    expect(keysOf(second.difference)).toEqual({
      added: ['new'],
      changed: [['moved', ['title', 'start', 'speakers']]],
      removed: ['gone'],
      dropped: ['noted', 'opened'],
      unchanged: ['same', null],
    })
  })

  test('keeps ids, notes and what was added by hand', () => {
    expect(second.sessions.map(({ id, key, dropped, template }) => [id, key, dropped, template])).toEqual([
      ['compute-title-moved-2', 'new', false, 'other-template'],
      ['compute-title-moved', 'moved', false, 'summit'],
      ['compute-title-same', 'same', false, 'summit'],
      ['hallway', null, false, 'summit'],
      ['compute-title-noted', 'noted', true, 'summit'],
      ['compute-title-opened', 'opened', true, 'summit'],
    ])
    expect(second.sessions[1]).toMatchObject({
      title: 'New words',
      blueprints: ['cells'],
      roles: { lead: { name: 'Ada' } },
      speakers: [{ id: 'p1', name: 'Ada' }, { name: 'Bob' }],
    })
  })

  test('changes nothing the second time', () => {
    const third = applySchedule({ ...second, withNote: current.withNote }, next, 'other-template')
    expect(third.sessions).toEqual(second.sessions)
    expect(keysOf(third.difference)).toEqual({
      added: [],
      changed: [],
      removed: [],
      dropped: [],
      unchanged: second.sessions.map((session) => session.key),
    })
  })

  test('brings a dropped session back', () => {
    const back = schedule([...next.sessions, imported('noted')])
    expect(keysOf(diffSchedule(second.sessions, new Set(), back))).toMatchObject({
      changed: [['noted', ['dropped']]],
    })
    const third = applySchedule({ ...second, withNote: new Set() }, back, 'summit')
    expect(third.sessions.find((session) => session.key === 'noted')?.dropped).toBe(false)
  })
})

test('rooms and tracks known by name keep their ids, and those still needed stay', () => {
  const first = applySchedule(NOTHING, schedule([imported('a')]), 'summit')
  const known = {
    ...first,
    rooms: [
      { id: 'r1', name: 'Hall' },
      { id: 'hall', name: 'Old hall' },
    ],
    tracks: [{ id: 't1', name: 'Compute', note: 'kept' }],
    sessions: first.sessions.map((session) => ({ ...session, room: 'hall', key: null, unscheduled: true })),
    withNote: new Set<string>(),
  }
  const second = applySchedule(known, schedule([imported('b')]), 'summit')
  expect(second.sessions.map(({ key, room, track }) => [key, room, track])).toEqual([
    ['b', 'r1', 't1'],
    [null, 'hall', 'compute'],
  ])
  expect(second.rooms).toEqual([
    { id: 'r1', name: 'Hall', seats: 40 },
    { id: 'hall', name: 'Old hall' },
  ])
})

describe('names', () => {
  const long = 'Legacy, embedded, mobile and automotive systems: a very long title that goes on and on'

  test.each([
    ['Cells and placement', 'compute', 'compute-cells-and-placement'],
    ['Compute: cells', 'compute', 'compute-cells'],
    ['compute', 'compute', 'compute-compute'],
    ['APIs & friends', null, 'apis-and-friends'],
    ['Ünïcödé für alle', 'qa', 'qa-uenicoede-fuer-alle'],
    ['x', null, 'session-x'],
    [long, 'embedded-mobile-and-automotive', 'embedded-mobile-and-legacy-embedded-mobile-and-automotive'],
    ['ノートを取る', 'qa', expect.stringMatching(/^qa-[a-z0-9]{7}$/)],
    ['…', null, expect.stringMatching(/^[a-z0-9]{7}$/)],
  ])('“%s” in track %s is offered as its name', (title, track, expected) => {
    const id = offerSessionId({ title, track, key: 'k' }, new Set())
    expect(id).toEqual(expected)
    expect(id).toMatch(NAME_PATTERN)
    expect(id.length).toBeLessThanOrEqual(60)
  })

  test('a name that is taken gets a number and stays short', () => {
    const taken = new Set<string>()
    const ids = [1, 2, 3].map((key) =>
      offerSessionId({ title: 'word-'.repeat(40), track: null, key: `${key}` }, taken),
    )
    expect(new Set(ids).size).toBe(3)
    expect(ids.filter((id) => id.length > 60 || !NAME_PATTERN.test(id))).toEqual([])
    expect(ids[2]).toMatch(/-word-3$/)
  })

  test.each([
    ['Main Hall', 'main-hall'],
    ['K', 'room-k'],
    ['K.fosdem', 'k-fosdem'],
    ['大ホール', expect.stringMatching(/^room-[a-z0-9]{7}$/)],
  ])('the room “%s” gets a slug', (name, expected) => {
    expect(slugOf(name, 'room')).toEqual(expected)
  })
})

/** Sched's CSV and ptgbot's JSON, from the own fixtures. */
import { describe, expect, test } from 'vitest'
import { fixture, refusalOf, scheduleOf } from './parse-text.ts'

const NO_LINKS = { url: null, links: [] }

describe('Sched CSV', () => {
  const text = new TextDecoder().decode(fixture('sched.csv'))

  test('an export becomes a schedule, whole', () => {
    expect(scheduleOf(text, 'Europe/Berlin')).toEqual({
      format: 'sched-csv',
      title: 'file',
      timezone: 'Europe/Berlin',
      start: '2026-10-07',
      end: '2026-10-08',
      days: ['2026-10-07', '2026-10-08'],
      rooms: [
        { id: 'hall-1', name: 'Hall 1', used: true },
        { id: 'bar', name: 'Bar', used: true },
      ],
      tracks: [
        { id: 'operations', name: 'Operations', used: true },
        { id: 'compute', name: 'Compute', used: true },
        { id: 'social', name: 'Social', used: true },
      ],
      sessions: [
        {
          key: 'K1',
          title: 'Upgrades without tears',
          abstract: 'Skip & jump:\n“one, two”',
          track: 'operations',
          room: 'hall-1',
          day: '2026-10-07',
          start: '2026-10-07T07:00:00Z',
          end: '2026-10-07T07:40:00Z',
          speakers: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }, { name: 'Alan Turing' }],
          ...NO_LINKS,
        },
        {
          key: 'K2',
          title: 'Evening party',
          abstract: '',
          track: 'social',
          room: 'bar',
          day: '2026-10-07',
          start: '2026-10-07T22:30:00Z',
          end: '2026-10-08T00:00:00Z',
          speakers: [],
          ...NO_LINKS,
        },
        {
          key: 'K3',
          title: 'Hallway',
          abstract: '',
          track: 'compute',
          room: null,
          day: '2026-10-08',
          start: null,
          end: null,
          speakers: [],
          ...NO_LINKS,
        },
      ],
      notices: [
        'Sessions left out because they are not active: 1 (“Withdrawn”).',
        'Sessions of several types, of which the first is the track: 1 (“Upgrades without tears”).',
        'Sessions without a room: 1 (“Hallway”).',
        'Sessions without a time: 1 (“Hallway”).',
      ],
    })
  })

  test.each([
    ['a byte order mark', `\uFEFF${text}`],
    ['CR LF line ends', text.replaceAll('\n', '\r\n')],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('%s changes nothing', (_, content) => {
    expect(scheduleOf(content, 'Europe/Berlin')).toEqual(scheduleOf(text, 'Europe/Berlin'))
  })

  test('columns are found by name, in any order, and semicolons part them too', () => {
    const schedule = scheduleOf('venue;name;event_start;event_key\nHall;"A; b";2026-10-07 09:00;K1\n', 'UTC')
    expect(schedule.sessions.map(({ key, title, room, start }) => [key, title, room, start])).toEqual([
      ['K1', 'A; b', 'hall', '2026-10-07T09:00:00Z'],
    ])
  })

  test.each([
    [
      text,
      'timezone-needed',
      undefined,
      'file.txt names no time zone (event_start and event_end are local times of an unnamed place): give --timezone ZONE, for example --timezone Europe/Berlin.',
    ],
    [
      `${text}K5,Y,"never closed`,
      'damaged',
      'UTC',
      expect.stringMatching(
        /^file\.txt is damaged or cut short \(Quote Not Closed.*\): export it again and import the new file\.$/,
      ),
    ],
    [
      'event_key,name,event_start\n',
      'empty',
      'UTC',
      'file.txt holds no sessions: export the schedule again once it has some.',
    ],
    [
      'event_key,name,event_start\nK1,A,TBA\n',
      'date-needed',
      'UTC',
      'file.txt gives no session a date: export it again once the days are set.',
    ],
  ])('export %# is refused in a sentence', (content, code, timezone, sentence) => {
    expect(refusalOf(content, timezone)).toEqual({ code, sentence })
  })
})

describe('ptgbot JSON', () => {
  const text = new TextDecoder().decode(fixture('ptg.json'))

  test('a session is made for every booked slot, at local hours, past midnight too', () => {
    const schedule = scheduleOf(text, 'America/Denver')
    expect(
      schedule.sessions.map(({ key, title, track, room, day, start, end }) => [
        key,
        title,
        track,
        room,
        day,
        start,
        end,
      ]),
    ).toEqual([
      [
        'Ballroom A/MonA1/nova',
        'nova, Monday 09:00-10:45',
        'nova',
        'ballroom-a',
        '2026-10-05',
        '2026-10-05T15:00:00Z',
        '2026-10-05T16:45:00Z',
      ],
      [
        'Ballroom A/WedN1/cinder',
        'cinder, Wednesday 22:00-00:30',
        'cinder',
        'ballroom-a',
        '2026-10-07',
        '2026-10-08T04:00:00Z',
        '2026-10-08T06:30:00Z',
      ],
      [
        'Ballroom B/MonA1/nova',
        'nova, Monday 09:00-10:45',
        'nova',
        'ballroom-b',
        '2026-10-05',
        '2026-10-05T15:00:00Z',
        '2026-10-05T16:45:00Z',
      ],
    ])
    expect(schedule.tracks).toEqual([
      { id: 'nova', name: 'nova', used: true },
      { id: 'cinder', name: 'cinder', used: true },
      { id: 'swift', name: 'swift', used: false },
    ])
    expect(schedule.sessions[0]?.links).toEqual([
      { url: 'https://etherpad.example/p/nova', title: 'Etherpad' },
      { url: 'https://meet.example/a', title: 'Video room' },
    ])
    expect(schedule.notices).toEqual([
      'Bookings left out because their slot is not listed: 1 (“Ballroom B MonX9”).',
    ])
  })

  test('where every slot has a realtime, that is the time', () => {
    const json = {
      eventid: 'e',
      slots: { Monday: [{ name: 'M1', desc: '08:00-09:00', realtime: '2026-10-05T14:00Z', duration: 50 }] },
      schedule: { A: { M1: 'nova' } },
    }
    const schedule = scheduleOf(JSON.stringify(json), 'America/Denver')
    expect(schedule.sessions.map(({ day, start, end }) => [day, start, end])).toEqual([
      ['2026-10-05', '2026-10-05T14:00:00Z', '2026-10-05T14:50:00Z'],
    ])
  })

  test.each([
    [
      text,
      undefined,
      'timezone-needed',
      'file.txt names no time zone (slots › realtime is missing from some slots, and their desc has only local hours): give --timezone ZONE, for example --timezone Europe/Berlin.',
    ],
    [
      text.replace('"realtime"', '"unreal"'),
      'UTC',
      'date-needed',
      'file.txt gives slots only by the name of their day (“Monday”): add to its first slot the field realtime, for example "realtime": "2026-10-05T09:00:00Z", and import it again.',
    ],
  ])('file %# is refused in a sentence', (content, timezone, code, sentence) => {
    expect(refusalOf(content, timezone)).toEqual({ code, sentence })
  })
})

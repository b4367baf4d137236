/** iCalendar: bytes before characters, zones by name, and lines that are broken. */
import { describe, expect, test } from 'vitest'
import { refusalOf, scheduleOf } from './parse-text.ts'

function calendar(events: readonly string[][], head: readonly string[] = []): string {
  const lines = events.flatMap((event, index) => [
    'BEGIN:VEVENT',
    `UID:u${index + 1}`,
    ...event,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...head, ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

test('a calendar becomes a schedule, whole', () => {
  const text = calendar(
    [
      [
        'SUMMARY:Cells\\, placement',
        'DTSTART;TZID=Europe/Paris:20261005T110000',
        'DTEND;TZID=Europe/Paris:20261005T123000',
        'LOCATION:Room 1\\, Building A',
        'DESCRIPTION:First line\\nSecond\\, with comma',
        'CATEGORIES:Compute',
        'ATTENDEE;CN="Jürgen Groß";ROLE=REQ-PARTICIPANT:invalid:nomail',
        'URL:https://summit.example/1',
      ],
    ],
    ['X-WR-CALNAME;CHARSET=UTF-8;ENCODING=8BIT:Summit\\, autumn'],
  )
  expect(scheduleOf(text)).toEqual({
    format: 'icalendar',
    title: 'Summit, autumn',
    timezone: 'Europe/Paris',
    start: '2026-10-05',
    end: '2026-10-05',
    days: ['2026-10-05'],
    rooms: [{ id: 'room-1-building-a', name: 'Room 1, Building A', used: true }],
    tracks: [{ id: 'compute', name: 'Compute', used: true }],
    sessions: [
      {
        key: 'u1',
        title: 'Cells, placement',
        abstract: 'First line\nSecond, with comma',
        track: 'compute',
        room: 'room-1-building-a',
        day: '2026-10-05',
        start: '2026-10-05T09:00:00Z',
        end: '2026-10-05T10:30:00Z',
        speakers: [{ name: 'Jürgen Groß' }],
        url: 'https://summit.example/1',
        links: [],
      },
    ],
    notices: [],
  })
})

test.each(['\n', '\r\n', '\r\r\n'])(
  'lines that end in %j are unfolded even inside a character',
  (lineEnd) => {
    const text = calendar([['DTSTART:20261005T090000Z', 'SUMMARY:Amphithéâtre – été']]).replaceAll(
      '\r\n',
      lineEnd,
    )
    const whole = new TextEncoder().encode(text)
    const fold = new TextEncoder().encode(`${lineEnd} `)
    const inside = whole.indexOf(0xc3) + 1
    const folded = new Uint8Array([...whole.slice(0, inside), ...fold, ...whole.slice(inside)])
    expect(scheduleOf(folded).sessions.map((session) => session.title)).toEqual(['Amphithéâtre – été'])
  },
)

const BERLIN_RULES = [
  'BEGIN:VTIMEZONE',
  'TZID:Hausmarke',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

describe('times', () => {
  test.each<[string, string[], string, string | undefined, string, string]>([
    ['with Z', [], 'DTSTART:20260701T090000Z', undefined, '2026-07-01T09:00:00Z', 'UTC'],
    [
      'with Z and X-WR-TIMEZONE',
      ['X-WR-TIMEZONE:Asia/Tokyo'],
      'DTSTART:20260701T090000Z',
      undefined,
      '2026-07-01T09:00:00Z',
      'Asia/Tokyo',
    ],
    [
      'with TZID and no VTIMEZONE',
      [],
      'DTSTART;TZID=Europe/Paris:20260701T090000',
      undefined,
      '2026-07-01T07:00:00Z',
      'Europe/Paris',
    ],
    [
      'with a TZID behind a path',
      [],
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260701T090000',
      undefined,
      '2026-07-01T07:00:00Z',
      'Europe/Paris',
    ],
    [
      'floating, read in X-WR-TIMEZONE',
      ['X-WR-TIMEZONE:Australia/Hobart'],
      'DTSTART:20260101T090000',
      undefined,
      '2025-12-31T22:00:00Z',
      'Australia/Hobart',
    ],
    [
      'floating, read in the zone asked for',
      [],
      'DTSTART:20260701T090000',
      'America/Denver',
      '2026-07-01T15:00:00Z',
      'America/Denver',
    ],
    [
      'in a zone the file describes, summer',
      [...BERLIN_RULES, 'X-WR-TIMEZONE:Europe/Berlin'],
      'DTSTART;TZID=Hausmarke:20260701T090000',
      undefined,
      '2026-07-01T07:00:00Z',
      'Europe/Berlin',
    ],
    [
      'in a zone the file describes, winter',
      [...BERLIN_RULES, 'X-WR-TIMEZONE:Europe/Berlin'],
      'DTSTART;TZID=Hausmarke:20261201T090000',
      undefined,
      '2026-12-01T08:00:00Z',
      'Europe/Berlin',
    ],
    [
      'in an unknown zone, read in the one asked for',
      [],
      'DTSTART;TZID=Nowhere:20260701T090000',
      'Europe/Paris',
      '2026-07-01T07:00:00Z',
      'Europe/Paris',
    ],
  ])('%s', (_, head, start, ...[timezone, instant, zone]) => {
    const schedule = scheduleOf(calendar([['SUMMARY:A', start]], head), timezone)
    expect([schedule.sessions[0]?.start, schedule.timezone]).toEqual([instant, zone])
  })

  test('DURATION serves where DTEND is missing, and a whole day has no hour', () => {
    const schedule = scheduleOf(
      calendar([
        ['SUMMARY:A', 'DTSTART:20261005T090000Z', 'DURATION:PT1H30M'],
        ['SUMMARY:B', 'DTSTART;VALUE=DATE:20261006'],
      ]),
    )
    expect(schedule.sessions.map(({ day, start, end }) => [day, start, end])).toEqual([
      ['2026-10-05', '2026-10-05T09:00:00Z', '2026-10-05T10:30:00Z'],
      ['2026-10-06', null, null],
    ])
  })

  test('the small hours belong to the night before, where that day has sessions', () => {
    const zone = ['X-WR-TIMEZONE:Europe/Berlin']
    const starts = ['20261005T200000', '20261006T003000', '20261008T010000']
    const schedule = scheduleOf(
      calendar(
        starts.map((start) => ['SUMMARY:A', `DTSTART:${start}`]),
        zone,
      ),
    )
    expect(schedule.sessions.map((session) => session.day)).toEqual([
      '2026-10-05',
      '2026-10-05',
      '2026-10-08',
    ])
  })
})

test('broken lines and values cost only themselves', () => {
  const schedule = scheduleOf(
    calendar([
      ['SUMMARY:A', 'DTSTART:20261005T090000Z', 'ATTENDEE;CN="never closed:mailto:x', 'no property at all'],
      [
        'SUMMARY:B',
        'DTSTART:yesterday',
        'ATTENDEE:mailto:b@example.org',
        'BEGIN:VALARM',
        'SUMMARY:Alarm',
        'END:VALARM',
      ],
    ]),
    'UTC',
  )
  expect(schedule.sessions.map(({ title, start, speakers }) => [title, start, speakers])).toEqual([
    ['A', '2026-10-05T09:00:00Z', []],
    ['B', null, []],
  ])
  expect(schedule.notices[0]).toBe(
    'Lines that are no iCalendar and were left out: 2 (“ATTENDEE;CN="never closed:mailto:x”, “no property at all”).',
  )
})

test('a video address is a link and no room; cancelled sessions are left out; occurrences have keys of their own', () => {
  const schedule = scheduleOf(
    calendar([
      ['SUMMARY:[PTG] nova', 'DTSTART:20261005T090000Z', 'LOCATION:https://meet.example/nova'],
      ['SUMMARY:Gone', 'DTSTART:20261005T090000Z', 'STATUS:CANCELLED'],
      ['SUMMARY:Daily', 'DTSTART:20261006T090000Z', 'RECURRENCE-ID:20261006T090000Z'],
    ]),
  )
  expect(schedule.sessions.map(({ key, room, links }) => [key, room, links])).toEqual([
    ['u1', null, [{ url: 'https://meet.example/nova', title: 'Video room' }]],
    ['u3/2026-10-06T09:00:00Z', null, []],
  ])
})

test.each([
  [
    calendar([['SUMMARY:A', 'DTSTART:20261005T090000']]),
    'timezone-needed',
    'file.txt names no time zone (X-WR-TIMEZONE is missing and DTSTART has neither the TZID of a known zone nor a Z): give --timezone ZONE, for example --timezone Europe/Berlin.',
  ],
  [
    calendar([['SUMMARY:A', 'DTSTART;TZID=Nowhere:20261005T090000']]),
    'bad-timezone',
    'file.txt uses the zone “Nowhere” (TZID of DTSTART), which is not known and not described in a VTIMEZONE: give --timezone ZONE, for example --timezone Europe/Berlin.',
  ],
  [
    calendar([['SUMMARY:A', 'DTSTART:20261005T090000Z']]).slice(0, 80),
    'damaged',
    'file.txt is damaged or cut short (it ends before END:VCALENDAR): export it again and import the new file.',
  ],
])('calendar %# is refused in a sentence', (text, code, sentence) => {
  expect(refusalOf(text)).toEqual({ code, sentence })
})

/** frab's XML and JSON: whole values of the own fixtures, days, zones, offsets and keys. */
import { describe, expect, test } from 'vitest'
import { fixture, refusalOf, scheduleOf } from './parse-text.ts'

function xml(parts: { conference?: string; day?: string; events: string }): string {
  return `<schedule><conference><title>T</title>${parts.conference ?? ''}</conference><day index="1" ${
    parts.day ?? 'date="2026-10-24"'
  }><room name="R">${parts.events}</room></day></schedule>`
}

function event(id: number, fields: string): string {
  return `<event id="${id}"><title>E${id}</title><duration>00:30</duration>${fields}</event>`
}

function times(schedule: ReturnType<typeof scheduleOf>): unknown[] {
  return schedule.sessions.map(({ day, start, end }) => [day, start, end])
}

test('a frab XML file becomes a schedule, whole', () => {
  expect(scheduleOf(fixture('summit.xml'))).toEqual({
    format: 'frab-xml',
    title: 'Autumn Summit & Friends',
    timezone: 'Europe/Berlin',
    start: '2026-10-24',
    end: '2026-10-25',
    days: ['2026-10-24', '2026-10-25'],
    rooms: [
      { id: 'main-hall', name: 'Main Hall', used: true },
      { id: 'cellar', name: 'Cellar', used: false },
      { id: 'attic', name: 'Attic', used: true },
    ],
    tracks: [
      { id: 'compute', name: 'Compute', used: true },
      { id: 'unused-track', name: 'Unused track', used: false },
    ],
    sessions: [
      {
        key: '11111111-1111-4111-8111-111111111111',
        title: 'Cells & placement',
        abstract: 'What we keep.\n\n- one\n- two',
        track: 'compute',
        room: 'main-hall',
        day: '2026-10-24',
        start: '2026-10-24T08:00:00Z',
        end: '2026-10-24T08:45:00Z',
        speakers: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }],
        url: 'https://summit.example/schedule/7',
        links: [{ url: 'https://pad.example/7', title: 'Pad' }],
      },
      {
        key: '22222222-2222-4222-8222-222222222222',
        title: 'Night session over the change of clocks',
        abstract: 'Bring tea.',
        track: 'compute',
        room: 'main-hall',
        day: '2026-10-24',
        start: '2026-10-24T23:30:00Z',
        end: '2026-10-25T01:30:00Z',
        speakers: [],
        url: null,
        links: [],
      },
      {
        key: '33333333-3333-4333-8333-333333333333',
        title: 'Wrap-up',
        abstract: 'Bring & share',
        track: null,
        room: 'attic',
        day: '2026-10-25',
        start: '2026-10-25T09:00:00Z',
        end: '2026-10-25T10:00:00Z',
        speakers: [],
        url: null,
        links: [],
      },
    ],
    notices: ['Numeric ids that repeat, where the guid is the key: 1 (“7”).'],
  })
})

test('a frab JSON file becomes a schedule, whole', () => {
  expect(scheduleOf(fixture('summit.json'))).toEqual({
    format: 'frab-json',
    title: 'Autumn Summit',
    timezone: 'Europe/Berlin',
    start: '2026-10-24',
    end: '2026-10-24',
    days: ['2026-10-24'],
    rooms: [
      { id: 'main-hall', name: 'Main Hall', used: true, seats: 120 },
      { id: 'cellar', name: 'Cellar', used: false },
    ],
    tracks: [{ id: 'compute', name: 'Compute', used: true }],
    sessions: [
      {
        key: '11111111-1111-4111-8111-111111111111',
        title: 'Late talk',
        abstract: 'Long & late',
        track: 'compute',
        room: 'main-hall',
        day: '2026-10-24',
        start: '2026-10-24T22:30:00Z',
        end: '2026-10-24T23:15:00Z',
        speakers: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }],
        url: null,
        links: [{ url: 'https://pad.example/7', title: 'Pad' }],
      },
    ],
    notices: [],
  })
})

describe('hours without a date', () => {
  const night = event(1, '<start>23:30</start>') + event(2, '<start>00:30</start>')
  const zone = '<time_zone_name>Europe/Berlin</time_zone_name>'
  const nextDay = ['2026-10-24', '2026-10-24T22:30:00Z', '2026-10-24T23:00:00Z']
  const sameDay = ['2026-10-24', '2026-10-23T22:30:00Z', '2026-10-23T23:00:00Z']
  const late = ['2026-10-24', '2026-10-24T21:30:00Z', '2026-10-24T22:00:00Z']

  test.each([
    ['before four o’clock fall on the next calendar day where no change of day is named', zone, '', nextDay],
    ['follow the day_change of the conference', `${zone}<day_change>09:00:00</day_change>`, '', nextDay],
    ['stay on the day where it changes at midnight', `${zone}<day_change>00:00</day_change>`, '', sameDay],
    [
      'follow the end of the day',
      zone,
      'start="2026-10-24T09:00:00+02:00" end="2026-10-25T02:00:00+02:00"',
      nextDay,
    ],
    [
      'stay on a day that ends before midnight',
      zone,
      'start="2026-10-24T00:00:00+02:00" end="2026-10-24T23:59:00+02:00"',
      sameDay,
    ],
  ])('%s', (_, conference, attributes, expected) => {
    const schedule = scheduleOf(xml({ conference, day: `date="2026-10-24" ${attributes}`, events: night }))
    expect(times(schedule)).toEqual([late, expected])
  })
})

describe('offsets and zones', () => {
  const berlin = '<time_zone_name>Europe/Berlin</time_zone_name>'

  test.each([
    [
      'an offset is trusted over the hour beside it',
      berlin,
      '<date>2026-10-24T08:00:00Z</date><start>10:00</start>',
      undefined,
      '2026-10-24T08:00:00Z',
      'Europe/Berlin',
    ],
    [
      'a date without offset is read in the zone of the file',
      berlin,
      '<date>2026-10-24T10:00:00</date>',
      undefined,
      '2026-10-24T08:00:00Z',
      'Europe/Berlin',
    ],
    [
      'a zone that is asked for wins over the file',
      berlin,
      '<date>2026-10-24T10:00:00</date>',
      'America/New_York',
      '2026-10-24T14:00:00Z',
      'America/New_York',
    ],
    [
      'hours labelled +00:00 in a file without zone are local',
      '',
      '<date>2026-10-24T10:00:00+00:00</date><start>10:00</start>',
      'America/Toronto',
      '2026-10-24T14:00:00Z',
      'America/Toronto',
    ],
    [
      'a date in UTC beside a local hour is an instant',
      '',
      '<date>2026-10-24T14:00:00+00:00</date><start>10:00</start>',
      'America/Toronto',
      '2026-10-24T14:00:00Z',
      'America/Toronto',
    ],
    [
      'one whole-hour offset names a zone itself',
      '',
      '<date>2026-10-24T10:00:00-05:00</date>',
      undefined,
      '2026-10-24T15:00:00Z',
      'Etc/GMT+5',
    ],
    [
      'a zone name in other capitals is understood',
      '<time_zone_name>europe/berlin</time_zone_name>',
      '<date>2026-10-24T10:00:00</date>',
      undefined,
      '2026-10-24T08:00:00Z',
      'Europe/Berlin',
    ],
  ])('%s', (_, conference, fields, ...[timezone, start, zone]) => {
    const schedule = scheduleOf(xml({ conference, events: event(1, fields) }), timezone)
    expect([schedule.sessions[0]?.start, schedule.timezone]).toEqual([start, zone])
  })

  test.each([
    ['<start>10:00</start>', 'and the date of its events has no offset'],
    [
      '<date>2026-10-24T10:00:00+00:00</date><start>10:00</start>',
      'and the date of its events only says +00:00',
    ],
    ['<date>2026-10-24T10:00:00+05:30</date>', 'and the date of its events only says +05:30'],
  ])('%s without a zone is refused with the field that lacks it', (fields, clause) => {
    expect(refusalOf(xml({ events: event(1, fields) }))).toEqual({
      code: 'timezone-needed',
      sentence: `file.txt names no time zone (conference › time_zone_name is missing ${clause}): give --timezone ZONE, for example --timezone Europe/Berlin.`,
    })
  })

  test('a zone that is none is refused by name', () => {
    const conference = '<time_zone_name>Europe/Bruxelles</time_zone_name>'
    expect(refusalOf(xml({ conference, events: event(1, '<start>10:00</start>') }))).toEqual({
      code: 'bad-timezone',
      sentence:
        'file.txt names “Europe/Bruxelles” as its time zone (conference › time_zone_name), which is none: give --timezone ZONE, for example --timezone Europe/Berlin.',
    })
  })

  test('a day whose attribute is the UTC date takes the local date of its events', () => {
    const conference = '<time_zone_name>Asia/Kolkata</time_zone_name>'
    const events = event(1, '<date>2026-10-25T03:30:00+00:00</date><start>09:00</start>')
    const schedule = scheduleOf(xml({ conference, events }))
    expect([schedule.days, schedule.sessions[0]?.day, schedule.notices]).toEqual([
      ['2026-10-25'],
      '2026-10-25',
      ['Days whose date is not that of their events: 1 (“2026-10-24”).'],
    ])
  })
})

test('a key is the guid, else the id, else the slug, and a repeated one is numbered', () => {
  const start = '<start>10:00</start>'
  const events = [
    `<event guid="g" id="1"><title>A</title>${start}</event>`,
    `<event guid="g" id="1"><title>B</title>${start}</event>`,
    `<event id="1"><title>C</title>${start}</event>`,
    `<event id="1"><title>C</title>${start}</event>`,
    `<event><title>D</title><slug>d-slug</slug>${start}</event>`,
    `<event><title>E</title>${start}</event>`,
  ].join('')
  const schedule = scheduleOf(xml({ events }), 'UTC')
  expect(schedule.sessions.map((session) => session.key)).toEqual([
    'g',
    'g#2',
    '1',
    '1#2',
    'd-slug',
    '2026-10-24/2026-10-24T10:00:00Z/R',
  ])
  expect(schedule.notices).toContain('Sessions that repeat the id of an earlier one: 2 (“B”, “C”).')
  expect(schedule.notices).toContain('Sessions without guid or id, kept by time and room: 1 (“E”).')
})

test('what is missing in an event leaves a gap and a notice, never a refusal', () => {
  const events = '<event id="1"><duration>soon</duration></event><event id="2"><start>10:00</start></event>'
  const schedule = scheduleOf(xml({ events }), 'UTC')
  expect(schedule.sessions.map(({ title, start, end, day }) => [title, start, end, day])).toEqual([
    ['Untitled session', null, null, '2026-10-24'],
    ['Untitled session', '2026-10-24T10:00:00Z', null, '2026-10-24'],
  ])
  expect(schedule.notices).toEqual([
    'Sessions without a title: 2 (“1”, “2”).',
    'Sessions without a time: 1 (“Untitled session”).',
    'Sessions without an end: 1 (“Untitled session”).',
  ])
})

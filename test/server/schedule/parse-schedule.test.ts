/** The door: what is refused, in which sentence, and that nothing throws or takes long. */
import { describe, expect, test } from 'vitest'
import { LARGEST_SCHEDULE_BYTES, parseSchedule } from '#server/schedule/parse-schedule.ts'
import { fixture, parseText, refusalOf, scheduleOf } from './parse-text.ts'

const UNKNOWN =
  "file.txt is no schedule that can be read: give frab/Pentabarf XML, frab or pretalx JSON, iCalendar, Sched's CSV, ptgbot's JSON, or blueprints (Launchpad's JSON, sprint XML and attendees CSV, or a CSV with a column name)."
const ENTITIES =
  'file.txt declares entities of its own, which are never expanded: export it without a DOCTYPE.'
const NO_SESSIONS = 'file.txt holds no sessions: export the schedule again once it has some.'

test.each([
  ['prose', 'Hello, this is no schedule.', 'unknown-format', UNKNOWN],
  ['a page', '<!DOCTYPE html><html><body>Schedule</body></html>', 'unknown-format', UNKNOWN],
  ['other JSON', '{"events": []}', 'unknown-format', UNKNOWN],
  ['a JSON list', '[1, 2]', 'unknown-format', UNKNOWN],
  ['another CSV', 'a,b,c\n1,2,3\n', 'unknown-format', UNKNOWN],
  ['nothing', '', 'empty', 'file.txt is empty: export the schedule again.'],
  ['a schedule without days', '<schedule><conference/></schedule>', 'empty', NO_SESSIONS],
  [
    'days without events',
    '<schedule><day date="2026-10-05"><room name="A"/></day></schedule>',
    'empty',
    NO_SESSIONS,
  ],
  ['entities', '<!DOCTYPE s [<!ENTITY a "aaaa">]><schedule>&a;</schedule>', 'unsafe', ENTITIES],
  [
    'EuroPython’s dialect',
    '<schedule created="x"><day date="2014-07-21"><entry id="1"><start>0930</start></entry></day></schedule>',
    'unknown-format',
    "file.txt is XML in a dialect of its own (<entry> in its days instead of frab's schedule, day, room, event): export the schedule as frab/Pentabarf XML, frab JSON or iCalendar and import that.",
  ],
  [
    'other XML',
    '<rss><channel/></rss>',
    'unknown-format',
    "file.txt is XML in a dialect of its own (<rss> at its root instead of frab's schedule, day, room, event): export the schedule as frab/Pentabarf XML, frab JSON or iCalendar and import that.",
  ],
])('%s is refused in one sentence', (_, content, code, sentence) => {
  expect(refusalOf(content, 'UTC')).toEqual({ code, sentence })
})

test.each([
  ['XML', fixture('summit.xml')],
  ['JSON', fixture('summit.json')],
])('%s that is cut short is refused as damaged', (_, bytes) => {
  const { code, sentence } = refusalOf(bytes.subarray(0, bytes.length - 200))
  expect(code).toBe('damaged')
  expect(sentence).toMatch(
    /^file\.txt is damaged or cut short \(.+\): export it again and import the new file\.$/,
  )
})

test('a zone that is asked for and is none is refused, before the file is looked at', () => {
  for (const timezone of ['Mars/Olympus', '', '+01:00', '../etc/passwd']) {
    expect(refusalOf('anything', timezone)).toEqual({
      code: 'bad-timezone',
      sentence: `“${timezone}” is not a time zone: give an IANA name, for example --timezone Europe/Berlin.`,
    })
  }
})

test('a file above 20 MB is refused unread', () => {
  const result = parseSchedule(new Uint8Array(LARGEST_SCHEDULE_BYTES + 1), { fileName: '/tmp/big\n.xml' })
  expect(result).toEqual({
    ok: false,
    code: 'too-big',
    sentence:
      'big .xml has 20.0 MB, and a schedule may have at most 20 MB: export it without attachments or in parts.',
  })
})

test.each([
  ['XML', `<schedule><day><room>${'<event/>'.repeat(20_001)}</room></day></schedule>`],
  ['iCalendar', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(20_001)}END:VCALENDAR`],
  ['CSV', `event_key,name,event_start\n${'K,A,2026-10-05 09:00\n'.repeat(20_001)}`],
])('more than 20,000 sessions in %s are refused', (_, text) => {
  expect(refusalOf(text, 'UTC')).toEqual({
    code: 'too-big',
    sentence: 'file.txt holds 20001 sessions, and a summit may have at most 20000: export a part of it.',
  })
})

test('the name of a file decides nothing and its folder is not shown', () => {
  const result = parseSchedule(fixture('summit.json'), { fileName: 'C:\\private\\x.ics' })
  expect(result).toMatchObject({ ok: true, schedule: { format: 'frab-json' } })
})

test('bytes that are no UTF-8 are read as Windows-1252, and a declared encoding is obeyed', () => {
  const xml = (head: string) =>
    `${head}<schedule><conference><title>Ü \x96</title></conference><day date="2026-10-05"><room name="R"><event id="1"><start>10:00</start></event></room></day></schedule>`
  const latin = scheduleOf(Buffer.from(xml('<?xml version="1.0" encoding="iso-8859-15"?>'), 'latin1'), 'UTC')
  const undeclared = scheduleOf(Buffer.from(xml(''), 'latin1'), 'UTC')
  expect([latin.title, undeclared.title]).toEqual(['Ü', 'Ü –'])
  expect(undeclared.notices[0]).toBe('The file is not UTF-8 and was read as Windows-1252.')
})

describe('nothing reaches a prototype', () => {
  const event = '{"id":1,"guid":"g","start":"10:00","duration":"00:30","title":"A","track":"constructor"}'
  test.each([
    `{"__proto__":{"polluted":1},"schedule":{"conference":{"days":[{"date":"2026-10-05","rooms":{"__proto__":[${event}],"constructor":[${event}]}}]}}}`,
    '{"slots":{"__proto__":[{"name":"__proto__"}],"Monday":[{"name":"toString","realtime":"2026-10-05T09:00Z"}]},"schedule":{"__proto__":{"__proto__":"x"},"A":{"toString":"constructor"}}}',
    '<schedule><__proto__><polluted>1</polluted></__proto__><constructor a="b"/></schedule>',
    'event_key,name,event_start,__proto__\n__proto__,A,2026-10-05 09:00,polluted\n',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:__proto__\n__proto__;__proto__=x:y\nDTSTART;__proto__=polluted:20261005T090000Z\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR\n',
  ])('by file %#', (text) => {
    parseText(text, 'UTC')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('hostile files are answered in time', () => {
  const xml = (abstract: string) =>
    `<schedule><day date="2026-10-05"><room name="R"><event id="1"><start>10:00</start><abstract><![CDATA[${abstract}]]></abstract></event></room></day></schedule>`
  test.each([
    ['deep XML', '<schedule>' + '<day>'.repeat(50_000) + '</day>'.repeat(50_000) + '</schedule>'],
    ['deep JSON', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['half tags', xml('<p '.repeat(300_000))],
    ['unclosed comments', xml('<p><!--'.repeat(100_000))],
    ['unclosed scripts', xml('<p><script'.repeat(100_000))],
    ['line breaks', xml('<br>'.repeat(300_000))],
    ['nested lists', xml('<ul><li>x'.repeat(100_000))],
    ['anchors', xml('<p><a href="https://x.example/">'.repeat(50_000) + '</a>'.repeat(50_000))],
    ['ampersands', xml('&'.repeat(1_000_000))],
    [
      'one folded line',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${'a\r\n '.repeat(500_000)}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    ],
    ['open quotes', `event_key,name,event_start\n${'K,"'.repeat(500_000)}`],
    ['carriage returns', `event_key,name,event_start\nK,"${'\r'.repeat(500_000)}",2026-10-05 09:00\n`],
  ])('%s', (_, text) => {
    const started = performance.now()
    parseText(text, 'UTC')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test('a file that is cut or garbled anywhere is answered, never thrown', () => {
  for (const name of ['summit.xml', 'summit.json', 'sched.csv', 'ptg.json']) {
    const whole = fixture(name)
    for (let step = 1; step < 40; step += 1) {
      const cut = whole.slice(0, Math.floor((whole.length * step) / 40))
      const garbled = Uint8Array.from(whole, (byte, index) =>
        index % (step + 20) === step ? (byte * 7 + step) % 256 : byte,
      )
      for (const bytes of [cut, garbled]) {
        const result = parseText(bytes, 'UTC')
        if (!result.ok) expect(result.sentence).toMatch(/^file\.txt .+\.$/)
      }
    }
  }
})

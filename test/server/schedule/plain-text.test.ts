/** HTML to readable text, entities, addresses and times: tables of cases. */
import { describe, expect, test } from 'vitest'
import { plainLine, plainText, safeAddress } from '#server/schedule/plain-text.ts'
import { addSeconds, findZone, instantOfWall, parseDuration } from '#server/schedule/zoned-time.ts'
import { wallOfInstant } from '#server/schedule/zoned-time.ts'

test.each([
  ['two paragraphs', '<p>One\ntwo.</p>\n<p>Three.</p>', 'One two.\n\nThree.'],
  ['line breaks', 'a<br>b<br/>\nc', 'a\nb\nc'],
  [
    'a list',
    '<p>We need:</p><ul>\n <li>one</li>\n <li><p>two</p></li></ul><p>End</p>',
    'We need:\n\n- one\n- two\n\nEnd',
  ],
  ['a numbered list', '<ol><li>one<li>two</ol>', '1. one\n2. two'],
  ['a list in a list', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
  [
    'a link',
    '<p>See <a href="https://x.example/a?b=1&amp;c=2">the page</a>.</p>',
    'See the page (https://x.example/a?b=1&c=2).',
  ],
  [
    'a link named by its address',
    '<p><a href="https://x.example">https://x.example</a></p>',
    'https://x.example',
  ],
  ['a link to a script', '<p><a href="javascript:alert(1)">no</a></p>', 'no'],
  ['a script', '<p>a</p><script>alert("<p>")</script><p>b</p>', 'a\n\nb'],
  ['a script that never ends', '<p>a</p><SCRIPT>alert(1)', 'a'],
  ['a style and a comment', '<style>p{}</style><p>a<!-- <b>hidden</b> -->b</p>', 'ab'],
  ['handlers', '<img src=x onerror="alert(1)" alt="Plan"><b onclick=x>b</b>', 'Planb'],
  ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a | b\nc'],
  [
    'entities',
    '<p>caf&eacute; &ndash; &#8220;x&#x201D; &amp;lt; &unknown; R&D</p>',
    'café – “x” &lt; &unknown; R&D',
  ],
  ['entities without markup', 'Q&amp;A &#150; fin', 'Q&A – fin'],
  ['inline markup keeps the lines', 'One <i>two</i>\n\nThree', 'One two\n\nThree'],
  [
    'words in angle brackets are no markup',
    'A List<String> is <insert meme> 1 < 2 > 0',
    'A List<String> is <insert meme> 1 < 2 > 0',
  ],
  ['line ends of all kinds', 'a\r\nb\rc\u2028d\n\n\n\ne', 'a\nb\nc\nd\n\ne'],
  ['controls and turned writing', 'a\u0000b\u202Ec\u0007', 'abc'],
  ['references to nothing', '&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
  ['preformatted text', '<pre>a\n  b</pre>', 'a\n  b'],
])('%s', (_, source, expected) => {
  expect(plainText(source)).toBe(expected)
})

test('over-long texts end in an ellipsis', () => {
  expect(plainText('x'.repeat(30_000)).length).toBe(20_001)
  expect(plainLine(`<b>${'y'.repeat(400)}</b>`)).toBe(`${'y'.repeat(300)}…`)
})

test.each([
  ['https://x.example/a', '', 'https://x.example/a'],
  ['/talks/1', 'https://x.example/s/', 'https://x.example/talks/1'],
  ['/talks/1', '', null],
  ['javascript:alert(1)', 'https://x.example/', null],
  ['data:text/html,x', '', null],
  ['mailto:a@x.example', '', 'mailto:a@x.example'],
])('the address %s on “%s” is %s', (address, base, expected) => {
  expect(safeAddress(address, base)).toBe(expected)
})

describe('clocks and zones', () => {
  test.each<[string, string, string, string, string | null]>([
    ['in summer', '2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00Z'],
    ['in winter', '2026-12-01', '09:00', 'Europe/Berlin', '2026-12-01T08:00:00Z'],
    ['in the hour that is skipped', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['in the hour that comes twice', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['after the skipped hour', '2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['after the repeated hour', '2026-10-25', '03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
    ['south of the equator', '2026-10-04', '03:30', 'Australia/Sydney', '2026-10-03T16:30:00Z'],
    ['at a half-hour offset', '2026-01-01', '09:00', 'Asia/Kolkata', '2026-01-01T03:30:00Z'],
    ['on a day that is none', '2026-02-31', '09:00', 'UTC', null],
    ['at an hour that is none', '2026-02-01', '25:00', 'UTC', null],
  ])('%s', (_, date, time, ...[zone, expected]) => {
    expect(instantOfWall(date, time, zone)).toBe(expected)
  })

  test('durations are real time, over the change of clocks too', () => {
    const start = instantOfWall('2026-10-25', '01:30', 'Europe/Berlin') ?? ''
    const end = addSeconds(start, 2 * 3600) ?? ''
    expect([end, wallOfInstant(end, 'Europe/Berlin')]).toEqual([
      '2026-10-25T01:30:00Z',
      { date: '2026-10-25', time: '02:30' },
    ])
  })

  test.each([
    ['0:30', 1800],
    ['00:30', 1800],
    ['01:30:00', 5400],
    ['1:01:00:00', 90_000],
    ['45', 2700],
    ['soon', null],
    ['', null],
    ['1:2:3:4:5', null],
  ])('the duration “%s” is %s seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/berlin ', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['Berlin', null],
    ['+02:00', null],
    ['', null],
  ])('the zone “%s” is found as %s', (name, zone) => {
    expect(findZone(name)).toBe(zone)
  })
})

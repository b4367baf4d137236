/** The query language: what is read, what is told, and what fits. Rules Q1 to Q7. */
import { describe, expect, it } from 'vitest'
import { entriesOf, placeOf, sessionEntry } from '#note/search/entry.ts'
import { fitsQuery } from '#note/search/fits.ts'
import { marksIn, snippetOf } from '#note/search/marks.ts'
import { parseDays } from '#note/search/days.ts'
import { parseQuery, wantedTexts } from '#note/search/query.ts'
import type { Session } from '#note/summit.ts'
import { action, blueprint, buildRecord, decision, question } from '../../helpers/build-note.ts'

/** A Wednesday. */
const TODAY = '2026-10-07'

function terms(text: string) {
  return parseQuery(text, TODAY).terms
}

describe('reading a query', () => {
  it('Q1: words, phrases, pairs, comparisons and what is unwanted, in one line', () => {
    expect(terms('owner:ann open track:kernel due<friday kind:action "hand over" -word')).toEqual([
      { type: 'field', field: 'owner', values: ['ann'], not: false },
      { type: 'is', flag: 'open', not: false },
      { type: 'field', field: 'track', values: ['kernel'], not: false },
      { type: 'day', field: 'due', range: { from: null, to: '2026-10-08' }, not: false },
      { type: 'field', field: 'kind', values: ['action'], not: false },
      { type: 'text', words: ['hand', 'over'], whole: true, not: false },
      { type: 'text', words: ['word'], whole: false, not: true },
    ])
  })

  it('Q1: several values of one field are any of them', () => {
    const anyOf = { type: 'field', field: 'status', values: ['blocked', 'done'], not: false }
    expect(terms('status:blocked,done')).toEqual([anyOf])
    expect(terms('status:blocked status:done')).toEqual([anyOf])
  })

  it('Q2: a bare flag is a filter alone or beside filters, and a word among words', () => {
    const flag = { type: 'is', flag: 'open', not: false }
    const word = { type: 'text', words: ['open'], whole: false, not: false }
    expect(terms('open')).toEqual([flag])
    expect(terms('open track:server')).toContainEqual(flag)
    expect(terms('open sockets')).toContainEqual(word)
    expect(terms('"open"')).toEqual([{ ...word, whole: true }])
    expect(terms('is:open sockets')).toContainEqual(flag)
  })

  it('Q3: what cannot be meant is told and narrows nothing; a key without a value says nothing', () => {
    const { terms: read, problems } = parseQuery(
      'due<frday ownr:ann owner: is:lazy owner<ann https://a.b',
      TODAY,
    )
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      '"frday" is no day: write friday, 16oct, 2026-10-16, today, week or +3d.',
      'There is no filter "ownr", so it is searched as words: did you mean owner:ann?',
      'Nothing is "lazy": write is: with open, done, late, unowned, mine, accepted, declined or unanswered.',
      'owner cannot be compared: write owner:ann.',
    ])
    expect(read).toEqual([
      { type: 'text', words: ['ownr', 'ann'], whole: false, not: false },
      { type: 'text', words: ['https', 'a', 'b'], whole: false, not: false },
    ])
  })

  it.each([
    ['today', '2026-10-07', '2026-10-07'],
    ['Friday', '2026-10-09', '2026-10-09'],
    ['mittwoch', '2026-10-07', '2026-10-07'],
    ['+3d', '2026-10-10', '2026-10-10'],
    ['-1w', '2026-09-30', '2026-09-30'],
    ['16oct', '2026-10-16', '2026-10-16'],
    ['jan2', '2027-01-02', '2027-01-02'],
    ['16.10.', '2026-10-16', '2026-10-16'],
    ['16.10.2027', '2027-10-16', '2027-10-16'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['week', '2026-10-05', '2026-10-11'],
    ['nextweek', '2026-10-12', '2026-10-18'],
    ['next friday', '2026-10-16', '2026-10-16'],
    ['nächsten Freitag', '2026-10-16', '2026-10-16'],
    ['nächste Woche', '2026-10-12', '2026-10-18'],
    ['übermorgen', '2026-10-09', '2026-10-09'],
    ['in 2 Wochen', '2026-10-21', '2026-10-21'],
  ])('Q4: on a Wednesday %s means %s to %s', (words, from, to) => {
    expect(parseDays(words, TODAY)).toEqual({ from, to })
  })

  it.each(['frday', '31feb', '2026-13', '', '2026-02-30', '99.99.'])('Q4: %j is no day', (words) => {
    expect(parseDays(words, TODAY)).toBeNull()
  })
})

const SESSION: Session = {
  id: 'server-graceful-restart',
  key: null,
  title: 'Graceful restart',
  abstract: 'An upgrade drops every client.',
  track: 'server',
  room: 'lantern',
  day: TODAY,
  start: '2026-10-07T11:30:00Z',
  end: null,
  speakers: [{ name: 'Tobias Lindqvist' }],
  blueprints: [],
  state: 'open',
  template: 'design-session',
  roles: {},
  unscheduled: false,
  dropped: false,
}
const PLACE = placeOf(SESSION, {
  tracks: [{ id: 'server', name: 'Server' }],
  rooms: [{ id: 'lantern', name: 'Lantern' }],
})
const RECORD = buildRecord({
  summary: 'Sockets are handed over.',
  sections: {
    discussion: [{ text: 'Elif: naïve cafés reconnect', kind: 'bullet', fields: { voice: 'operator' } }],
    decisions: [decision('Hand over the open sockets'), decision('Drain', { status: 'contested' })],
    actions: [
      action('Measure the hand-over', {
        owner: { id: 'dv', name: 'Daniela Vuković' },
        due: '2026-10-06',
        status: 'BLOCKED',
        milestone: '8.0-beta1',
      }),
      action('Write it down'),
    ],
    questions: [question('Who rotates keys?')],
    blueprints: [blueprint('server-graceful-restart')],
  },
})
const ENTRIES = [sessionEntry(SESSION), ...entriesOf(RECORD, () => null)]

function found(text: string, me: { id?: string; name: string } | null = null): string[] {
  const query = parseQuery(text, TODAY)
  return ENTRIES.filter((entry) => fitsQuery(entry, PLACE, query, { me })).map(
    (entry) => entry.number ?? entry.line ?? entry.kind,
  )
}

describe('what fits', () => {
  it.each([
    ['vukovic', ['A1']],
    ['cafes', ['l1']],
    ['caf reco', ['l1']],
    ['"hand over"', ['D1', 'A1']],
    ['"hand ove"', []],
    ['over hand', ['summary', 'D1', 'A1']],
    ['hand -measure', ['summary', 'D1']],
    ['8.0-beta1', ['A1']],
    ['a2', ['A2']],
  ])('Q5: %s finds %j: words by their beginning, phrases whole, in any case and accent', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('Q6: what stands around a line finds it only together with a word of its own', () => {
    expect(found('graceful')).toEqual(['session', 'B1'])
    expect(found('graceful measure')).toEqual(['A1'])
    expect(found('lantern decisions drain')).toEqual(['D2'])
  })

  it.each([
    ['owner:vukovic', ['A1']],
    ['owner:dv', ['A1']],
    ['owner:kovic', []],
    ['owner:nobody kind:action', ['A2']],
    ['unowned', ['A2']],
    ['open', ['D2', 'A1', 'A2', 'Q1']],
    ['open kind:action', ['A1', 'A2']],
    ['late', ['A1']],
    ['due<today', ['A1']],
    ['due:none', ['A2']],
    ['status:blocked', ['A1']],
    ['status:to-do', ['A2']],
    ['-status:blocked kind:actions', ['A2']],
    ['voice:operator', ['l1']],
    ['milestone:8.0', ['A1']],
    ['blueprint:server-graceful kind:question', ['Q1']],
    ['track:server kind:q', ['Q1']],
    ['track:desktop', []],
    ['room:lantern day:wed section:questions', ['Q1']],
    ['session:graceful kind:decision', ['D1', 'D2']],
    ['state:closed', []],
  ])('Q7: %s finds %j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('Q7: mine and me are whoever asks', () => {
    expect(found('mine', { id: 'dv', name: 'D. V.' })).toEqual(['A1'])
    expect(found('owner:me', { name: 'daniela vuković' })).toEqual(['A1'])
    expect(found('mine')).toEqual([])
  })
})

describe('marks', () => {
  const wanted = (text: string) => wantedTexts(parseQuery(text, TODAY))

  it('Q8: are offsets into the text as it was written, also where it has accents', () => {
    const text = 'Naïve cafe\u0301s, CAFÉ'
    expect(marksIn(text, wanted('cafe')).map(([from, to]) => text.slice(from, to))).toEqual([
      'cafe\u0301s',
      'CAFÉ',
    ])
  })

  it('Q8: a long text is cut between words around the first mark', () => {
    const text = `${'far away '.repeat(40)}the lantern ${'and more '.repeat(40)}`
    const snippet = snippetOf(text, wanted('lantern'), 120)
    expect(snippet.text.length).toBeLessThanOrEqual(122)
    expect(snippet.text).toMatch(/^….*…$/)
    expect(snippet.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['lantern'])
  })
})

/** What developers, operators, business and users each raised and what became of it, as groups and as a table. Rule I8. */
import { describe, expect, test } from 'vitest'
import type { FeedbackOutcome, FeedbackPoint } from '#note/wire/feedback.ts'
import { tableCsv, tableMarkdown } from '#renderer/screens/registers/copy-table.ts'
import { byVoice, feedbackTable, outcomeWords } from '#renderer/screens/registers/feedback-table.ts'

const OPEN: FeedbackOutcome = {
  ...{ kind: 'open', line: null, number: null, text: '', status: null, owner: null },
}

function point(voice: string, text: string, outcome: Partial<FeedbackOutcome> = {}): FeedbackPoint {
  return {
    ...{
      session: 'server-restart',
      sessionTitle: 'Restart',
      track: 'server',
      line: `line-${text}`,
      number: null,
    },
    ...{ text, voice, outcome: { ...OPEN, ...outcome } },
  }
}

const DONE = {
  kind: 'action',
  line: 'a3',
  number: 'A3',
  text: 'Drain',
  status: 'DONE',
  owner: 'Ann Lee',
} as const

describe('groups by voice', () => {
  test('the four stand in their order whatever came first; one that raised nothing is left out', () => {
    const points = [
      point('user', 'u'),
      point('developer', 'd'),
      point('operator', 'o1'),
      point('operator', 'o2'),
    ]
    expect(byVoice(points).map(({ title, points: own }) => [title, own.map(({ text }) => text)])).toEqual([
      ['Developers', ['d']],
      ['Operators', ['o1', 'o2']],
      ['Users', ['u']],
    ])
  })

  test("a template's own voices follow by name, as they are called there", () => {
    const points = [point('vendor', 'v'), point('academia', 'a'), point('business', 'b')]
    expect(byVoice(points).map(({ title }) => title)).toEqual(['Business', 'academia', 'vendor'])
  })

  test('no point is lost and none is in two groups', () => {
    const points = ['user', 'vendor', 'user', 'constructor', 'operator'].map((voice, index) =>
      point(voice, String(index)),
    )
    const told = byVoice(points).flatMap(({ points: own }) => own.map(({ text }) => text))
    expect([...told].sort()).toEqual(['0', '1', '2', '3', '4'])
  })

  test('nothing raised gives no group', () => {
    expect(byVoice([])).toEqual([])
  })
})

describe('what became of it', () => {
  test('an action is named with its number, status and owner', () => {
    expect(outcomeWords({ ...OPEN, ...DONE })).toBe('Action A3, Done, Ann Lee')
    expect(outcomeWords({ ...OPEN, ...DONE, owner: null, status: 'BLOCKED' })).toBe('Action A3, Blocked')
    expect(outcomeWords({ ...OPEN, ...DONE, status: 'PARKED' })).toBe('Action A3, PARKED, Ann Lee')
  })

  test('a decision, a question and a blueprint say no status, and nothing yet says so', () => {
    expect(outcomeWords({ ...OPEN, kind: 'decision', number: 'D1', status: 'agreed' })).toBe('Decided D1')
    expect(outcomeWords({ ...OPEN, kind: 'question', number: 'Q2', status: 'open' })).toBe('Question Q2')
    expect(outcomeWords({ ...OPEN, kind: 'blueprint', number: 'B1' })).toBe('Blueprint B1')
    expect(outcomeWords(OPEN)).toBe('Nothing yet')
  })
})

describe('the table', () => {
  const points = [point('user', 'Bigger badges'), point('operator', 'Sockets drop', DONE)]

  test('has a row for each point by voice, each with the address of the line where it was said', () => {
    const table = feedbackTable(points, 'https://summit.example.org')
    expect(table.heads.slice(0, 2)).toEqual(['Voice', 'Raised'])
    expect(table.rows).toEqual([
      ['Operators', 'Sockets drop', 'Restart', 'Action A3, Done, Ann Lee', 'Drain'],
      ['Users', 'Bigger badges', 'Restart', 'Nothing yet', ''],
    ])
    expect(table.links).toEqual([
      'https://summit.example.org/sessions/server-restart#line-Sockets drop',
      'https://summit.example.org/sessions/server-restart#line-Bigger badges',
    ])
    for (const row of table.rows) expect(row).toHaveLength(table.heads.length)
  })

  test('says the same as CSV and Markdown, and what is typed is neither a cell nor a formula', () => {
    const nasty = feedbackTable([point('user', '=HYPERLINK("x")|y,\nz')], 'https://s.example.org')
    expect(tableCsv(nasty).split(/\r?\n/).filter(Boolean)[1]).toContain("'=HYPERLINK")
    expect(tableMarkdown(nasty)).toContain('\\|')
    expect(tableMarkdown(nasty).trim().split('\n')).toHaveLength(3)
  })
})

/** Two texts side by side on the publish plan. */
import { expect, test } from 'vitest'
import { groupsOf, isToWrite } from '#renderer/screens/publish/plan-groups.ts'
import { sidesOf } from '#renderer/screens/publish/sides.ts'
import type { KeptEdit, PublishRow } from '#note/wire/publish.ts'

test('X9: what goes stands beside what comes, long runs that stay are folded, and no line is lost', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const after = [...before.slice(0, 10), 'new one', 'new two', ...before.slice(11)]
  const rows = sidesOf(`${before.join('\n')}\n`, `${after.join('\n')}\n`)
  expect(rows.map(({ kind }) => kind)).toEqual([
    'fold',
    ...['same', 'same', 'same', 'change', 'change', 'same', 'same', 'same'],
    'fold',
  ])
  const changes = rows.filter((row) => row.kind === 'change')
  expect(changes).toEqual([
    {
      kind: 'change',
      left: { number: 11, text: 'line 10' },
      right: { number: 11, text: 'new one' },
      first: true,
    },
    { kind: 'change', left: null, right: { number: 12, text: 'new two' }, first: false },
  ])
  const counted = rows.reduce(
    (sum, row) => sum + (row.kind === 'fold' ? row.count : 'left' in row && row.left !== null ? 1 : 0),
    0,
  )
  expect(counted).toBe(before.length)
})

test('X9: problems come first, what can be mended before what is not approved; what is right comes last', () => {
  const row = (session: string, more: Partial<PublishRow>): PublishRow => ({
    ...{ session, title: session, state: 'approved', path: session, change: 'same' },
    ...{ added: 0, removed: 0, edits: 0, contested: 0, offers: 0, problems: [] },
    ...more,
  })
  const early = { code: 'not-approved', message: '', blocking: true }
  const account = { code: 'account-unknown', message: '', blocking: true }
  const rows = [
    row('right', {}),
    row('early', { change: 'held', problems: [early] }),
    row('edited', { edits: 1 }),
    row('new', { change: 'new' }),
    row('account', { change: 'held', problems: [account] }),
  ]
  expect(groupsOf(rows).map(({ group, rows: own }) => [group, own.map(({ title }) => title)])).toEqual([
    ['held', ['account', 'early']],
    ['change', ['edited', 'new']],
    ['same', ['right']],
  ])
  expect(rows.filter(isToWrite).map(({ title }) => title)).toEqual(['new'])
})

test('X1: a hand edit is marked on both sides with what it means below, lines taken out by hand too', () => {
  const text = 'a\nb\nHAND\nWORDS\ne\nf\n'
  const edit = (line: number, count: number): KeptEdit => ({
    ...{ line, count, written: ['c'], note: null, offer: 'open' },
  })
  const kept = [edit(1, 0), edit(3, 2), edit(7, 0)]
  const rows = sidesOf(text, text, kept)
  expect(rows.map((row) => ('left' in row ? `${row.kind} ${row.left?.text}` : row.kind))).toEqual([
    'meaning',
    'same a',
    'same b',
    'kept HAND',
    'kept WORDS',
    'meaning',
    'same e',
    'same f',
    'meaning',
  ])
  expect(rows.flatMap((row) => (row.kind === 'meaning' ? [row.edit] : []))).toEqual(kept)
  expect(rows.flatMap((row) => ('first' in row && row.first ? [row.kind] : []))).toEqual([
    'meaning',
    'kept',
    'meaning',
  ])
})

/** Two texts side by side on the publish plan. */
import { expect, test } from 'vitest'
import { groupsOf, isToWrite } from '#renderer/screens/publish/plan-groups.ts'
import { sidesOf } from '#renderer/screens/publish/sides.ts'
import type { PublishRow } from '#note/wire/publish.ts'

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
    (sum, row) => sum + (row.kind === 'fold' ? row.count : row.left === null ? 0 : 1),
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

/** Tables of actions in old notes. Rules O1 and O6. */
import { expect, test } from 'vitest'
import { sourceOf } from '#note/adopt/proposal.ts'
import { readNotes } from '#note/adopt/read-notes.ts'

const read = (text: string) =>
  readNotes(text).lines.map(({ kind, text: words, fields, doubt }) => [
    kind,
    words,
    fields['owner'],
    fields['due'],
    doubt,
  ])

const TABLE = `## Action items

| Who   | What                 | By when    |
|:------|----------------------|------------|
| @ann  | Write **the** spec   | 2026-11-01 |
| b & c | Repeat \\| measure   | soon       |
| –     | Ask the packagers    |            |
| dan   |                      | 2026-11-02 |
`

test('O6: rows are actions, by the words of the head; what nobody or several have is told', () => {
  expect(read(TABLE)).toEqual([
    ['heading', 'Action items', undefined, undefined, null],
    ['text', '| Who   | What                 | By when    |', undefined, undefined, null],
    ['text', '|:------|----------------------|------------|', undefined, undefined, null],
    ['action', 'Write **the** spec', { name: 'ann' }, '2026-11-01', null],
    ['action', 'Repeat \\| measure', undefined, undefined, 'several owners'],
    ['action', 'Ask the packagers', undefined, undefined, 'no owner'],
    ['text', '| dan   |                      | 2026-11-02 |', undefined, undefined, null],
  ])
})

test('O1: from the lines of a table every letter can be read again', () => {
  const lines = readNotes(TABLE).lines.map(sourceOf)
  expect(lines).toEqual(TABLE.split('\n').filter((line) => line !== ''))
})

test('O6: without a head the usual order holds; a table under another heading stays talk', () => {
  expect(read('Next steps:\n| Write it | ann |\n')[1]).toEqual([
    'action',
    'Write it',
    { name: 'ann' },
    undefined,
    null,
  ])
  expect(read('## Agenda\n| Write it | ann |\n')[1]?.[0]).not.toBe('action')
})

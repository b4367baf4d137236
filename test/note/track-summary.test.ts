/** Summaries drafted from approved notes: every line with its source, words as text. Rule W13. */
import { expect, it } from 'vitest'
import type { Session } from '#note/summit.ts'
import { summarizeSession, summaryMarkdown } from '#note/track-summary.ts'
import { action, buildRecord, decision } from '../helpers/build-note.ts'

const SESSION = {
  id: 'server-one',
  title: 'One *file*',
  day: '2026-10-07',
  start: null,
} as unknown as Session

it('W13 every line leads to its source, and what people wrote stays text', () => {
  const record = buildRecord({
    summary: 'We keep <b>one</b> file.',
    sections: {
      decisions: [{ ...decision('Ship [one](javascript:alert(1)) file', {}), id: 'd1' }],
      actions: [
        { ...action('Write it', { owner: { name: 'Elif_Demir_' }, due: '2026-10-16' }), id: 'a1' },
        { ...action('', {}), id: 'a2' },
      ],
      discussion: ['Nobody summarizes this'],
    },
  })
  const part = summarizeSession(SESSION, record)
  expect(part.items.map(({ number, line }) => [number, line])).toEqual([
    ['D1', 'd1'],
    ['A1', 'a1'],
  ])
  const text = summaryMarkdown([part], { title: 'Harbour, Server', address: 'https://notes.example' })
  expect(text).toContain('[D1](https://notes.example/sessions/server-one#d1) Ship')
  expect(text).toContain('[A1](https://notes.example/sessions/server-one#a1) Write it (Elif')
  expect(text).not.toMatch(/(?<!\\)\]\(javascript:/u)
  expect(text).not.toMatch(/(?<!\\)<b/u)
  expect(text).not.toContain('Nobody summarizes')
})

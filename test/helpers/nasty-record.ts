/** One unpleasant text in every place of a note where a person can put one. */
import type { NoteRecord } from '#note/record-model.ts'
import { buildRecord, type NoteLine } from './build-note.ts'

/** The text everywhere a person can put one. */
export function nastyRecord(text: string): NoteRecord {
  const plain = ['text', 'bullet', 'numbered', 'heading', 'quote', 'code', 'reference', 'unknown-kind']
  const lines: NoteLine[] = [
    ...plain.map((kind) => ({ kind, text })),
    { kind: 'quote', text },
    { kind: 'bullet', text, indent: 1 },
    { kind: 'numbered', text, indent: 5 },
    ...['bold', 'italic', 'code', 'unknown'].map((mark) => ({
      runs: [{ insert: 'a' }, { insert: text, attributes: { [mark]: true } }, { insert: 'b' }],
    })),
    {
      runs: [
        { insert: text, attributes: { bold: true } },
        { insert: text, attributes: { italic: true } },
      ],
    },
    {
      runs: [
        { insert: 'see ' },
        { insert: text, attributes: { link: 'https://example.org/a_' } },
        { insert: text },
      ],
    },
    { runs: [{ insert: text, attributes: { link: text } }] },
    { runs: [{ insert: text, attributes: { person: { name: text }, blueprint: text } }] },
  ]
  const item = {
    text,
    fields: { owner: { name: text }, due: text, status: text, milestone: text, dissent: text },
  }
  return buildRecord(
    {
      summary: text,
      roles: { lead: { name: text }, approver: { name: text } },
      none: { goal: text, questions: text },
      sections: {
        goal: [text],
        discussion: lines,
        decisions: [
          { kind: 'decision', ...item },
          { kind: 'text', text },
        ],
        actions: [
          { kind: 'action', ...item },
          { kind: 'action', ...item },
        ],
        questions: [{ kind: 'question', ...item }],
        blueprints: [{ kind: 'blueprint', text, fields: { name: text, relation: 'depends on' } }],
      },
    },
    { title: text, abstract: text, track: text, room: text, summit: text },
  )
}

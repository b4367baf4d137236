/** Random notes that are as unpleasant as people can make them, for properties of exports. */
import fc from 'fast-check'
import { buildRecord, type NotePlan } from './build-note.ts'
import { NASTY_TEXTS } from './nasty-texts.ts'

/** Lines made of words and nasty bits, with any kind, indent and formatting. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NASTY_TEXTS.filter((nasty) => nasty.length < 80)),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(' ', 'word', '\n', '*', '`', '_', '\\', '|', ':', '::', '<', '>'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
const marks = fc.record(
  { bold: fc.constant(true), italic: fc.constant(true), code: fc.constant(true), link: text },
  { requiredKeys: [] },
)
const line = fc.record({
  kind: fc.constantFrom(
    'text',
    'bullet',
    'numbered',
    'heading',
    'quote',
    'code',
    'reference',
    'decision',
    'action',
    'question',
    'blueprint',
    'riddle',
  ),
  indent: fc.nat(8),
  runs: fc.array(fc.record({ insert: text.filter((part) => part !== ''), attributes: marks }), {
    maxLength: 4,
  }),
  fields: fc.dictionary(
    fc.constantFrom('owner', 'status', 'due', 'dissent', 'name', 'relation', 'milestone'),
    fc.oneof(
      text,
      fc.jsonValue(),
      text.map((name) => ({ name })),
    ),
    { maxKeys: 3 },
  ),
})
const sections = fc.record({
  goal: fc.array(line, { maxLength: 2 }),
  discussion: fc.array(line, { maxLength: 8 }),
  decisions: fc.array(line, { maxLength: 3 }),
  actions: fc.array(line, { maxLength: 3 }),
  blueprints: fc.array(line, { maxLength: 2 }),
})
const plan = fc.record({ sections, summary: text, none: fc.record({ decisions: text, actions: text }) })

/** Records of such notes, their titles too. */
export const anyRecord = fc
  .tuple(plan, text)
  .map(([note, title]) => buildRecord(note as NotePlan, { title, abstract: title }))

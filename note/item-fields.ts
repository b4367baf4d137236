/**
 * Reads the fields of an item by what the template says they are. A value of another form reads as absent here and
 * stays in the record as it is. For findings, registers and exports alike.
 */
import { parsePersonRef } from './about.ts'
import { hasWords, oneLine } from './one-line.ts'
import type { LineRecord, NoteRecord, SectionRecord } from './record-model.ts'
import { NAME_PATTERN, type PersonRef } from './summit.ts'
import type { Field, Template } from './template-model.ts'

/** A line of a record, or a register's row. */
type WithFields = Pick<LineRecord, 'fields'>
type WithWords = Pick<LineRecord, 'fields' | 'text' | 'spans'>

const DATE_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** A text field's trimmed text, or null where there is none. */
export function textField(line: WithFields, key: string): string | null {
  const value = Object.hasOwn(line.fields, key) ? line.fields[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A person field, or null; a bare name typed as text counts as a name. */
export function personField(line: WithFields, key: string): PersonRef | null {
  const name = textField(line, key)
  if (name !== null) return { name }
  return parsePersonRef(Object.hasOwn(line.fields, key) ? line.fields[key] : undefined)
}

/**
 * Which blueprint a field names: what was chosen, else a blueprint mentioned in the line, else the line's own words
 * if they are a name and nothing more, as when somebody types it out. A single word without a dash is a word.
 */
export function blueprintField(line: WithWords, key: string): string | null {
  const chosen = textField(line, key)
  if (chosen !== null) return chosen
  const mentioned = line.spans.find((span) => span.blueprint !== undefined)?.blueprint
  if (mentioned !== undefined) return mentioned
  const words = oneLine(line.text)
  return NAME_PATTERN.test(words) && words.includes('-') ? words : null
}

/** The room said that nobody has it yet: the explicit way past a missing owner. */
export function isNobodys(line: WithFields): boolean {
  return Object.hasOwn(line.fields, 'nobody') && line.fields['nobody'] === true
}

/** Whether the field has a value of its type. A choice with an initial value always has one. */
export function hasField(line: LineRecord, field: Field): boolean {
  if (field.type === 'person') return personField(line, field.key) !== null
  if (field.type === 'blueprint') return blueprintField(line, field.key) !== null
  const text = textField(line, field.key)
  if (field.type === 'choice') return choiceField(line, field) !== null
  if (field.type === 'date') return text !== null && DATE_PATTERN.test(text)
  return text !== null
}

/** The chosen value, the initial one where nothing (or nothing known) was chosen, or null. */
function choiceField(line: LineRecord, field: Field): string | null {
  const text = textField(line, field.key)
  if (text !== null && field.choices?.some((choice) => choice.value === text)) return text
  return field.initial ?? null
}

/** Whether somebody said something here: words, or the blueprint that the line is about. */
export function hasContent(line: LineRecord): boolean {
  return hasWords(line.text) || (line.number !== null && textField(line, 'name') !== null)
}

const lists = new WeakMap<NoteRecord, readonly LineRecord[]>()

/** Every line of the note in its order, lines without a section last. */
export function linesOf(record: NoteRecord): readonly LineRecord[] {
  const known = lists.get(record)
  if (known !== undefined) return known
  const lines = [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
  lists.set(record, lines)
  return lines
}

/** The note's items of one kind that say something, wherever in the note they stand. */
export function itemsOfKind(record: NoteRecord, kind: string): readonly LineRecord[] {
  return linesOf(record).filter((line) => line.kind === kind && hasContent(line))
}

/**
 * What counts as an answer to a section. A section whose lines are items first of all is answered by an item: one of
 * its own kind anywhere in the note, or another item standing in it. Any other section by any line with words.
 */
export function answersOf(
  section: SectionRecord,
  record: NoteRecord,
  template: Template,
): readonly LineRecord[] {
  const first = template.sections.find((candidate) => candidate.key === section.key)?.takes[0] ?? 'text'
  if (!template.kinds.some((kind) => kind.key === first)) return section.lines.filter(hasContent)
  return linesOf(record).filter(
    (line) =>
      line.number !== null && hasContent(line) && (line.kind === first || line.section === section.key),
  )
}

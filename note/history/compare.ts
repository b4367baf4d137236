/**
 * What became of each line between two records of one note, line by id. Pure: the same two records give the same
 * changes, in the order of the newer note.
 */
import { canonicalJson } from '../record-json.ts'
import type { JsonValue, LineRecord, NoteRecord } from '../record-model.ts'
import { handsWords } from '../show-of-hands.ts'
import type { Field, Template } from '../template-model.ts'
import type { LineChange } from '../wire/history.ts'
import { unmovedLines } from './unmoved.ts'

/** Fields of a `field` change that no template declares: how deep a line stands, and its reason for having no owner. */
export const INDENT_FIELD = 'indent'
export const NOBODY_FIELD = 'nobody'

/** A change, and for the sentence the two lines it is between; null where there is none. */
export interface ComparedLine {
  readonly change: LineChange
  readonly before: LineRecord | null
  readonly after: LineRecord | null
}

/**
 * All changes of lines. A line may have several; `reworded` with equal texts is one whose formatting changed. `before`
 * and `after` are words for people: a kind's or a section's title, a choice's title, a person's name. `by` is empty: a
 * record does not know who wrote.
 */
export function compareLines(
  before: NoteRecord,
  after: NoteRecord,
  template: Template,
): readonly ComparedLine[] {
  const older = linesOf(before)
  const newer = linesOf(after)
  const olderById = new Map(older.map((line) => [line.id, line]))
  const unmoved = unmovedLines(older, newer)
  const removed = removedBehind(older, new Set(newer.map((line) => line.id)))
  const all = (removed.get(null) ?? []).map((line) => removedLine(line))
  for (const line of newer) {
    const was = olderById.get(line.id)
    if (was === undefined) all.push(addedLine(line))
    else {
      const changes = keptLine({
        was,
        line,
        template,
        titleOf: sectionTitles(after),
        moved: !unmoved.has(line.id),
      })
      all.push(...changes.map((change) => ({ change, before: was, after: line })))
    }
    all.push(...(removed.get(line.id) ?? []).map((each) => removedLine(each)))
  }
  return all
}

/** Every line of the record, in order. */
export function linesOf(record: NoteRecord): readonly LineRecord[] {
  return [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
}

/** The removed lines by the line that still stands and that they were behind. */
function removedBehind(
  older: readonly LineRecord[],
  still: ReadonlySet<string>,
): ReadonlyMap<string | null, readonly LineRecord[]> {
  const behind = new Map<string | null, LineRecord[]>()
  let last: string | null = null
  for (const line of older) {
    if (still.has(line.id)) last = line.id
    else behind.set(last, [...(behind.get(last) ?? []), line])
  }
  return behind
}

function addedLine(line: LineRecord): ComparedLine {
  return {
    change: { ...named(line), what: 'added', before: null, after: line.text, by: [] },
    before: null,
    after: line,
  }
}

function removedLine(line: LineRecord): ComparedLine {
  return {
    change: { ...named(line), what: 'removed', before: line.text, after: null, by: [] },
    before: line,
    after: null,
  }
}

interface KeptLine {
  readonly was: LineRecord
  readonly line: LineRecord
  readonly template: Template
  readonly titleOf: (section: string) => string
  readonly moved: boolean
}

function keptLine({ was, line, template, titleOf, moved }: KeptLine): LineChange[] {
  const changes: LineChange[] = []
  const name = named(line, was)
  if (!same(was.spans, line.spans)) {
    changes.push({ ...name, what: 'reworded', before: was.text, after: line.text, by: [] })
  }
  if (was.kind !== line.kind) {
    const [before, after] = [kindTitle(was.kind, template), kindTitle(line.kind, template)]
    changes.push({ ...name, what: 'converted', before, after, by: [] })
  }
  if (moved) {
    changes.push({
      ...name,
      what: 'moved',
      before: titleOf(was.section),
      after: titleOf(line.section),
      by: [],
    })
  }
  if (was.indent !== line.indent) changes.push(indented(name, was, line))
  for (const key of fieldKeys(was, line, template)) {
    const [before, after] = [own(was.fields, key), own(line.fields, key)]
    if (same(before, after)) continue
    const field = fieldOf(line.kind, key, template) ?? fieldOf(was.kind, key, template)
    const words = { before: wordsOf(before, field), after: wordsOf(after, field) }
    changes.push({ ...name, what: 'field', field: key, ...words, by: [] })
  }
  return changes
}

type Named = Pick<LineChange, 'line' | 'kind' | 'number'>

function named(line: LineRecord, was: LineRecord = line): Named {
  return { line: line.id, kind: line.kind, number: line.number ?? was.number }
}

function indented(name: Named, was: LineRecord, line: LineRecord): LineChange {
  return {
    ...name,
    what: 'field',
    field: INDENT_FIELD,
    before: String(was.indent),
    after: String(line.indent),
    by: [],
  }
}

/** What the template declares first, in its order, then whatever else stands there, by name. */
function fieldKeys(was: LineRecord, line: LineRecord, template: Template): readonly string[] {
  const declared = [line.kind, was.kind].flatMap((kind) => fieldsOf(kind, template).map((field) => field.key))
  const others = [...Object.keys(was.fields), ...Object.keys(line.fields)].sort()
  return [...new Set([...declared, ...others])]
}

function fieldsOf(kind: string, template: Template): readonly Field[] {
  return template.kinds.find((each) => each.key === kind)?.fields ?? []
}

/** The field of this kind, or null where the template does not declare it. */
export function fieldOf(kind: string, key: string, template: Template): Field | null {
  return fieldsOf(kind, template).find((each) => each.key === key) ?? null
}

/** The title of an item's kind; any other kind as it is called. */
export function kindTitle(kind: string, template: Template): string {
  return template.kinds.find((each) => each.key === kind)?.title ?? kind
}

function sectionTitles(record: NoteRecord): (section: string) => string {
  const titles = new Map(record.sections.map((section) => [section.key, section.title]))
  return (section) => titles.get(section) ?? section
}

/** A field's value as people read it; null where it says nothing. */
function wordsOf(value: JsonValue | null, field: Field | null): string | null {
  if (value === null || value === '') return null
  const choice = field?.choices?.find((each) => each.value === value)
  if (choice !== undefined) return choice.title
  if (typeof value !== 'object') return String(value)
  const hands = handsWords(value)
  if (hands !== '') return hands
  const name = 'name' in value ? value.name : null
  return typeof name === 'string' ? name : JSON.stringify(value)
}

function own(fields: Readonly<Record<string, JsonValue>>, key: string): JsonValue | null {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(canonicalJson(one)) === JSON.stringify(canonicalJson(other))
}

/**
 * The note on the desk as rows: every item of it, with what became of it since a lead last read it, and the items that
 * are gone where they stood. Pure.
 */
import { hasContent, linesOf } from '#note/item-fields.ts'
import type { LineRecord, NoteRecord, SectionRecord } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { LineChange } from '#note/wire/history.ts'

export type Sign = 'added' | 'removed' | 'changed'

export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What became of one line. `wordsBefore` is null where its words are the same. */
export interface RowChange {
  readonly sign: Sign
  readonly wordsBefore: string | null
  readonly fields: readonly FieldChange[]
  readonly by: readonly PersonRef[]
}

export interface DeskRow {
  readonly line: LineRecord
  readonly change: RowChange | null
}

export interface DeskSection {
  readonly key: string
  readonly title: string
  readonly none: string | null
  /** Items, and with `plain` the lines that are talked about nowhere else. */
  readonly rows: readonly DeskRow[]
  readonly plain: boolean
}

/** The note when it was read last, and what the relay says became of its lines since. */
export interface Since {
  readonly before: NoteRecord
  readonly changes: readonly LineChange[]
}

/** Sections with items or a reason first, then those of plain lines, then lines outside the sections. */
export function deskSections(record: NoteRecord, since: Since | null): readonly DeskSection[] {
  const changes = changesByLine(since?.changes ?? [])
  const gone = goneLines(record, since)
  const outside: SectionRecord = {
    ...{ key: '', title: '', mandatory: false, none: null },
    lines: record.elsewhere,
  }
  const all = [...record.sections, outside].map((section) => sectionOf(section, changes, gone))
  const shown = all.filter(({ rows, none }) => rows.length > 0 || none !== null)
  return [...shown.filter(({ plain }) => !plain), ...shown.filter(({ plain }) => plain)]
}

function sectionOf(
  section: SectionRecord,
  changes: ReadonlyMap<string, RowChange>,
  gone: readonly GoneLine[],
): DeskSection {
  const removed = gone.filter((each) => each.section === section.key)
  const rows = withGone(section.lines.filter(isShown), removed).map((line) => ({
    line,
    change: changes.get(line.id) ?? null,
  }))
  const { key, title, none } = section
  const plain = none === null && !rows.some(({ line }) => line.number !== null)
  return { key, title, none, rows, plain }
}

/** A trace says what its item says; an empty line says nothing. */
function isShown(line: LineRecord): boolean {
  return line.kind !== 'reference' && hasContent(line)
}

interface GoneLine {
  readonly line: LineRecord
  readonly section: string
  /** The line that still stands and that it was behind, or null. */
  readonly after: string | null
}

function goneLines(record: NoteRecord, since: Since | null): readonly GoneLine[] {
  if (since === null) return []
  const still = new Set(linesOf(record).map(({ id }) => id))
  const gone: GoneLine[] = []
  let after: string | null = null
  let section: string | null = null
  for (const line of linesOf(since.before)) {
    if (line.section !== section) after = null
    section = line.section
    if (still.has(line.id)) after = line.id
    else if (isShown(line)) gone.push({ line, section: line.section, after })
  }
  return gone
}

function withGone(lines: readonly LineRecord[], gone: readonly GoneLine[]): readonly LineRecord[] {
  const behind = (after: string | null): readonly LineRecord[] =>
    gone.filter((each) => each.after === after).map(({ line }) => line)
  const standing = new Set(lines.map(({ id }) => id))
  // What a line was behind may stand in another section by now.
  const lost = gone.filter(({ after }) => after !== null && !standing.has(after)).map(({ line }) => line)
  return [...behind(null), ...lines.flatMap((line) => [line, ...behind(line.id)]), ...lost]
}

function changesByLine(changes: readonly LineChange[]): ReadonlyMap<string, RowChange> {
  const byLine = new Map<string, LineChange[]>()
  for (const change of changes) byLine.set(change.line, [...(byLine.get(change.line) ?? []), change])
  return new Map(
    [...byLine].flatMap(([line, own]) => {
      const change = rowChange(own)
      return change === null ? [] : [[line, change]]
    }),
  )
}

/** Null where only the place of the line changed, which says nothing to whoever reads. */
function rowChange(changes: readonly LineChange[]): RowChange | null {
  const by = peopleOf(changes)
  if (changes.some(({ what }) => what === 'added'))
    return { sign: 'added', wordsBefore: null, fields: [], by }
  if (changes.some(({ what }) => what === 'removed'))
    return { sign: 'removed', wordsBefore: null, fields: [], by }
  const reworded = changes.find(({ what, before, after }) => what === 'reworded' && before !== after)
  const converted = changes.some(({ what }) => what === 'converted')
  const fields = changes.flatMap(({ what, field, before, after }) =>
    what === 'field' && field !== undefined && field !== 'indent' ? [{ field, before, after }] : [],
  )
  if (reworded === undefined && !converted && fields.length === 0) return null
  return { sign: 'changed', wordsBefore: reworded?.before ?? null, fields, by }
}

function peopleOf(changes: readonly LineChange[]): readonly PersonRef[] {
  const all = changes.flatMap(({ by }) => by)
  return [...new Map(all.map((person) => [person.id ?? person.name, person])).values()]
}

/** How many rows changed, and by whom. */
export function changeSums(sections: readonly DeskSection[]): {
  readonly count: number
  readonly by: readonly string[]
} {
  const changed = sections.flatMap(({ rows }) => rows.flatMap(({ change }) => change ?? []))
  return {
    count: changed.length,
    by: [...new Set(changed.flatMap(({ by }) => by.map(({ name }) => name)))],
  }
}

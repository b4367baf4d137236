/**
 * The notes of several sessions about one blueprint as one record, from which its spec is written. Rule K8 of SPEC.md.
 * Pure; the same records give the same record.
 */
import { blueprintField, hasContent, textField } from '../item-fields.ts'
import type { LineRecord, NoteRecord, SectionRecord } from '../record-model.ts'
import type { BlueprintEntry } from './blueprint-model.ts'

/** `sessionOf` says by line id where a line was written, for its address. */
export interface Gathered {
  readonly record: NoteRecord
  readonly sessionOf: ReadonlyMap<string, string>
}

/**
 * The records must have been read of sessions that touch the blueprint; null for none. Earlier sessions come first. With
 * `all` the items that name another blueprint stay: the sessions have no other spec.
 */
export function gatherRecords(
  blueprint: Pick<BlueprintEntry, 'name' | 'title' | 'summary'>,
  records: readonly NoteRecord[],
  items: 'own' | 'all' = 'own',
): Gathered | null {
  const sorted = [...records].sort(
    (a, b) => compare(a.session.start ?? '~', b.session.start ?? '~') || compare(a.session.id, b.session.id),
  )
  const [first] = sorted
  if (first === undefined) return null
  const lines = (pick: (record: NoteRecord) => readonly LineRecord[]) =>
    sorted.flatMap((record) =>
      withHeading(
        record,
        pick(record).filter((line) => items === 'all' || concerns(line, blueprint.name)),
        sorted,
      ),
    )
  const sections = sectionKeys(sorted).map((key) => mergeSection(key, sorted, lines))
  const numbered = renumber({ sections, elsewhere: lines((record) => record.elsewhere) })
  const last = sorted.at(-1) ?? first
  return {
    record: {
      ...first,
      session: {
        ...first.session,
        id: blueprint.name,
        title: blueprint.title,
        abstract: blueprint.summary === '' ? first.session.abstract : blueprint.summary,
        end: last.session.end,
        blueprints: [blueprint.name],
      },
      roles: Object.assign({}, ...sorted.map((record) => record.roles).reverse()) as NoteRecord['roles'],
      summary: sorted
        .map((record) => record.summary.trim())
        .filter(Boolean)
        .join(' '),
      ...numbered,
      threads: sorted.flatMap((record) => record.threads),
    },
    sessionOf: new Map(
      sorted.flatMap((record) =>
        [...record.sections.flatMap((section) => section.lines), ...record.elsewhere].map(
          (line) => [line.id, record.session.id] as const,
        ),
      ),
    ),
  }
}

/** Out stay the items that name another blueprint, and lines that only link to one. */
function concerns(line: LineRecord, name: string): boolean {
  if (line.number === null || line.kind === 'blueprint') return true
  const named = textField(line, 'blueprint') ?? blueprintField({ ...line, text: '' }, 'blueprint')
  return named === null || named === name
}

function sectionKeys(records: readonly NoteRecord[]): readonly string[] {
  return [...new Set(records.flatMap((record) => record.sections.map((section) => section.key)))]
}

function mergeSection(
  key: string,
  records: readonly NoteRecord[],
  lines: (pick: (record: NoteRecord) => readonly LineRecord[]) => readonly LineRecord[],
): SectionRecord {
  const found = records.flatMap((record) => record.sections.filter((section) => section.key === key))
  const merged = lines((record) => record.sections.find((section) => section.key === key)?.lines ?? [])
  const reasons = new Set(found.flatMap((section) => section.none ?? []))
  return {
    key,
    title: found[0]?.title ?? key,
    mandatory: found.some((section) => section.mandatory),
    // A reason why there is nothing holds only where no session has anything.
    none: merged.some(hasContent) || reasons.size === 0 ? null : [...reasons].join(' '),
    lines: merged,
  }
}

/** Prose of several sessions says which it is of; items stand in one list. */
function withHeading(
  { session }: NoteRecord,
  lines: readonly LineRecord[],
  all: readonly NoteRecord[],
): readonly LineRecord[] {
  const [first] = lines.filter((line) => line.number === null && hasContent(line))
  if (first === undefined || all.length === 1) return lines
  const title = session.title.trim() === '' ? session.id : session.title
  const heading: LineRecord = {
    ...first,
    id: `${session.id} ${first.section}`,
    kind: 'heading',
    indent: 0,
    spans: [{ text: title }],
    text: title,
    fields: {},
    by: null,
    at: null,
  }
  return [heading, ...lines]
}

/** D1 of the second session is no D1 any more: one numbering over all. */
function renumber(
  parts: Pick<NoteRecord, 'sections' | 'elsewhere'>,
): Pick<NoteRecord, 'sections' | 'elsewhere'> {
  const counts = new Map<string, number>()
  const number = (line: LineRecord): LineRecord => {
    if (line.number === null) return line
    const letter = line.number.replace(/\d+$/, '')
    const count = (counts.get(letter) ?? 0) + 1
    counts.set(letter, count)
    return { ...line, number: `${letter}${count}` }
  }
  return {
    sections: parts.sections.map((section) => ({ ...section, lines: section.lines.map(number) })),
    elsewhere: parts.elsewhere.map(number),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

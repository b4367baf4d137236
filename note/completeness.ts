/** How far a note is, section by section, for contents, wall and desk. Derived from record and findings, never kept. */
import { answersOf, hasContent, itemsOfKind, linesOf, personField } from './item-fields.ts'
import { titleOf } from './item-title.ts'
import type { Finding, LineRecord, NoteRecord, SectionRecord } from './record-model.ts'
import type { Template } from './template-model.ts'
import type { Completeness, SectionProgress } from './wire/api.ts'

/** `findings` are those of the same record (`checkRecord`); they are passed on as they are. */
export function completenessOf(
  record: NoteRecord,
  template: Template,
  findings: readonly Finding[],
): Completeness {
  const sections = record.sections.map((section) => progressOf(section, { record, template, findings }))
  const actions = itemsOfKind(record, 'action')
  return {
    done: sections.filter(({ state }) => state === 'done' || state === 'none').length,
    total: sections.length,
    sections,
    findings,
    decisions: itemsOfKind(record, 'decision').length,
    actions: actions.length,
    unowned: actions.filter((line) => personField(line, 'owner') === null).length,
    questions: itemsOfKind(record, 'question').length,
    lines: linesOf(record).filter(hasContent).length,
    ...lastLine(record),
  }
}

/** A wall shows two rows of it. */
const LAST_LENGTH = 160

/** The line that was begun last, as far as lines say when; nothing where none does. */
function lastLine(record: NoteRecord): { readonly last?: string } {
  let newest: LineRecord | null = null
  for (const line of linesOf(record)) {
    if (line.at === null || line.kind === 'reference' || !hasContent(line)) continue
    if (newest === null || line.at >= (newest.at ?? '')) newest = line
  }
  return newest === null ? {} : { last: titleOf(newest).slice(0, LAST_LENGTH) }
}

interface Note {
  readonly record: NoteRecord
  readonly template: Template
  readonly findings: readonly Finding[]
}

/** `count` is the lines with words; answers elsewhere in the note count towards the state only. */
function progressOf(section: SectionRecord, note: Note): SectionProgress {
  const { key, title } = section
  return { key, title, state: stateOf(section, note), count: section.lines.filter(hasContent).length }
}

/**
 * `done`: answered, nothing missing. `wants`: answered, but an item in it misses something that holds up the close.
 * `none`: a reason stands instead. `begun`: words, but no answer yet (prose under Decisions). `empty`: nothing.
 */
function stateOf(section: SectionRecord, { record, template, findings }: Note): SectionProgress['state'] {
  const wants = findings.some(
    (finding) =>
      finding.section === section.key && finding.line !== undefined && finding.blocks === 'closing',
  )
  if (wants) return 'wants'
  if (answersOf(section, record, template).length > 0) return 'done'
  const declared = template.sections.find((candidate) => candidate.key === section.key)
  if (section.none !== null && declared?.none === true) return 'none'
  return section.lines.some(hasContent) ? 'begun' : 'empty'
}

/**
 * A table of blueprints as a spreadsheet writes it: a head with the names of fields, `name` among them, a row for each. Of a
 * field that has no column the file does not speak; an empty cell says that there is nothing.
 */
import { parse } from 'csv-parse/sync'
import type { BlueprintFields } from '#note/blueprints/blueprint-model.ts'
import type { ImportedBlueprint } from '#note/blueprints/merge-import.ts'
import { DEFINITIONS, IMPLEMENTATIONS, PRIORITIES } from '#note/blueprints/vocabulary.ts'
import { NAME_PATTERN } from '#note/summit.ts'
import { plainLine } from '../schedule/plain-text.ts'
import type { NoticeList } from '../schedule/source-context.ts'
import type { ImportedBlueprints } from './imported-blueprints.ts'

/** By the head's word, folded: the field, and what its cells may be where that is a list. */
const COLUMNS: Readonly<
  Record<string, { readonly field: keyof BlueprintFields; readonly of?: readonly string[] }>
> = {
  title: { field: 'title' },
  summary: { field: 'summary' },
  project: { field: 'project' },
  milestone: { field: 'milestone' },
  whiteboard: { field: 'whiteboard' },
  spec: { field: 'specUrl' },
  'spec url': { field: 'specUrl' },
  priority: { field: 'priority', of: PRIORITIES },
  definition: { field: 'definition', of: DEFINITIONS },
  implementation: { field: 'implementation', of: IMPLEMENTATIONS },
  drafter: { field: 'drafter' },
  approver: { field: 'approver' },
  assignee: { field: 'assignee' },
}

const PEOPLE: ReadonlySet<string> = new Set(['drafter', 'approver', 'assignee'])

/** Whether the text begins with such a head. */
export function isBlueprintsCsv(text: string): boolean {
  const [head = ''] = text.split(/\r?\n/, 1)
  const words = head.split(/[,;\t]/).map(folded)
  return words.includes('name') && words.some((word) => Object.hasOwn(COLUMNS, word))
}

/** Reads a text for which `isBlueprintsCsv` holds. Throws where quotes are broken. */
export function readBlueprintsCsv(text: string, notices: NoticeList): ImportedBlueprints {
  const rows = parse(text, {
    columns: (head: string[]) => head.map(folded),
    delimiter: [',', ';', '\t'],
    skip_empty_lines: true,
    relax_column_count: true,
  }) as unknown as Record<string, string>[]
  const blueprints = rows.flatMap((row) => rowOf(row, notices))
  return { format: 'csv', blueprints, people: [], notices: notices.sentences() }
}

function rowOf(row: Record<string, string>, notices: NoticeList): ImportedBlueprint[] {
  const name = (row['name'] ?? '').trim()
  if (!NAME_PATTERN.test(name)) {
    notices.count(
      'Rows left out because their name is none for a blueprint',
      plainLine(name, 60) || 'an empty cell',
    )
    return []
  }
  const fields: Record<string, unknown> = {}
  for (const [head, cell] of Object.entries(row)) {
    const column = Object.hasOwn(COLUMNS, head) ? COLUMNS[head] : undefined
    if (column === undefined) continue
    const words = cell.trim()
    if (PEOPLE.has(column.field)) fields[column.field] = words === '' ? null : { name: words }
    else if (column.of === undefined) fields[column.field] = words
    else {
      const known = column.of.find((each) => folded(each) === folded(words))
      if (known !== undefined) fields[column.field] = known
      else if (words !== '')
        notices.say(
          `${name}: “${plainLine(words, 40)}” is no ${column.field}: choose one of ${column.of.join(', ')}.`,
        )
    }
  }
  if (fields['title'] === '') delete fields['title']
  return [{ name, fields }]
}

function folded(word: string): string {
  return word
    .replace(/^\ufeff|"/g, '')
    .trim()
    .toLowerCase()
    .replace(/[_-]/g, ' ')
}

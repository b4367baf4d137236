/**
 * What others did while I was away, as rows: one an item that changed, one a section whose other lines did. Pure.
 */
import { compareRecords } from '#note/history/comparison.ts'
import { linesOf } from '#note/history/compare.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import type { LineChange } from '#note/wire/history.ts'
import type { Away } from '../../note/away.ts'
import { byLine, type LineChanges } from '../history/change-words.ts'

export type AwayRow =
  | {
      readonly what: 'item'
      readonly line: string
      readonly kind: string
      readonly changes: readonly LineChange[]
      /** Who began it, where it was added; an id. */
      readonly by: string | null
      /** I changed it as well. */
      readonly both: boolean
      /** False where it is gone. */
      readonly standing: boolean
    }
  | {
      readonly what: 'lines'
      /** The section's title. */
      readonly section: string
      /** The first of them that still stands, or null. */
      readonly line: string | null
      readonly count: number
      /** How that one begins. */
      readonly words: string
      readonly both: boolean
    }

/** Rows in the order of the note. */
export function awayRows(away: Away, template: Template): readonly AwayRow[] {
  const { before, after, onlyMine, both } = away
  const compared = compareRecords(before, after, template).changes.filter(({ line }) => !onlyMine.has(line))
  const changed = byLine(compared).filter(({ changes }) => !isNothing(changes))
  const standing = new Map(linesOf(after).map((line) => [line.id, line]))
  const sections = titlesByLine(before, after)
  const items = new Set(template.kinds.map(({ key }) => key))
  const rows: AwayRow[] = []
  const others = new Map<string, LineChanges[]>()
  for (const each of changed) {
    if (items.has(each.kind)) {
      const { line, kind, changes } = each
      const isNew = changes.some(({ what }) => what === 'added')
      const now = standing.get(line)
      rows.push({
        ...{ what: 'item', line, kind, changes, both: both.has(line), standing: now !== undefined },
        by: isNew ? (now?.by ?? null) : null,
      })
      continue
    }
    const section = sections.get(each.line) ?? ''
    others.set(section, [...(others.get(section) ?? []), each])
  }
  for (const [section, lines] of others) {
    const first = lines.find(({ line }) => standing.has(line))
    const words = (first === undefined ? undefined : standing.get(first.line)?.text) ?? ''
    rows.push({
      ...{ what: 'lines', section, line: first?.line ?? null, count: lines.length, words },
      both: lines.some(({ line }) => both.has(line)),
    })
  }
  return rows
}

export function countChanges(rows: readonly AwayRow[]): number {
  return rows.reduce((sum, row) => sum + (row.what === 'item' ? 1 : row.count), 0)
}

/** An empty line that came or went is nothing to read. */
function isNothing(changes: readonly LineChange[]): boolean {
  return changes.every(({ what, before, after }) => {
    return (what === 'added' && after === '') || (what === 'removed' && before === '')
  })
}

function titlesByLine(before: NoteRecord, after: NoteRecord): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const { sections } of [before, after]) {
    for (const { title, lines } of sections) for (const { id } of lines) titles.set(id, title)
  }
  return titles
}

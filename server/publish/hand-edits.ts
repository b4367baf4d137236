/**
 * What somebody changed by hand in a published file, as edits of the note it came from (rule X8). Only what is plain:
 * the words of one item or one line, with everything else around them as it was. The rest stays in the file. Pure.
 */
import { linesOf } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import { oneLine } from '#note/one-line.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { NoteEdit, Proposal } from '#note/wire/review.ts'
import type { PlannedFile } from './plan-files.ts'

export interface HandEdit {
  readonly session: string
  readonly path: string
  readonly edit: Extract<NoteEdit, { kind: 'text' }>
}

/** The edits that a file's hand edits come to, in the order of the file; `record` is of the note that it was made of. */
export function handEdits(planned: PlannedFile, record: NoteRecord): readonly HandEdit[] {
  if (planned.edits.length === 0) return []
  const lines = planned.base.split('\n')
  const found = new Map<string, HandEdit>()
  for (const { from, to, lines: now } of planned.edits) {
    const start = paragraphStart(lines, from)
    const end = paragraphEnd(lines, Math.max(to, from + 1))
    const before = paragraphOf(lines.slice(start, end))
    const after = paragraphOf([...lines.slice(start, from), ...now, ...lines.slice(to, end)])
    const changed = changedLine(before, after, linesOf(record))
    if (changed === null) continue
    const { line, text } = changed
    const { session, path } = planned
    found.set(line.id, { session, path, edit: { kind: 'text', line: line.id, text } })
  }
  return [...found.values()]
}

/** Whatever became of it: what was offered once is not offered again. */
export function wasOffered(proposals: readonly Proposal[], { edit }: HandEdit): boolean {
  return proposals.some((each) => JSON.stringify(each.edit) === JSON.stringify(edit))
}

/** A bullet, a number or an empty line parts paragraphs. */
function isBegin(line: string | undefined): boolean {
  return /^\s*(?:[-*+]|\d+[.)]|#\.)\s/.test(line ?? '')
}

function paragraphStart(lines: readonly string[], at: number): number {
  let start = at
  while (start > 0 && !isBegin(lines[start]) && (lines[start - 1] ?? '').trim() !== '') start -= 1
  return start
}

function paragraphEnd(lines: readonly string[], at: number): number {
  let end = at
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !isBegin(lines[end])) end += 1
  return end
}

/** On one line, without the sign of a list. */
function paragraphOf(lines: readonly string[]): string {
  const [first = '', ...rest] = lines.map((line) => line.trim())
  return [first.replace(/^(?:[-*+]|\d+[.)]|#\.)\s+/, ''), ...rest].filter((part) => part !== '').join(' ')
}

/** The line whose words the paragraph had, and what they are now; null where more than its words was changed. */
function changedLine(
  before: string,
  after: string,
  lines: readonly LineRecord[],
): { readonly line: LineRecord; readonly text: string } | null {
  const number = /^\*\*([A-Z]\d+)\*\* /.exec(before)?.[1]
  const candidates = lines.filter((line) =>
    number === undefined ? line.number === null && oneLine(line.text) !== '' : line.number === number,
  )
  for (const line of candidates) {
    const place = placeOf(titleOf(line), before)
    if (place === null || (number === undefined && place.words !== before)) continue
    const { head, tail } = place
    const isAround =
      after.startsWith(head) && after.endsWith(tail) && after.length > head.length + tail.length
    if (!isAround) return null
    const text = plain(after.slice(head.length, after.length - tail.length)).trim()
    return text === '' || text === oneLine(line.text) ? null : { line, text }
  }
  return null
}

/** Where in the paragraph the line's words stand, escapes and all. */
function placeOf(title: string, paragraph: string) {
  for (let from = 0; from <= paragraph.length; from += 1) {
    if (from > 0 && paragraph[from - 1] !== ' ') continue
    for (let to = paragraph.length; to > from; to -= 1) {
      if (to < paragraph.length && paragraph[to] !== ' ') continue
      const words = paragraph.slice(from, to)
      if (words.length < title.length || plain(words) !== title) continue
      return { head: paragraph.slice(0, from), words, tail: paragraph.slice(to) }
    }
  }
  return null
}

/** Words of Markdown or reStructuredText without the backslashes that kept them words. */
function plain(text: string): string {
  return text.replace(/\\ /g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

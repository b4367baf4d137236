/**
 * What somebody changed by hand in a published file, as edits of the note it came from (rule X8). Only what is plain:
 * the words of one item or one line, with everything else around them as it was. The rest stays in the file. Pure.
 */
import { linesOf } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import { oneLine } from '#note/one-line.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { HandEditOffer } from '#note/wire/publish.ts'
import type { NoteEdit, Proposal } from '#note/wire/review.ts'
import { applied, type Hunk } from './merge-lines.ts'
import type { PlannedFile } from './plan-files.ts'

export interface HandEdit {
  readonly session: string
  readonly path: string
  readonly edit: Extract<NoteEdit, { kind: 'text' }>
  /** The places of the file that it comes from, as numbers of its `edits`. */
  readonly places: readonly number[]
}

/** The edits that a file's hand edits come to, in the order of the file; `record` is of the note that it was made of. */
export function handEdits(planned: PlannedFile, record: NoteRecord): readonly HandEdit[] {
  if (planned.edits.length === 0) return []
  const lines = planned.base.split('\n')
  const found = new Map<string, HandEdit>()
  for (const { start, end, hunks } of paragraphsOf(lines, planned.edits)) {
    const own = lines.slice(start, end)
    const moved = hunks.map((hunk) => ({ ...hunk, from: hunk.from - start, to: hunk.to - start }))
    const changed = changedLine(paragraphOf(own), paragraphOf(applied(own, moved)), linesOf(record))
    if (changed === null) continue
    const { line, text } = changed
    const { session, path } = planned
    const places = hunks.map((hunk) => planned.edits.indexOf(hunk))
    found.set(line.id, { session, path, edit: { kind: 'text', line: line.id, text }, places })
  }
  return [...found.values()]
}

/** What can become, or became, of the place with this number. */
export function offerAt(
  place: number,
  edits: readonly HandEdit[],
  proposals: readonly Proposal[],
): HandEditOffer {
  const edit = edits.find(({ places }) => places.includes(place))
  if (edit === undefined) return 'none'
  const state = proposals.find((each) => isOf(each, edit))?.state
  if (state === undefined) return 'open'
  return state === 'open' ? 'waiting' : state
}

/** Whatever became of it: what was offered once is not offered again. */
export function wasOffered(proposals: readonly Proposal[], edit: HandEdit): boolean {
  return proposals.some((each) => isOf(each, edit))
}

function isOf(proposal: Proposal, { edit }: HandEdit): boolean {
  return JSON.stringify(proposal.edit) === JSON.stringify(edit)
}

interface Paragraph<H> {
  readonly start: number
  readonly end: number
  readonly hunks: readonly H[]
}

/** Several changes in one paragraph are one edit of its words. */
function paragraphsOf<H extends Hunk>(
  lines: readonly string[],
  edits: readonly H[],
): readonly Paragraph<H>[] {
  return edits.reduce<readonly Paragraph<H>[]>((all, hunk) => {
    const start = paragraphStart(lines, hunk.from)
    const end = paragraphEnd(lines, Math.max(hunk.to, hunk.from + 1))
    const last = all.at(-1)
    if (last === undefined || start >= last.end) return [...all, { start, end, hunks: [hunk] }]
    return [
      ...all.slice(0, -1),
      { start: last.start, end: Math.max(last.end, end), hunks: [...last.hunks, hunk] },
    ]
  }, [])
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

/**
 * From the view to the note: one section before and after a transaction, turned into the fewest operations on lines.
 * Lines are told apart by node identity and id; what moved is moved, never copied. Rules B1 to B6 of SPEC.md.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditableLines } from '#note/lines/note-lines.ts'
import { isDrawn, isKnown, writeNewLines } from './write-new-lines.ts'
import { changedChildren } from './changed-children.ts'
import { writeLine, type LineChange } from './write-line.ts'
import { writeReplacement } from './write-replacement.ts'
import { lineAttributes } from './schema.ts'
import { idOf, type SectionChange, type Stretch, type Whereabouts } from './stretch.ts'

/** Writes what changed in the section. */
export function writeSection(lines: EditableLines, change: SectionChange): void {
  const { start, end, oldEnd } = changedChildren(change.before, change.after)
  const olds = childrenOf(change.before, start, oldEnd)
  const news = childrenOf(change.after, start, end)
  const above = start > 0 ? idOf(change.after.child(start - 1)) : null
  const stretch: Stretch = { change, olds, news, above, first: start }
  if (sameOrder(olds, news)) writeSameLines(lines, stretch)
  else if (hasMoves(lines, stretch)) writeMoves(lines, stretch)
  else writeReplacement(lines, stretch)
}

function sameOrder(olds: readonly ProseMirrorNode[], news: readonly ProseMirrorNode[]): boolean {
  return olds.length === news.length && olds.every((line, index) => idOf(line) === idOf(news[index]))
}

function writeSameLines(lines: EditableLines, stretch: Stretch): void {
  let above = stretch.above
  stretch.news.forEach((after, index) => {
    const before = stretch.olds[index]
    if (!before) return
    const id = idOf(after)
    if (!isKnown(lines, id)) {
      if (hasSomething(after, before)) writeNewLines(lines, { section: stretch.change.key, above }, [after])
    } else if (after !== before) writeLine(lines, lineChange(stretch, index, before, after))
    above = id
  })
}

/** A line that stood only in the view is born at its first letter or its first change of kind or indent. */
function hasSomething(after: ProseMirrorNode, before: ProseMirrorNode): boolean {
  const [now, was] = [lineAttributes(after), lineAttributes(before)]
  return after.content.size > 0 || now.kind !== was.kind || now.indent !== was.indent
}

function lineChange(
  stretch: Stretch,
  index: number,
  before: ProseMirrorNode,
  after: ProseMirrorNode,
): LineChange {
  const { range, start } = stretch.change
  if (!range) return { before, after, range: null }
  let position = start + 1
  for (let i = 0; i < stretch.first + index; i += 1) position += stretch.change.before.child(i).nodeSize
  const from = range.from - position - 1
  const to = range.to - position - 1
  const inside = from >= 0 && to <= before.content.size
  return { before, after, range: inside ? { from, to } : null }
}

/** Lines that changed their order here, came from another section or went to one. */
function hasMoves(lines: EditableLines, stretch: Stretch): boolean {
  const { olds, news, change } = stretch
  const newIds = news.map(idOf)
  const oldIds = olds.map(idOf)
  const staying = new Set(newIds)
  const there = new Set(oldIds)
  const order = oldIds.filter((id) => staying.has(id)).join()
  if (order !== newIds.filter((id) => there.has(id)).join()) return true
  const { before, after } = change.whereabouts
  if (newIds.some((id) => comesFromElsewhere(before, id, change.key))) return true
  return oldIds.some((id) => !staying.has(id) && after.has(id) && isKnown(lines, id))
}

function comesFromElsewhere(before: Whereabouts['before'], id: string, key: string): boolean {
  const was = before.get(id)
  return was !== undefined && was.section !== key
}

/** Walks the new order and puts each line behind the one above it. */
function writeMoves(lines: EditableLines, stretch: Stretch): void {
  const { change, olds, news } = stretch
  let above = knownOrNull(lines, stretch.above)
  for (const line of news) {
    const id = idOf(line)
    if (!isDrawn(lines, id)) {
      if (isPlaceholder(line, change) && !isKnown(lines, id)) continue
      writeNewLines(lines, { section: change.key, above }, [line])
    } else {
      if (drawnAbove(lines, id, change.key) !== above) lines.move(id, change.key, above)
      const was = change.whereabouts.before.get(id)?.node
      if (was && was !== line) writeLine(lines, { before: was, after: line, range: null })
    }
    above = id
  }
  const staying = new Set(news.map(idOf))
  for (const id of olds.map(idOf)) {
    if (!staying.has(id) && !change.whereabouts.after.has(id) && isKnown(lines, id)) lines.deleteLine(id)
  }
}

/** What the view put into a section that was left empty; a trace is empty too, but has a field. */
function isPlaceholder(line: ProseMirrorNode, change: SectionChange): boolean {
  const { fields } = lineAttributes(line)
  return change.after.childCount === 1 && line.content.size === 0 && Object.keys(fields).length === 0
}

/** The line drawn right above in the same section, or null; undefined if the line is elsewhere. */
function drawnAbove(lines: EditableLines, id: string, section: string): string | null | undefined {
  const { index } = lines
  const line = index.line(id)
  if (!line || line.head?.place?.section !== section) return undefined
  const drawn = index.drawn()
  const above = drawn[drawn.indexOf(line) - 1]
  return above && above.head?.place?.section === section ? above.id : null
}

function knownOrNull(lines: EditableLines, id: string | null): string | null {
  return id !== null && isKnown(lines, id) ? id : null
}

function childrenOf(section: ProseMirrorNode, start: number, end: number): ProseMirrorNode[] {
  const children: ProseMirrorNode[] = []
  for (let i = start; i < end; i += 1) children.push(section.child(i))
  return children
}

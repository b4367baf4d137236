/**
 * From the note to the view: the smallest steps that make the view show what the layout says. Letters that stayed are
 * never replaced, so that selection, composition and scroll survive. Writes a transaction, dispatches nothing.
 */
import { Fragment, Slice, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { Segment } from '#note/lines/strand.ts'
import { owner } from '#note/lines/strand.ts'
import { lineNode } from './inline.ts'
import { lineAttributes, schema, sectionKey } from './schema.ts'

export interface Drawing {
  readonly lines: EditableLines
  readonly bySection: ReadonlyMap<string, readonly Segment[]>
  /** Ids of lines that may look different; the others are not compared. */
  readonly changed: ReadonlySet<string>
  /** A line for a section that has none. */
  readonly placeholder: (section: string) => ProseMirrorNode
}

/** All of the view, by ids: the order too. */
export function drawAll(state: EditorState, drawing: Drawing): Transaction {
  const transaction = state.tr
  const sections: Array<{ node: ProseMirrorNode; start: number }> = []
  state.doc.forEach((node, start) => sections.push({ node, start }))
  for (const { node, start } of sections.reverse()) drawSection(transaction, drawing, node, start)
  return transaction
}

/** Only the changed lines, whose number and order stayed. */
export function drawChanged(state: EditorState, drawing: Drawing): Transaction {
  const transaction = state.tr
  state.doc.forEach((section, start) => {
    section.forEach((line, offset) => {
      const { id } = lineAttributes(line)
      if (id === null || !drawing.changed.has(id)) return
      const wanted = drawing.lines.index.line(id)
      const position = transaction.mapping.map(start + 1 + offset)
      if (wanted) drawLine(transaction, drawing, { position, node: line, line: wanted })
    })
  })
  return transaction
}

function drawSection(transaction: Transaction, drawing: Drawing, node: ProseMirrorNode, start: number): void {
  const wanted = drawing.bySection.get(sectionKey(node)) ?? []
  if (isPlaceholder(drawing, node, wanted)) return
  const run = differingRun(node, wanted)
  const isSame = run.start === run.oldEnd && run.start === run.newEnd && wanted.length > 0
  if (isSame && !wanted.some(({ id }) => drawing.changed.has(id))) return
  const positions = childPositions(node, start)
  const section: SectionDrawing = { transaction, drawing, node, wanted, run, positions }
  drawRange(section, { from: run.oldEnd, to: node.childCount, by: wanted.length - node.childCount })
  // A split or a join draws the line above the run along with it.
  const isReused = drawSplit(section) || drawJoin(section)
  if (!isReused) replaceRun(section)
  drawRange(section, { from: 0, to: run.start - (isReused ? 1 : 0), by: 0 })
}

/** The children `[from, to)`, last first, each of which shows the line `by` further on. */
function drawRange(
  { transaction, drawing, node, wanted, positions }: SectionDrawing,
  range: { readonly from: number; readonly to: number; readonly by: number },
): void {
  for (let i = range.to - 1; i >= range.from; i -= 1) {
    const line = wanted[i + range.by] as Segment
    const shown = node.child(i)
    if (isDrawn(drawing, shown, line)) continue
    drawLine(transaction, drawing, { position: positions[i] ?? 0, node: shown, line })
  }
}

/** A section that is empty in the note shows one empty line that is not in it. */
function isPlaceholder(drawing: Drawing, node: ProseMirrorNode, wanted: readonly Segment[]): boolean {
  if (wanted.length > 0 || node.childCount !== 1) return false
  const { id } = lineAttributes(node.child(0))
  return node.child(0).content.size === 0 && (id === null || !drawing.lines.index.layout().segments.has(id))
}

/** The children `[start, oldEnd)` that become the lines `[start, newEnd)`. */
interface DifferingRun {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

/** One section while it is drawn. */
interface SectionDrawing {
  readonly transaction: Transaction
  readonly drawing: Drawing
  readonly node: ProseMirrorNode
  readonly wanted: readonly Segment[]
  readonly run: DifferingRun
  /** Where each child begins, and where the last one ends. */
  readonly positions: readonly number[]
}

function differingRun(node: ProseMirrorNode, wanted: readonly Segment[]): DifferingRun {
  const idAt = (index: number) => lineAttributes(node.child(index)).id
  let start = 0
  let oldEnd = node.childCount
  let newEnd = wanted.length
  while (start < oldEnd && start < newEnd && idAt(start) === wanted[start]?.id) start += 1
  while (oldEnd > start && newEnd > start && idAt(oldEnd - 1) === wanted[newEnd - 1]?.id) {
    oldEnd -= 1
    newEnd -= 1
  }
  return { start, oldEnd, newEnd }
}

function childPositions(node: ProseMirrorNode, start: number): number[] {
  const positions = [start + 1]
  node.forEach((child, offset) => positions.push(start + 1 + offset + child.nodeSize))
  return positions
}

/** Somebody split a line: the letters stay where they are and a caret behind the point goes along. */
function drawSplit({ transaction, drawing, node, wanted, run, positions }: SectionDrawing): boolean {
  const [upper, lower] = [wanted[run.start - 1], wanted[run.start]]
  if (run.oldEnd !== run.start || run.newEnd !== run.start + 1 || !upper || !lower) return false
  if (!lower.previous || owner(lower.previous) !== upper) return false
  const top = nodeOf(drawing, upper)
  const bottom = nodeOf(drawing, lower)
  const whole = node.child(run.start - 1)
  if (bottom.content.size === 0 || !whole.content.eq(top.content.append(bottom.content))) return false
  const position = positions[run.start - 1] ?? 0
  transaction.split(position + 1 + top.content.size, 1, [{ type: schema.nodes.line, attrs: bottom.attrs }])
  setAttributes(transaction, position, whole, top)
  return true
}

/** Somebody joined two lines: likewise. */
function drawJoin({ transaction, drawing, node, wanted, run, positions }: SectionDrawing): boolean {
  const upper = wanted[run.start - 1]
  if (run.oldEnd !== run.start + 1 || run.newEnd !== run.start || !upper) return false
  const whole = nodeOf(drawing, upper)
  const [top, bottom] = [node.child(run.start - 1), node.child(run.start)]
  if (bottom.content.size === 0 || !whole.content.eq(top.content.append(bottom.content))) return false
  transaction.join(positions[run.start] ?? 0)
  setAttributes(transaction, positions[run.start - 1] ?? 0, top, whole)
  return true
}

function replaceRun({ transaction, drawing, node, wanted, run, positions }: SectionDrawing): void {
  if (run.start === run.oldEnd && run.start === run.newEnd && wanted.length > 0) return
  const old = new Map<string | null, ProseMirrorNode>()
  for (let i = run.start; i < run.oldEnd; i += 1) old.set(lineAttributes(node.child(i)).id, node.child(i))
  const nodes = wanted.slice(run.start, run.newEnd).map((line) => {
    const kept = old.get(line.id)
    return kept && !drawing.changed.has(line.id) ? kept : nodeOf(drawing, line)
  })
  if (wanted.length === 0) nodes.push(drawing.placeholder(sectionKey(node)))
  const slice = new Slice(Fragment.fromArray(nodes), 0, 0)
  transaction.replace(positions[run.start] ?? 0, positions[run.oldEnd] ?? 0, slice)
}

function drawLine(
  transaction: Transaction,
  drawing: Drawing,
  { position, node: shown, line }: { position: number; node: ProseMirrorNode; line: Segment },
): void {
  const wanted = nodeOf(drawing, line)
  setAttributes(transaction, position, shown, wanted)
  const start = shown.content.findDiffStart(wanted.content)
  const end = start === null ? null : shown.content.findDiffEnd(wanted.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const slice = new Slice(wanted.content.cut(start, end.b + overlap), 0, 0)
  transaction.replace(position + 1 + start, position + 1 + end.a + overlap, slice)
}

function isDrawn(drawing: Drawing, shown: ProseMirrorNode, line: Segment): boolean {
  return lineAttributes(shown).id === line.id && !drawing.changed.has(line.id)
}

function setAttributes(
  transaction: Transaction,
  position: number,
  shown: ProseMirrorNode,
  wanted: ProseMirrorNode,
): void {
  for (const name of ['id', 'kind', 'indent', 'by', 'at', 'fields']) {
    const value: unknown = wanted.attrs[name]
    if (value !== shown.attrs[name] && !sameFields(value, shown.attrs[name])) {
      transaction.setNodeAttribute(position, name, value)
    }
  }
}

function sameFields(a: unknown, b: unknown): boolean {
  return typeof a === 'object' && a !== null && JSON.stringify(a) === JSON.stringify(b)
}

function nodeOf(drawing: Drawing, line: Segment): ProseMirrorNode {
  return lineNode(drawing.lines.index.view(line))
}

/**
 * Structural changes as plain lists: take the lines of all sections, rearrange the lists, and let the smallest
 * replacement per section be found. Lines that only change place keep their node, which is how the binding sees a move.
 */
import type { Node as ProseMirrorNode, ResolvedPos } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes, schema, sectionKey, type LineAttributes } from '../schema.ts'

/** The line nodes of each section, in order. */
export type Layout = ProseMirrorNode[][]

/** A line by the index of its section and its own index in there. */
export interface Place {
  readonly section: number
  readonly line: number
}

export function layoutOf(doc: ProseMirrorNode): Layout {
  return doc.children.map((section) => [...section.children])
}

/** Makes the document's sections hold these lines, touching only what differs. Sections keep their number and order. */
export function rearrange(transaction: Transaction, wanted: Layout): Transaction {
  // From the last section to the first, so that positions of those still to come stay as they are.
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    replaceLines(transaction, index, wanted[index] ?? [])
  }
  return transaction
}

function replaceLines(transaction: Transaction, index: number, wanted: readonly ProseMirrorNode[]): void {
  const current = transaction.doc.child(index).children
  const shortest = Math.min(current.length, wanted.length)
  let head = 0
  while (head < shortest && current[head] === wanted[head]) head += 1
  let tail = 0
  while (tail < shortest - head && current[current.length - 1 - tail] === wanted[wanted.length - 1 - tail])
    tail += 1
  if (head + tail === current.length && head + tail === wanted.length) return
  const from = linePosition(transaction.doc, { section: index, line: head })
  const to = linePosition(transaction.doc, { section: index, line: current.length - tail })
  transaction.replaceWith(from, to, wanted.slice(head, wanted.length - tail))
}

/** The position right before the line; an index behind the last line gives the end of the section. */
export function linePosition(doc: ProseMirrorNode, place: Place): number {
  let position = 1
  for (let index = 0; index < place.section; index += 1) position += doc.child(index).nodeSize
  const section = doc.child(place.section)
  for (let index = 0; index < place.line; index += 1) position += section.child(index).nodeSize
  return position
}

/** The position inside the line, `offset` counted in its content and cut to its length. */
export function textPosition(doc: ProseMirrorNode, place: Place, offset: number): number {
  const line = doc.child(place.section).child(place.line)
  return linePosition(doc, place) + 1 + Math.min(Math.max(offset, 0), line.content.size)
}

/** The place of the line a position lies in, or null between lines. */
export function placeAt(position: ResolvedPos): Place | null {
  return position.depth < 2 ? null : { section: position.index(0), line: position.index(1) }
}

/** Where the line with this id stands, or null. */
export function findLine(doc: ProseMirrorNode, id: string): Place | null {
  return findWhere(doc, (line) => lineAttributes(line).id === id)
}

/** The first line for which the test holds, or null. */
export function findWhere(doc: ProseMirrorNode, test: (line: ProseMirrorNode) => boolean): Place | null {
  for (let section = 0; section < doc.childCount; section += 1) {
    const line = doc.child(section).children.findIndex(test)
    if (line >= 0) return { section, line }
  }
  return null
}

/** Where this very node stands in a layout, or null. */
export function placeOf(layout: Layout, node: ProseMirrorNode): Place | null {
  for (const [section, lines] of layout.entries()) {
    const line = lines.indexOf(node)
    if (line >= 0) return { section, line }
  }
  return null
}

/** Every line the selection touches, in order; the line of the caret when it is empty. */
export function selectedPlaces(state: EditorState): Place[] {
  const { $from, $to } = state.selection
  const places: Place[] = []
  const first = placeAt($from)
  const last = placeAt($to)
  for (
    let section = $from.index(0);
    section <= Math.min($to.index(0), state.doc.childCount - 1);
    section += 1
  ) {
    const count = state.doc.child(section).childCount
    const from = first?.section === section ? first.line : 0
    const to = last?.section === section ? last.line : count - 1
    for (let line = from; line <= to; line += 1) places.push({ section, line })
  }
  return places
}

export function lineAt(doc: ProseMirrorNode, place: Place): ProseMirrorNode {
  return doc.child(place.section).child(place.line)
}

export function sectionKeyAt(doc: ProseMirrorNode, section: number): string {
  return sectionKey(doc.child(section))
}

/** The index of the section with this key, or -1. */
export function sectionIndex(doc: ProseMirrorNode, key: string): number {
  return doc.children.findIndex((section) => sectionKey(section) === key)
}

/** A line without id: the binding names it. */
export function newLine(
  attributes: Partial<LineAttributes>,
  content?: ProseMirrorNode['content'],
): ProseMirrorNode {
  return schema.node('line', { ...attributes, id: attributes.id ?? null }, content)
}

/** Begins an empty line below another, the way Enter at its end does. */
export function beginBelow(
  transaction: Transaction,
  above: Place,
  attributes: Partial<LineAttributes>,
): Transaction {
  const end = textPosition(transaction.doc, above, Infinity)
  return transaction.split(end, 1, [{ type: schema.nodes.line, attrs: attributes }])
}

/** The same line with other attributes; its id, fields and text stay. */
export function withAttributes(line: ProseMirrorNode, attributes: Partial<LineAttributes>): ProseMirrorNode {
  return line.type.create({ ...line.attrs, ...attributes }, line.content, line.marks)
}

/** Puts the caret into a line and asks for it to be seen. */
export function setCaret(transaction: Transaction, place: Place, offset: number): Transaction {
  const position = textPosition(transaction.doc, place, offset)
  return transaction.setSelection(TextSelection.create(transaction.doc, position)).scrollIntoView()
}

/** Whether nothing but one empty line stands in the section. */
export function isBlank(lines: readonly ProseMirrorNode[]): boolean {
  return lines.length === 0 || (lines.length === 1 && lines[0]?.content.size === 0)
}

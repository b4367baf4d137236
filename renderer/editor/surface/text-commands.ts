/**
 * Enter, Backspace, Delete and Tab as commands on lines: they split, join and indent, and never reach across a section.
 * Every command answers "could I?" when it gets no dispatch.
 */
import { deleteSelection } from 'prosemirror-commands'
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes, schema, sectionKey, type LineAttributes } from '../schema.ts'
import {
  beginBelow,
  layoutOf,
  lineAt,
  linePosition,
  newLine,
  placeAt,
  selectedPlaces,
  setCaret,
  textPosition,
  type Place,
} from './rearrange.ts'
import { isPlainKind, type TemplateLookup } from './template-lookup.ts'

const DEEPEST_INDENT = 8
const LIST_KINDS: ReadonlySet<string> = new Set(['bullet', 'numbered'])

/** The caret's line and what is around it; null when the selection is not inside one line. */
export interface CaretLine {
  readonly place: Place
  readonly line: ProseMirrorNode
  readonly attributes: LineAttributes
  readonly section: string
  readonly offset: number
  readonly above: ProseMirrorNode | null
  readonly below: ProseMirrorNode | null
}

/** Reads the caret's line; null for a selection with length or outside of lines. */
export function caretLine(state: EditorState): CaretLine | null {
  const { $head, empty } = state.selection
  const place = placeAt($head)
  if (!empty || place === null) return null
  const section = state.doc.child(place.section)
  const line = section.child(place.line)
  return {
    place,
    line,
    attributes: lineAttributes(line),
    section: sectionKey(section),
    offset: $head.parentOffset,
    above: place.line > 0 ? section.child(place.line - 1) : null,
    below: section.maybeChild(place.line + 1),
  }
}

/** Deletes the selection section by section, since sections themselves cannot go. False when nothing is selected. */
export const deleteSelected: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection
  if (empty) return false
  if ($from.depth >= 2 && $from.index(0) === $to.index(0)) return deleteSelection(state, dispatch)
  if (dispatch) dispatch(deletePerSection(state).scrollIntoView())
  return true
}

/** The transaction that empties the selection; sections covered whole keep one empty line each. */
export function deletePerSection(state: EditorState): Transaction {
  const { from, to } = state.selection
  const transaction = state.tr
  for (let index = state.doc.childCount - 1; index >= 0; index -= 1) {
    const section = state.doc.child(index)
    if (section.childCount === 0) continue
    const first = textPosition(state.doc, { section: index, line: 0 }, 0)
    const lastPlace = { section: index, line: section.childCount - 1 }
    const last = textPosition(state.doc, lastPlace, lineAt(state.doc, lastPlace).content.size)
    if (from <= last && to >= first) transaction.delete(Math.max(from, first), Math.min(to, last))
  }
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(transaction.mapping.map(from))))
}

/** Enter: the line below keeps kind and indent in lists, code and items; a heading or quote is followed by text. */
export function splitLine(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    if (!state.selection.empty) return splitSelection(lookup)(state, dispatch)
    const at = caretLine(state)
    if (at === null) return false
    if (at.line.content.size === 0 && at.attributes.kind !== 'reference')
      return leaveEmpty(lookup, at)(state, dispatch)
    if (!dispatch) return true
    const transaction = state.tr
    if (at.attributes.kind === 'reference') insertBeside(transaction, at, 1, lookup.firstKind(at.section))
    // The letters keep their line: at the start the new, empty one goes above.
    else if (at.offset === 0) insertBeside(transaction, at, 0, at.attributes.kind)
    else splitAt(transaction, lookup, at)
    dispatch(transaction.scrollIntoView())
    return true
  }
}

function splitSelection(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    if (!dispatch) return true
    const transaction = deletePerSection(state)
    const $head = transaction.selection.$head
    if ($head.depth < 2) return false
    const { kind, indent } = lineAttributes($head.parent)
    const below = kindBelow(lookup, sectionKey($head.node(1)), kind)
    transaction.split($head.pos, 1, [{ type: schema.nodes.line, attrs: { kind: below, indent } }])
    dispatch(transaction.scrollIntoView())
    return true
  }
}

function splitAt(transaction: Transaction, lookup: TemplateLookup, at: CaretLine): void {
  const kind = kindBelow(lookup, at.section, at.attributes.kind)
  const position = textPosition(transaction.doc, at.place, at.offset)
  transaction.split(position, 1, [{ type: schema.nodes.line, attrs: { kind, indent: at.attributes.indent } }])
}

/** The kind of a line that goes on below one of this kind. */
export function kindBelow(lookup: TemplateLookup, section: string, kind: string): string {
  if (kind === 'heading' || kind === 'quote' || kind === 'reference') return lookup.firstKind(section)
  return lookup.kindIn(section, kind)
}

function insertBeside(transaction: Transaction, at: CaretLine, side: 0 | 1, kind: string): void {
  const { indent } = at.attributes
  if (side === 0) transaction.insert(linePosition(transaction.doc, at.place), newLine({ kind, indent }))
  else {
    beginBelow(transaction, at.place, { kind, indent })
    setCaret(transaction, { section: at.place.section, line: at.place.line + 1 }, 0)
  }
}

function leaveEmpty(lookup: TemplateLookup, at: CaretLine): Command {
  return (state, dispatch) => {
    const { kind, indent } = at.attributes
    if (indent > 0) return change(at, { indent: indent - 1 })(state, dispatch)
    if (LIST_KINDS.has(kind) && lookup.accepts(at.section, 'text'))
      return change(at, { kind: 'text' })(state, dispatch)
    const first = lookup.firstKind(at.section)
    if (kind !== first && kind !== 'text' && isPlainKind(kind))
      return change(at, { kind: first })(state, dispatch)
    // An empty item is already the place to write the next one in.
    if (!isPlainKind(kind)) return true
    if (dispatch) {
      const transaction = state.tr
      insertBeside(transaction, at, 1, kind)
      dispatch(transaction)
    }
    return true
  }
}

function change(at: CaretLine, attributes: Partial<LineAttributes>): Command {
  return (state, dispatch) => {
    if (dispatch) dispatch(setAttributes(state.tr, at.place, attributes))
    return true
  }
}

/** Changes attributes of a line in place; the caret and every other position stay. */
export function setAttributes(
  transaction: Transaction,
  place: Place,
  attributes: Partial<LineAttributes>,
): Transaction {
  const position = linePosition(transaction.doc, place)
  for (const [name, value] of Object.entries(attributes)) transaction.setNodeAttribute(position, name, value)
  return transaction
}

/** Backspace at the start: one indent less, then back to the section's kind, then joined with the line above. */
export function joinUp(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    const at = caretLine(state)
    if (at === null) return false
    if (at.attributes.kind === 'reference') return removeLine(at, 'up')(state, dispatch)
    if (at.offset > 0) return false
    if (at.attributes.indent > 0) return change(at, { indent: at.attributes.indent - 1 })(state, dispatch)
    const plain = plainAgain(lookup, at)
    if (plain !== null) return change(at, { kind: plain })(state, dispatch)
    if (at.above === null) return at.line.content.size > 0 || removeLine(at, 'up')(state, dispatch)
    if (at.line.content.size === 0) return removeLine(at, 'up')(state, dispatch)
    return joinWithAbove(at)(state, dispatch)
  }
}

function plainAgain(lookup: TemplateLookup, at: CaretLine): string | null {
  const { kind } = at.attributes
  const first = lookup.firstKind(at.section)
  if (kind === first || kind === 'text' || !isPlainKind(kind)) return null
  return lookup.accepts(at.section, 'text') && LIST_KINDS.has(kind) ? 'text' : first
}

function joinWithAbove(at: CaretLine): Command {
  return (state, dispatch) => {
    // A trace has no text of its own to join with; it goes when the caret is on it.
    if (at.above === null || lineAttributes(at.above).kind === 'reference') return true
    const start = linePosition(state.doc, at.place)
    // Of an empty line and a written one, the written one keeps its id.
    const blank = at.above.content.size === 0
    const transaction = blank ? state.tr.delete(start - at.above.nodeSize, start) : state.tr.join(start)
    if (dispatch) dispatch(transaction.scrollIntoView())
    return true
  }
}

function removeLine(at: CaretLine, towards: 'up' | 'down'): Command {
  return (state, dispatch) => {
    // The section's only line stays: there must be something to write in.
    if (at.above === null && at.below === null) return true
    if (!dispatch) return true
    const start = linePosition(state.doc, at.place)
    const transaction = state.tr.delete(start, start + at.line.nodeSize)
    const up = at.above !== null && (towards === 'up' || at.below === null)
    const place = { section: at.place.section, line: up ? at.place.line - 1 : at.place.line }
    dispatch(setCaret(transaction, place, up ? (at.above?.content.size ?? 0) : 0))
    return true
  }
}

/** Delete at the end of a line: the line below comes up. */
export const joinDown: Command = (state, dispatch) => {
  const at = caretLine(state)
  if (at === null) return false
  if (at.attributes.kind === 'reference') return removeLine(at, 'down')(state, dispatch)
  if (at.offset < at.line.content.size) return false
  if (at.below === null) return true
  if (at.line.content.size === 0) return removeLine(at, 'down')(state, dispatch)
  if (lineAttributes(at.below).kind === 'reference') return true
  const end = linePosition(state.doc, at.place) + at.line.nodeSize
  const blank = at.below.content.size === 0
  if (dispatch)
    dispatch((blank ? state.tr.delete(end, end + at.below.nodeSize) : state.tr.join(end)).scrollIntoView())
  return true
}

/** Tab and Shift-Tab: the selected lines one step in or out, between 0 and 8. */
export function indentBy(step: 1 | -1): Command {
  return (state, dispatch) => {
    const transaction = state.tr
    for (const place of selectedPlaces(state)) {
      const { indent } = lineAttributes(lineAt(state.doc, place))
      const wanted = Math.min(Math.max(indent + step, 0), DEEPEST_INDENT)
      if (wanted !== indent) setAttributes(transaction, place, { indent: wanted })
    }
    if (!transaction.docChanged) return false
    if (dispatch) dispatch(transaction)
    return true
  }
}

/** Everything in the section; when that is selected already, everything in the note. */
export const selectMore: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.depth < 2) return false
  const section = { first: $from.index(0), last: $to.index(0) }
  const inner = section.first === section.last ? spanOf(state, section.first, section.last) : null
  const all = inner !== null && $from.pos <= inner.anchor && $to.pos >= inner.head
  const span = inner === null || all ? spanOf(state, 0, state.doc.childCount - 1) : inner
  if (dispatch) dispatch(state.tr.setSelection(span))
  return true
}

function spanOf(state: EditorState, first: number, last: number): TextSelection {
  const layout = layoutOf(state.doc)
  const from = layout.findIndex((lines, index) => index >= first && lines.length > 0)
  const to = layout.findLastIndex((lines, index) => index <= last && lines.length > 0)
  const end = { section: to, line: (layout[to]?.length ?? 1) - 1 }
  return TextSelection.create(
    state.doc,
    textPosition(state.doc, { section: from, line: 0 }, 0),
    textPosition(state.doc, end, lineAt(state.doc, end).content.size),
  )
}

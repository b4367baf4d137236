/**
 * Turning lines into items and back, and moving lines: the line goes to the section that takes its kind, and in the
 * discussion a trace stays where it was said.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import {
  findLine,
  findWhere,
  isBlank,
  layoutOf,
  lineAt,
  linePosition,
  newLine,
  placeAt,
  placeOf,
  rearrange,
  sectionIndex,
  selectedPlaces,
  sectionKeyAt,
  setCaret,
  textPosition,
  withAttributes,
  type Layout,
  type Place,
} from './rearrange.ts'
import { newLineId } from './line-id.ts'
import { isPlainKind, type TemplateLookup } from './template-lookup.ts'

/** Turns the selected lines into items of this kind, or back into discussion when all of them are that already. */
export function turnInto(lookup: TemplateLookup, kind: string): Command {
  return (state, dispatch) => {
    const home = lookup.homeOf(kind)
    const target = home === null ? -1 : sectionIndex(state.doc, home)
    const places = convertible(state)
    if (target < 0 || places.length === 0) return false
    const back = places.every(
      (place) => place.section === target && lineAttributes(lineAt(state.doc, place)).kind === kind,
    )
    if (back && lookup.discussion === null) return false
    if (dispatch)
      dispatch(back ? turnBack(state, lookup, places) : turnForth(state, lookup, places, { kind, target }))
    return true
  }
}

/** The section's own word for pressing the key again: these lines become discussion, where their trace is. */
export function turnIntoDiscussion(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    const places = convertible(state).filter(
      (place) => !isPlainKind(lineAttributes(lineAt(state.doc, place)).kind),
    )
    if (places.length === 0 || lookup.discussion === null) return false
    if (dispatch) dispatch(turnBack(state, lookup, places))
    return true
  }
}

function convertible(state: EditorState): Place[] {
  return selectedPlaces(state).filter(
    (place) => lineAttributes(lineAt(state.doc, place)).kind !== 'reference',
  )
}

function turnForth(
  state: EditorState,
  lookup: TemplateLookup,
  places: readonly Place[],
  to: { readonly kind: string; readonly target: number },
): Transaction {
  const layout = layoutOf(state.doc)
  const lines = places.map((place) => lineAt(state.doc, place))
  const items = lines.map((line) => withAttributes(line, { kind: to.kind, indent: 0 }))
  for (const [index, line] of lines.entries()) {
    const place = places[index]
    if (place === undefined) continue
    const said = sectionKeyAt(state.doc, place.section) === lookup.discussion
    if (place.section !== to.target) takeOut(layout, line, said ? traceOf(line) : null)
  }
  const here = layout[to.target] ?? []
  const stayed = places.filter((place) => place.section === to.target)
  for (const place of stayed)
    here[place.line] = items[lines.indexOf(lineAt(state.doc, place))] ?? lineAt(state.doc, place)
  const arrived = items.filter((item) => !here.includes(item))
  if (arrived.length > 0 && isBlank(here)) here.length = 0
  here.push(...arrived)
  return finish(state, layout, items)
}

/** A trace names its line by id; a line that has none yet leaves none. */
function traceOf(line: ProseMirrorNode): ProseMirrorNode | null {
  const { id, indent, by, at } = lineAttributes(line)
  if (id === null) return null
  return newLine({ id: newLineId(), kind: 'reference', indent, fields: { to: id }, by, at })
}

function takeOut(layout: Layout, line: ProseMirrorNode, instead: ProseMirrorNode | null): void {
  const place = placeOf(layout, line)
  if (place !== null) layout[place.section]?.splice(place.line, 1, ...(instead === null ? [] : [instead]))
}

function turnBack(state: EditorState, lookup: TemplateLookup, places: readonly Place[]): Transaction {
  const layout = layoutOf(state.doc)
  const discussion = sectionIndex(state.doc, lookup.discussion ?? '')
  const here = layout[discussion] ?? []
  const kind = lookup.firstKind(lookup.discussion ?? '')
  const moved: ProseMirrorNode[] = []
  for (const place of places) {
    const line = lineAt(state.doc, place)
    const trace = findTrace(layout, lineAttributes(line).id)
    const said = withAttributes(line, { kind, indent: trace === null ? 0 : lineAttributes(trace).indent })
    moved.push(said)
    if (place.section === discussion) replaceIn(layout, line, said)
    else {
      takeOut(layout, line, null)
      if (trace !== null) replaceIn(layout, trace, said)
      else {
        if (isBlank(here)) here.length = 0
        here.push(said)
      }
    }
  }
  return finish(state, layout, moved)
}

function replaceIn(layout: Layout, line: ProseMirrorNode, by: ProseMirrorNode): void {
  takeOut(layout, line, by)
}

function findTrace(layout: Layout, id: string | null): ProseMirrorNode | null {
  if (id === null) return null
  return layout.flat().find((line) => isTraceOf(line, id)) ?? null
}

function isTraceOf(line: ProseMirrorNode, id: string): boolean {
  const { kind, fields } = lineAttributes(line)
  return kind === 'reference' && fields['to'] === id
}

/** Applies a layout and keeps the selection on the lines that moved, at the same letters. */
function finish(state: EditorState, layout: Layout, moved: readonly ProseMirrorNode[]): Transaction {
  const transaction = rearrange(state.tr, layout)
  const { $anchor, $head } = state.selection
  const first = moved[0]
  const last = moved.at(-1)
  const from = first === undefined ? null : placeOf(layout, first)
  const to = last === undefined ? null : placeOf(layout, last)
  if (from === null || to === null) return transaction.scrollIntoView()
  const forward = $anchor.pos <= $head.pos
  const [anchorPlace, headPlace] = forward ? [from, to] : [to, from]
  const anchor = textPosition(transaction.doc, anchorPlace, $anchor.parentOffset)
  const head = textPosition(transaction.doc, headPlace, $head.parentOffset)
  return transaction.setSelection(TextSelection.create(transaction.doc, anchor, head)).scrollIntoView()
}

/** Moves the selected lines one up or down in their section. */
export function moveLines(step: 1 | -1): Command {
  return (state, dispatch) => {
    const places = selectedPlaces(state)
    const first = places[0]
    const last = places.at(-1)
    if (first === undefined || last === undefined || first.section !== last.section) return false
    const layout = layoutOf(state.doc)
    const lines = layout[first.section] ?? []
    const goal = step === 1 ? last.line + 1 : first.line - 1
    if (goal < 0 || goal >= lines.length) return false
    if (!dispatch) return true
    const moved = lines.splice(first.line, places.length)
    lines.splice(first.line + step, 0, ...moved)
    dispatch(finish(state, layout, moved))
    return true
  }
}

/** Moves the selected lines to the start of the next section or the end of the one before, as a kind it takes. */
export function moveToSection(lookup: TemplateLookup, step: 1 | -1): Command {
  return (state, dispatch) => {
    const places = selectedPlaces(state)
    const first = places[0]
    const last = places.at(-1)
    if (first === undefined || last === undefined || first.section !== last.section) return false
    const target = first.section + step
    if (target < 0 || target >= state.doc.childCount) return false
    if (!dispatch) return true
    const key = sectionKeyAt(state.doc, target)
    const layout = layoutOf(state.doc)
    const taken = layout[first.section]?.splice(first.line, places.length) ?? []
    const moved = taken.map((line) => adapted(lookup, line, key))
    const there = layout[target] ?? []
    if (isBlank(there)) there.length = 0
    there.splice(step === 1 ? 0 : there.length, 0, ...moved)
    dispatch(finish(state, layout, moved))
    return true
  }
}

function adapted(lookup: TemplateLookup, line: ProseMirrorNode, section: string): ProseMirrorNode {
  const { kind } = lineAttributes(line)
  const wanted = kind === 'reference' ? kind : lookup.kindIn(section, kind)
  return wanted === kind ? line : withAttributes(line, { kind: wanted, indent: 0 })
}

/** Goes to the line of that id, caret at its end; null when the note does not have it. */
export function goToLine(state: EditorState, id: string): Transaction | null {
  const place = findLine(state.doc, id)
  return place === null ? null : setCaret(state.tr, place, lineAt(state.doc, place).content.size)
}

/** On a trace: to the item it stands for. */
export const followTrace: Command = (state, dispatch) => {
  const place = placeAt(state.selection.$head)
  if (place === null) return false
  const { kind, fields } = lineAttributes(lineAt(state.doc, place))
  const to = fields['to']
  if (kind !== 'reference' || typeof to !== 'string') return false
  const transaction = goToLine(state, to)
  if (transaction === null) return false
  if (dispatch) dispatch(transaction)
  return true
}

/** On an item: back to where it was made, into the line below its trace, which is begun if there is none. */
export function goBack(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    const place = placeAt(state.selection.$head)
    const id = place === null ? null : lineAttributes(lineAt(state.doc, place)).id
    if (id === null) return false
    const trace = findWhere(state.doc, (line) => isTraceOf(line, id))
    if (trace === null) return false
    if (!dispatch) return true
    const below = { section: trace.section, line: trace.line + 1 }
    const section = state.doc.child(trace.section)
    const transaction = state.tr
    const next = section.maybeChild(below.line)
    if (next === null) {
      const kind = lookup.firstKind(sectionKey(section))
      transaction.insert(linePosition(state.doc, below), newLine({ kind }))
    }
    dispatch(setCaret(transaction, below, next?.content.size ?? 0))
    return true
  }
}

/** A new line at the end of a section, or its empty last one; the caret goes there. */
export function addLine(lookup: TemplateLookup, section: string): Command {
  return (state, dispatch) => {
    const index = sectionIndex(state.doc, section)
    if (index < 0) return false
    if (!dispatch) return true
    const count = state.doc.child(index).childCount
    const last = state.doc.child(index).lastChild
    const transaction = state.tr
    const reuse = last !== null && last.content.size === 0 && lineAttributes(last).kind !== 'reference'
    const place = { section: index, line: reuse ? count - 1 : count }
    if (!reuse)
      transaction.insert(linePosition(state.doc, place), newLine({ kind: lookup.firstKind(section) }))
    dispatch(setCaret(transaction, place, 0))
    return true
  }
}

/**
 * Turning lines into items and back, and moving lines: the line goes to the section that takes its kind, and in the
 * discussion a trace stays where it was said.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes } from '../schema.ts'
import { traceAtCaret, type CaretTrace } from './fresh-trace.ts'
import {
  beginBelow,
  findLine,
  isBlank,
  layoutOf,
  lineAt,
  linePosition,
  newLine,
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
import { kindBelow } from './text-commands.ts'
import type { TemplateLookup } from './template-lookup.ts'
import { caretBelow, isTraceOf } from './trace-commands.ts'

/**
 * Turns the selected lines into items of this kind, or back into discussion when all of them are that already. On a
 * trace, or in the empty line right below a fresh one, it is the trace's item that turns.
 */
export function turnInto(lookup: TemplateLookup, kind: string): Command {
  return (state, dispatch) => {
    const traced = emptyAtTrace(state)
    const turn = traced === null ? turnLines(lookup, kind) : turnTraced(lookup, kind, traced)
    return turn(state, dispatch)
  }
}

/** The same for the selected lines alone, whatever stands above them. */
export function turnLines(lookup: TemplateLookup, kind: string): Command {
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

/** Written words are what a key means; only without any does it mean the item above. */
function emptyAtTrace(state: EditorState): CaretTrace | null {
  const traced = traceAtCaret(state)
  return traced !== null && state.selection.$head.parent.content.size === 0 ? traced : null
}

function turnTraced(lookup: TemplateLookup, kind: string, traced: CaretTrace): Command {
  return (state, dispatch) => {
    const home = lookup.homeOf(kind)
    const target = home === null ? -1 : sectionIndex(state.doc, home)
    const place = findLine(state.doc, traced.item)
    if (target < 0 || place === null) return false
    const item = lineAt(state.doc, place)
    if (!dispatch) return true
    if (place.section === target && lineAttributes(item).kind === kind) {
      dispatch(takeBack(state, lookup, traced, place))
      return true
    }
    const layout = layoutOf(state.doc)
    takeOut(layout, item, null)
    append(layout[target] ?? [], [withAttributes(item, { kind, indent: 0 })])
    dispatch(rearrange(state.tr, layout))
    return true
  }
}

/** The item stands in the discussion again as if it had never left; the line made below it for the caret goes. */
function takeBack(state: EditorState, lookup: TemplateLookup, traced: CaretTrace, item: Place): Transaction {
  const { layout, moved } = backIn(state, lookup, [item])
  const below = { ...traced.place, line: traced.place.line + 1 }
  const lines = layout[below.section] ?? []
  if (traced.made && !traced.on && lines.length > 1) lines.splice(below.line, 1)
  return setCaret(rearrange(state.tr, layout), traced.place, moved[0]?.content.size ?? 0)
}

function append(lines: ProseMirrorNode[], arrived: readonly ProseMirrorNode[]): void {
  if (arrived.length > 0 && isBlank(lines)) lines.length = 0
  lines.push(...arrived)
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
  let left: { readonly trace: ProseMirrorNode; readonly line: ProseMirrorNode } | null = null
  for (const [index, line] of lines.entries()) {
    const place = places[index]
    if (place === undefined || place.section === to.target) continue
    const said = sectionKeyAt(state.doc, place.section) === lookup.discussion
    const trace = said ? traceOf(line) : null
    takeOut(layout, line, trace)
    if (trace !== null) left = { trace, line }
  }
  const here = layout[to.target] ?? []
  const stayed = places.filter((place) => place.section === to.target)
  for (const place of stayed)
    here[place.line] = items[lines.indexOf(lineAt(state.doc, place))] ?? lineAt(state.doc, place)
  append(
    here,
    items.filter((item) => !here.includes(item)),
  )
  // An item without words is still to be written, so there the caret goes along.
  const wordless = items.every((item) => item.content.size === 0)
  return left === null || wordless ? finish(state, layout, items) : goOnBelow(state, lookup, layout, left)
}

/** The person stays in the talk: the caret goes below the last trace, and nothing scrolls. */
function goOnBelow(
  state: EditorState,
  lookup: TemplateLookup,
  layout: Layout,
  left: { readonly trace: ProseMirrorNode; readonly line: ProseMirrorNode },
): Transaction {
  const transaction = rearrange(state.tr, layout)
  const trace = placeOf(layout, left.trace)
  const { kind } = lineAttributes(left.line)
  return trace === null
    ? transaction
    : caretBelow(transaction, trace, kindBelow(lookup, lookup.discussion ?? '', kind))
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
  const { layout, moved } = backIn(state, lookup, places)
  return finish(state, layout, moved)
}

interface Moved {
  readonly layout: Layout
  readonly moved: readonly ProseMirrorNode[]
}

/** The layout with these items in the discussion: where their trace is, or at its end. */
export function backIn(state: EditorState, lookup: TemplateLookup, places: readonly Place[]): Moved {
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
    if (place.section === discussion) takeOut(layout, line, said)
    else {
      takeOut(layout, line, null)
      if (trace !== null) takeOut(layout, trace, said)
      else append(here, [said])
    }
  }
  return { layout, moved }
}

function findTrace(layout: Layout, id: string | null): ProseMirrorNode | null {
  if (id === null) return null
  return layout.flat().find((line) => isTraceOf(line, id)) ?? null
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
    const kind = lookup.firstKind(section)
    if (last === null) transaction.insert(linePosition(state.doc, place), newLine({ kind }))
    else if (!reuse) beginBelow(transaction, { section: index, line: count - 1 }, { kind })
    dispatch(setCaret(transaction, place, 0))
    return true
  }
}

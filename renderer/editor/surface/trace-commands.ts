/**
 * The way from a trace to its item and back to where the item was made.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import { markFresh, nearestTrace, traceAtCaret } from './fresh-trace.ts'
import {
  findLine,
  findWhere,
  layoutOf,
  lineAt,
  newLine,
  placeAt,
  placeOf,
  rearrange,
  setCaret,
  type Layout,
  type Place,
} from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'

/** Goes to the line of that id, caret at its end; null when the note does not have it. */
export function goToLine(state: EditorState, id: string): Transaction | null {
  const place = findLine(state.doc, id)
  return place === null ? null : setCaret(state.tr, place, lineAt(state.doc, place).content.size)
}

/** With the caret on a trace: to the item it stands for. */
export const followTrace: Command = (state, dispatch) => {
  const traced = traceAtCaret(state)
  return traced?.on === true && goTo(traced.item)(state, dispatch)
}

/** With the caret on a trace or right below one: to the item it stands for. */
export const followNearest: Command = (state, dispatch) => {
  const item = nearestTrace(state)
  return item !== null && goTo(item)(state, dispatch)
}

function goTo(id: string): Command {
  return (state, dispatch) => {
    const transaction = goToLine(state, id)
    if (transaction === null) return false
    if (dispatch) dispatch(transaction)
    return true
  }
}

/** On an item: back to where it was made, into the line below its trace, which is begun if there is none. */
export function goBack(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    const place = placeAt(state.selection.$head)
    const id = place === null ? null : lineAttributes(lineAt(state.doc, place)).id
    if (id === null) return false
    const transaction = belowTraceOf(state, lookup, id)
    if (transaction === null) return false
    if (dispatch) dispatch(transaction)
    return true
  }
}

/** The caret below the trace of this item, or null when it left none. */
export function belowTraceOf(
  state: EditorState,
  lookup: TemplateLookup,
  item: string,
  layout: Layout = layoutOf(state.doc),
): Transaction | null {
  const found = findWhere(state.doc, (line) => isTraceOf(line, item))
  if (found === null) return null
  const trace = lineAt(state.doc, found)
  const key = sectionKey(state.doc.child(found.section))
  const below = lineBelowTrace(layout, trace, () => lookup.firstKind(key))
  if (below === null) return null
  const transaction = setCaret(rearrange(state.tr, layout), below.place, 0)
  return markFresh(transaction, { id: lineAttributes(trace).id ?? '', made: below.made })
}

/** Whether the line is the trace of that item. */
export function isTraceOf(line: ProseMirrorNode, item: string): boolean {
  const { kind, fields } = lineAttributes(line)
  return kind === 'reference' && fields['to'] === item
}

/** The line to go on in below a trace; made in the layout where another trace or nothing follows. */
export function lineBelowTrace(
  layout: Layout,
  trace: ProseMirrorNode,
  kind: () => string,
): { readonly place: Place; readonly made: boolean } | null {
  const place = placeOf(layout, trace)
  if (place === null) return null
  const below = { section: place.section, line: place.line + 1 }
  const next = layout[below.section]?.[below.line]
  const made = next === undefined || lineAttributes(next).kind === 'reference'
  if (made)
    layout[below.section]?.splice(
      below.line,
      0,
      newLine({ kind: kind(), indent: lineAttributes(trace).indent }),
    )
  return { place: below, made }
}

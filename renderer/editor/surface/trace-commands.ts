/**
 * The way from a trace to its item and back to where the item was made.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import { markFresh, nearestTrace, traceAtCaret } from './fresh-trace.ts'
import {
  beginBelow,
  findLine,
  findWhere,
  lineAt,
  placeAt,
  setCaret,
  textPosition,
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
    const transaction = goBelowTraceOf(state.tr, lookup, id)
    if (transaction === null) return false
    if (dispatch) dispatch(transaction.scrollIntoView())
    return true
  }
}

/** The caret below the trace of this item, or null when it left none. */
export function goBelowTraceOf(
  transaction: Transaction,
  lookup: TemplateLookup,
  item: string,
): Transaction | null {
  const trace = findWhere(transaction.doc, (line) => isTraceOf(line, item))
  if (trace === null) return null
  return caretBelow(transaction, trace, lookup.firstKind(sectionKey(transaction.doc.child(trace.section))))
}

/** The caret at the start of the line below a trace, which is begun where another trace or nothing follows. */
export function caretBelow(transaction: Transaction, trace: Place, kind: string): Transaction {
  const { id, indent } = lineAttributes(lineAt(transaction.doc, trace))
  const below = { section: trace.section, line: trace.line + 1 }
  const next = transaction.doc.child(below.section).maybeChild(below.line)
  const made = next === null || lineAttributes(next).kind === 'reference'
  if (made) beginBelow(transaction, trace, { kind, indent })
  const caret = textPosition(transaction.doc, below, 0)
  transaction.setSelection(TextSelection.create(transaction.doc, caret))
  return markFresh(transaction, { id: id ?? '', made })
}

/** Whether the line is the trace of that item. */
export function isTraceOf(line: ProseMirrorNode, item: string): boolean {
  const { kind, fields } = lineAttributes(line)
  return kind === 'reference' && fields['to'] === item
}

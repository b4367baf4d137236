/**
 * Enter on an item without words: it goes, and the person goes on where they came from.
 */
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { lineAttributes } from '../schema.ts'
import { backIn } from './item-commands.ts'
import { findWhere, layoutOf, rearrange, setCaret } from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'
import { caretLine, type CaretLine } from './text-commands.ts'
import { goBelowTraceOf, isTraceOf } from './trace-commands.ts'

/**
 * An empty item with a trace becomes the discussion line it was; any other goes, and the caret with it: to the next
 * item, else below the trace of the one before, else to the next section. An item with fields is kept.
 */
export function leaveEmptyItem(lookup: TemplateLookup): Command {
  return (state, dispatch) => {
    const at = caretLine(state)
    if (at === null || !isEmptyItem(lookup, at)) return false
    const transaction = leave(state, lookup, at)
    if (transaction === null) return false
    if (dispatch) dispatch(transaction)
    return true
  }
}

function isEmptyItem(lookup: TemplateLookup, { line, attributes }: CaretLine): boolean {
  const { kind, fields } = attributes
  return lookup.kind(kind) !== undefined && line.content.size === 0 && Object.keys(fields).length === 0
}

function leave(state: EditorState, lookup: TemplateLookup, at: CaretLine): Transaction | null {
  const { id } = at.attributes
  const trace = id === null ? null : findWhere(state.doc, (line) => isTraceOf(line, id))
  if (trace !== null) return setCaret(rearrange(state.tr, backIn(state, lookup, [at.place]).layout), trace, 0)
  // The section's only line stays, empty as it is: there must be something to write in.
  const layout = layoutOf(state.doc)
  if (at.above !== null || at.below !== null) layout[at.place.section]?.splice(at.place.line, 1)
  const transaction = rearrange(state.tr, layout)
  if (at.below !== null) return setCaret(transaction, at.place, 0)
  return backToTalk(transaction, lookup, at) ?? toNextSection(transaction, at)
}

/** Below the trace of the nearest item above that left one: there the person came from. */
function backToTalk(transaction: Transaction, lookup: TemplateLookup, at: CaretLine): Transaction | null {
  const above = transaction.doc.child(at.place.section).children.slice(0, at.place.line)
  for (const item of above.toReversed()) {
    const { id } = lineAttributes(item)
    const back = id === null ? null : goBelowTraceOf(transaction, lookup, id)
    if (back !== null) return back.scrollIntoView()
  }
  return null
}

function toNextSection(transaction: Transaction, at: CaretLine): Transaction | null {
  const section = at.place.section + 1
  const next = transaction.doc.maybeChild(section)
  if (next !== null && next.childCount > 0) return setCaret(transaction, { section, line: 0 }, 0)
  if (at.above === null) return null
  return setCaret(transaction, { section: at.place.section, line: at.place.line - 1 }, at.above.content.size)
}

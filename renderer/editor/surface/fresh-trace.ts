/**
 * Remembers the trace that was left last, for as long as its maker goes on writing right below it. Keys pressed there
 * still mean the item the trace stands for.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { fromNote } from '../binding-plugin.ts'
import { lineAttributes } from '../schema.ts'
import { lineAt, placeAt, type Place } from './rearrange.ts'

/** `made` says whether the line below was put there for the caret. */
export interface FreshTrace {
  readonly id: string
  readonly made: boolean
}

const key = new PluginKey<FreshTrace | null>('fresh-trace')

/** The transaction that leaves a trace says so with this. */
export function markFresh(transaction: Transaction, trace: FreshTrace): Transaction {
  return transaction.setMeta(key, trace)
}

export function createFreshTrace(): Plugin<FreshTrace | null> {
  return new Plugin<FreshTrace | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, _old, state) => {
        const marked = transaction.getMeta(key) as FreshTrace | undefined
        if (marked !== undefined) return marked
        if (before === null || transaction.getMeta(fromNote) !== undefined) return before
        // While the note is being drawn the caret may pass through other lines; only the person's own steps count.
        return idOf(lineAbove(state)) === before.id || idOf(caretNode(state)) === before.id ? before : null
      },
    },
  })
}

/** The item whose trace the caret is on, or right below while that trace is fresh. */
export interface CaretTrace {
  readonly place: Place
  readonly trace: string
  readonly item: string
  /** Whether the caret stands on the trace itself. */
  readonly on: boolean
  readonly made: boolean
}

/** Null when the caret is with no trace. */
export function traceAtCaret(state: EditorState): CaretTrace | null {
  const place = placeAt(state.selection.$head)
  if (place === null || !state.selection.empty) return null
  const fresh = key.getState(state) ?? null
  const here = traceOf(caretNode(state))
  if (here !== null) return { place, ...here, on: true, made: fresh?.id === here.trace && fresh.made }
  const above = traceOf(lineAbove(state))
  if (above === null || above.trace !== fresh?.id) return null
  return { place: { ...place, line: place.line - 1 }, ...above, on: false, made: fresh.made }
}

/** The item of the trace the caret is on or right below, however old that trace is. */
export function nearestTrace(state: EditorState): string | null {
  return traceOf(caretNode(state))?.item ?? traceOf(lineAbove(state))?.item ?? null
}

function traceOf(line: ProseMirrorNode | null): { readonly trace: string; readonly item: string } | null {
  if (line === null) return null
  const { id, kind, fields } = lineAttributes(line)
  const item = fields['to']
  return kind === 'reference' && id !== null && typeof item === 'string' ? { trace: id, item } : null
}

function caretNode(state: EditorState): ProseMirrorNode | null {
  const place = placeAt(state.selection.$head)
  return place === null ? null : lineAt(state.doc, place)
}

function lineAbove(state: EditorState): ProseMirrorNode | null {
  const place = placeAt(state.selection.$head)
  return place === null || place.line === 0 ? null : state.doc.child(place.section).child(place.line - 1)
}

function idOf(line: ProseMirrorNode | null): string | null {
  return line === null ? null : lineAttributes(line).id
}

/**
 * What the editor's surface needs of the binding that keeps the view and the note's lines in step. The surface knows
 * nothing else of it, so tests can mount an editor with a stand-in.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditorState, Plugin, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JsonValue } from '#note/record-model.ts'

/** Turns places in the view into places that survive everybody's edits, and back; null where there is none. */
export interface PositionCodec {
  readonly encodePosition: (state: EditorState, position: number) => JsonValue | null
  readonly decodePosition: (state: EditorState, value: JsonValue) => number | null
}

/** One binding serves one view. `attach` starts the flow from the note into the view; what it returns stops it. */
export interface EditorBinding extends PositionCodec {
  readonly doc: () => ProseMirrorNode
  readonly plugin: Plugin
  readonly dispatch: (view: EditorView, transaction: Transaction) => void
  readonly attach: (view: EditorView) => () => void
}

/** What both editors are asked for in the benchmark. */
import type { EditorView } from 'prosemirror-view'
import type * as Y from 'yjs'

export type Act = 'letter' | 'new line' | 'split' | 'join' | 'move' | 'kind'

export interface BenchEditor {
  readonly doc: Y.Doc
  readonly view: EditorView
  /** Ms from the update to the filled document, and from there to the built view. */
  readonly loadMs: number
  readonly viewMs: number
  /** Updates of somebody else who does this so many times, from that line on. */
  readonly remote: (act: Act, count: number, at: number) => Uint8Array[]
  readonly close: () => void
}

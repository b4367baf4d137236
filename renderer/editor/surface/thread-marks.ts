/**
 * "2 comments" at a line that somebody commented on: a mark on the line's element, and the words that its view makes a
 * button of. The thread itself is shown beside the sheet, or from below where there is no room beside it.
 */
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { lineAttributes } from '../schema.ts'

/** How many comments stand beside each drawn line, in words; only lines that have any. */
export type Replies = ReadonlyMap<string, string>

interface ThreadSource {
  readonly read: () => Replies
  /** Hears of everything after which `read` may answer differently. Returns the undo. */
  readonly onChange: (listener: () => void) => () => void
}

const key = new PluginKey<DecorationSet>('threads')
/** Comments are in no hurry, and letters are. */
const REDRAW_MS = 200

export function createThreadMarks(source: ThreadSource): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set, _before, state) => {
        const replies = transaction.getMeta(key) as Replies | undefined
        if (replies !== undefined) return drawReplies(state, replies)
        return transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => watch(view, source),
  })
}

/** The words that these decorations put beside a line; empty where they put none. */
export function repliesOf(decorations: readonly Decoration[]): string {
  for (const { spec } of decorations) {
    const { replies } = spec as { readonly replies?: unknown }
    if (typeof replies === 'string') return replies
  }
  return ''
}

function watch(view: EditorView, source: ThreadSource): { readonly destroy: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  const redraw = (): void => {
    timer = null
    if (view.isDestroyed) return
    if (view.composing) return plan()
    const replies = source.read()
    if (replies.size > 0 || key.getState(view.state) !== DecorationSet.empty)
      view.dispatch(view.state.tr.setMeta(key, replies))
  }
  const plan = (): void => {
    timer ??= setTimeout(redraw, REDRAW_MS)
  }
  const stop = source.onChange(plan)
  plan()
  return {
    destroy: () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function drawReplies(state: EditorState, replies: Replies): DecorationSet {
  if (replies.size === 0) return DecorationSet.empty
  const marks: Decoration[] = []
  state.doc.forEach((section, start) => {
    section.forEach((line, offset) => {
      const words = replies.get(lineAttributes(line).id ?? '')
      if (words === undefined) return
      const from = start + 1 + offset
      marks.push(
        Decoration.node(
          from,
          from + line.nodeSize,
          { class: 'line-threaded', 'data-replies': words },
          { replies: words },
        ),
      )
    })
  })
  return DecorationSet.create(state.doc, marks)
}

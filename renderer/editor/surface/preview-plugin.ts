/**
 * Looks at what is being typed once the keys rest for a moment, marks the words that will change, and tells whoever shows
 * the preview. A key itself costs a look at the first letters of its line.
 */
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { mayPreview, previewOf, type Preview, type PreviewParts } from './preview-of.ts'

const RESTS_MS = 100

/** Shown at a line: `left` and `bottom` are of its caret, in the window. */
export interface ShownPreview extends Preview {
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number }
}

const key = new PluginKey<DecorationSet>('preview')

export function createPreviewPlugin(
  parts: PreviewParts,
  onShow: (shown: ShownPreview | null) => void,
): Plugin<DecorationSet> {
  const { discussion } = parts.lookup
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before, _old, state) => {
        const marks = transaction.getMeta(key) as Preview['marks'] | undefined
        if (marks !== undefined) return marked(state.doc, marks)
        if (before === DecorationSet.empty || (!transaction.docChanged && !transaction.selectionSet))
          return before
        return mayPreview(state, discussion)
          ? before.map(transaction.mapping, transaction.doc)
          : DecorationSet.empty
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined
      let isShown = false
      const show = (view: EditorView): void => {
        const preview = view.isDestroyed || view.composing ? null : previewOf(view.state, parts)
        isShown = preview !== null
        if (
          preview !== null &&
          (preview.marks.length > 0 || key.getState(view.state) !== DecorationSet.empty)
        )
          view.dispatch(view.state.tr.setMeta(key, preview.marks))
        onShow(preview === null ? null : { ...preview, at: placeOf(view) })
      }
      return {
        update: (view, { doc, selection }) => {
          if (view.state.doc === doc && view.state.selection.eq(selection)) return
          clearTimeout(timer)
          if (view.editable && mayPreview(view.state, discussion))
            timer = setTimeout(() => show(view), RESTS_MS)
          else if (isShown) {
            isShown = false
            onShow(null)
          }
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

function marked(doc: Parameters<typeof DecorationSet.create>[0], marks: Preview['marks']): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty
  return DecorationSet.create(
    doc,
    marks.map(({ from, to, look }) => Decoration.inline(from, to, { class: `preview-${look}` })),
  )
}

function placeOf(view: EditorView): ShownPreview['at'] {
  const { $head } = view.state.selection
  const { left } = view.coordsAtPos($head.start())
  const { top, bottom } = view.coordsAtPos($head.pos)
  return { left, top, bottom }
}

/**
 * Words beside a line that are not the note's own: "2 comments" where somebody said something, what became of an item since.
 * A mark on the line's element, and the words that its view makes a button of. What the button opens is the screen's.
 */
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { lineAttributes } from '../schema.ts'

/** `replies`: a thread or what was returned; `later`: what was set of an item beside its note. */
export const BESIDE = ['replies', 'later'] as const
export type Beside = (typeof BESIDE)[number]

/** By drawn line, in words; only lines that have any. */
export type WordsByLine = ReadonlyMap<string, string>

interface WordsSource {
  readonly read: () => WordsByLine
  /** Hears of everything after which `read` may answer differently. Returns the undo. */
  readonly onChange: (listener: () => void) => () => void
}

const KEYS: Readonly<Record<Beside, PluginKey<DecorationSet>>> = {
  replies: new PluginKey<DecorationSet>('replies'),
  later: new PluginKey<DecorationSet>('later'),
}
const CLASSES: Readonly<Record<Beside, string>> = { replies: 'line-threaded', later: 'line-since' }
/** Comments are in no hurry, and letters are. */
const REDRAW_MS = 200

export function createBesideWords(beside: Beside, source: WordsSource): Plugin<DecorationSet> {
  const key = KEYS[beside]
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set, _before, state) => {
        const words = transaction.getMeta(key) as WordsByLine | undefined
        if (words !== undefined) return drawWords(state, beside, words)
        return transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => watch(view, key, source),
  })
}

/** The words that these decorations put beside a line; empty where they put none. */
export function wordsBeside(decorations: readonly Decoration[], beside: Beside): string {
  for (const { spec } of decorations) {
    const words = (spec as { readonly [kind in Beside]?: unknown })[beside]
    if (typeof words === 'string') return words
  }
  return ''
}

function watch(
  view: EditorView,
  key: PluginKey<DecorationSet>,
  source: WordsSource,
): { readonly destroy: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  const redraw = (): void => {
    timer = null
    if (view.isDestroyed) return
    if (view.composing) return plan()
    const words = source.read()
    if (words.size > 0 || key.getState(view.state) !== DecorationSet.empty)
      view.dispatch(view.state.tr.setMeta(key, words))
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

function drawWords(state: EditorState, beside: Beside, byLine: WordsByLine): DecorationSet {
  if (byLine.size === 0) return DecorationSet.empty
  const marks: Decoration[] = []
  state.doc.forEach((section, start) => {
    section.forEach((line, offset) => {
      const words = byLine.get(lineAttributes(line).id ?? '')
      if (words === undefined) return
      const from = start + 1 + offset
      marks.push(
        Decoration.node(
          from,
          from + line.nodeSize,
          { class: CLASSES[beside], [`data-${beside}`]: words },
          { [beside]: words },
        ),
      )
    })
  })
  return DecorationSet.create(state.doc, marks)
}

/**
 * The selection as the browser has it now. It tells of a new one a moment later, and whoever presses fast must not
 * cut, paste or turn what was selected before.
 */
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Brings the view's selection up to the browser's; leaves it alone where the text has no focus or is composed. */
export function takeSelection(view: EditorView): void {
  const chosen = view.dom.ownerDocument.getSelection()
  const { anchorNode, focusNode } = chosen ?? {}
  if (!view.hasFocus() || view.composing || !chosen || !anchorNode || !focusNode) return
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
  const { doc, selection, tr } = view.state
  const anchor = view.posAtDOM(anchorNode, chosen.anchorOffset)
  const head = view.posAtDOM(focusNode, chosen.focusOffset)
  if (anchor === selection.anchor && head === selection.head) return
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))))
}

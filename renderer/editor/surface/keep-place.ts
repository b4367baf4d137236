/**
 * Keeps the caret in its section when the line under it goes, by somebody else's hand or by undo: it moves to the end
 * of the line before. An empty section that somebody else begins keeps my empty line below theirs for as long as my
 * caret is in it; that line is in this view only.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { fromNote } from '../binding-plugin.ts'
import { lineAttributes } from '../schema.ts'
import { findLine, lineAt, linePosition, placeAt, textPosition, type Place } from './rearrange.ts'

export function createKeepPlace(): Plugin {
  // Lines that were put back by us and that the note does not have: one as a rule.
  const own = new Set<string>()
  // Whoever only looks has no place to keep.
  let wasHere = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        focus: () => {
          wasHere = true
          return false
        },
      },
    },
    appendTransaction: (transactions, before, state) => {
      if (
        !wasHere ||
        !transactions.some((transaction) => transaction.docChanged && transaction.getMeta(fromNote))
      )
        return null
      const place = placeAt(before.selection.$head)
      const line = before.selection.$head.parent
      const { id } = lineAttributes(line)
      if (place === null || id === null || isStill(state, id)) return null
      const section = before.doc.child(place.section)
      const isPlaceholder = line.content.size === 0 && (section.childCount === 1 || own.has(id))
      if (!isPlaceholder) return toLineBefore(state, section, place)
      own.add(id)
      return putBack(state, line, place.section)
    },
  })
}

function isStill(state: EditorState, id: string): boolean {
  return lineAttributes(state.selection.$head.parent).id === id || findLine(state.doc, id) !== null
}

function putBack(state: EditorState, line: ProseMirrorNode, section: number): Transaction {
  const place = { section, line: state.doc.child(section).childCount }
  return caretAt(state.tr.insert(linePosition(state.doc, place), line), place, 0)
}

function toLineBefore(
  state: EditorState,
  was: ProseMirrorNode,
  { section, line }: Place,
): Transaction | null {
  const now = state.doc.child(section)
  if (now.childCount === 0) return null
  for (const above of was.children.slice(0, line).toReversed()) {
    const { id } = lineAttributes(above)
    const index = now.children.findIndex((child) => id !== null && lineAttributes(child).id === id)
    if (index >= 0) return caretAt(state.tr, { section, line: index }, Infinity)
  }
  return caretAt(state.tr, { section, line: 0 }, 0)
}

function caretAt(transaction: Transaction, place: Place, offset: number): Transaction {
  const end = lineAt(transaction.doc, place).content.size
  const caret = textPosition(transaction.doc, place, Math.min(offset, end))
  // Nothing here is the person's doing, so nothing of it is written to the note.
  return transaction.setSelection(TextSelection.create(transaction.doc, caret)).setMeta(fromNote, true)
}

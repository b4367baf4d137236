/**
 * Letters typed where they cannot simply go in: over a selection that spans sections, and on a trace, which has no
 * text of its own.
 */
import { Plugin } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import { linePosition, newLine, placeAt, setCaret } from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'
import { deletePerSection } from './text-commands.ts'

export function createTypingGuard(lookup: TemplateLookup): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, _from, _to, text) => {
        const { $from, $to } = view.state.selection
        const spans = $from.depth < 2 || $from.index(0) !== $to.index(0)
        const transaction = spans ? deletePerSection(view.state) : view.state.tr
        const { $head } = transaction.selection
        const place = placeAt($head)
        if (place === null) return spans
        if (lineAttributes($head.parent).kind === 'reference') {
          const below = { section: place.section, line: place.line + 1 }
          const kind = lookup.firstKind(sectionKey($head.node(1)))
          transaction.insert(linePosition(transaction.doc, below), newLine({ kind }))
          setCaret(transaction, below, 0)
        } else if (!spans) return false
        view.dispatch(transaction.insertText(text).scrollIntoView())
        return true
      },
    },
  })
}

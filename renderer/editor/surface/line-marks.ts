/**
 * Marks on lines that follow the caret or an empty section: the tint of the line I am in, and the guidance where
 * nothing stands yet. A handful of decorations, made anew for each state.
 */
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { sectionKey } from '../schema.ts'
import { isBlank, linePosition, placeAt } from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'
import type { EditorState } from 'prosemirror-state'

/** `onSection` hears which section the caret came into, by key. */
export function createLineMarks(lookup: TemplateLookup, onSection: (section: string | null) => void): Plugin {
  return new Plugin({
    props: {
      decorations: (state) =>
        DecorationSet.create(state.doc, [...currentLine(state), ...guidance(state, lookup)]),
    },
    view: () => {
      let told: string | null = null
      return {
        update: (view) => {
          const key = caretSection(view.state)
          if (key === told) return
          told = key
          onSection(key)
        },
      }
    },
  })
}

/** Key of the section the caret is in, or null. */
export function caretSection(state: EditorState): string | null {
  const { $head } = state.selection
  return $head.depth < 1 ? null : sectionKey($head.node(1))
}

function currentLine(state: EditorState): Decoration[] {
  const { $head } = state.selection
  if (placeAt($head) === null) return []
  return [Decoration.node($head.before(2), $head.after(2), { class: 'line-current' })]
}

function guidance(state: EditorState, lookup: TemplateLookup): Decoration[] {
  return state.doc.children.flatMap((section, index) => {
    const line = section.firstChild
    if (line === null || !isBlank(section.children)) return []
    const from = linePosition(state.doc, { section: index, line: 0 })
    const words = lookup.section(sectionKey(section))?.guidance ?? ''
    return [Decoration.node(from, from + line.nodeSize, { class: 'line-guidance', 'data-guidance': words })]
  })
}

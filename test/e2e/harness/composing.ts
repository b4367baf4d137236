/** One view that composes while another person writes in the same note, with updates through the product's own gate. */
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { createBinding } from '#renderer/editor/binding.ts'
import { PAGE_CLOCK } from '#renderer/connection/connection-clock.ts'
import { createIncoming } from '#renderer/connection/incoming.ts'
import { TEST_TEMPLATE } from '../../sync/real-editor.ts'

const SECTIONS = TEST_TEMPLATE.sections.map((section) => section.key)

export interface ComposingCase {
  /** Opens a note with these lines and puts the caret at an offset of the first. */
  readonly open: (lines: readonly string[], offset: number) => void
  /** Somebody else does this now; it arrives as from the relay. */
  readonly foreign: (what: 'letter' | 'split' | 'other line') => void
  readonly isComposing: () => boolean
  readonly shown: () => string[]
  readonly noted: () => string[]
}

interface Open {
  readonly view: EditorView
  readonly lines: EditableLines
  readonly other: EditableLines
  readonly otherDoc: Y.Doc
}

export function composing(host: () => HTMLElement): ComposingCase {
  let open: Open | null = null
  const current = (): Open => {
    if (!open) throw new Error('Nothing is open.')
    return open
  }
  return {
    open: (texts, offset) => {
      open = openView(host(), texts)
      const { view } = open
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2 + offset)))
      view.focus()
    },
    foreign: (what) => {
      const { other } = current()
      const [first, second] = other.visible()
      if (what === 'letter') other.insertText(first?.id ?? '', 0, 'y')
      else if (what === 'split') other.split(first?.id ?? '', 2)
      else other.insertText(second?.id ?? '', 0, 'y')
    },
    isComposing: () => current().view.composing,
    shown: () =>
      current()
        .view.state.doc.child(0)
        .children.map((line) => line.textContent),
    noted: () =>
      current()
        .lines.visible()
        .map((line) => line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('')),
  }
}

function openView(element: HTMLElement, texts: readonly string[]): Open {
  const doc = new Y.Doc()
  const otherDoc = new Y.Doc()
  const lines = createNoteLines(doc, { sections: SECTIONS, random: Math.random })
  const other = createNoteLines(otherDoc, { sections: SECTIONS, random: Math.random })
  const incoming = createIncoming((updates) => {
    for (const update of updates) Y.applyUpdate(doc, update, 'network')
  }, PAGE_CLOCK)
  otherDoc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') incoming.take(update)
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(otherDoc, update, 'network')
  })
  let after: string | null = null
  for (const text of texts) after = lines.newLine('discussion', after, { text })
  const binding = createBinding({
    lines,
    template: TEST_TEMPLATE,
    me: 'me',
    now: Date.now,
    gate: incoming.gate,
    linesInGroup: 2,
  })
  const view: EditorView = new EditorView(element, {
    state: EditorState.create({ doc: binding.doc(), plugins: [binding.plugin] }),
    dispatchTransaction: (transaction) => binding.dispatch(view, transaction),
  })
  binding.attach(view)
  return { view, lines, other, otherDoc }
}

/**
 * What two people can do to a note in a scene, named by the words they see. Once on the model, once in a real editor
 * view; the scenes do not know which.
 */
import { deleteSelection, joinBackward, selectAll, splitBlock } from 'prosemirror-commands'
import { TextSelection } from 'prosemirror-state'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { VisibleLine } from '#note/lines/line-model.ts'
import { schema } from '#renderer/editor/schema.ts'
import { RealEditor } from './real-editor.ts'

export const SECTIONS = ['discussion', 'decisions', 'actions']

export interface SeenLine {
  readonly section: string
  readonly kind: string
  readonly indent: number
  readonly text: string
}

export interface Hands {
  readonly doc: Y.Doc
  readonly lines: EditableLines
  /** A new line under the last of the section. */
  readonly append: (section: string, text: string) => void
  readonly type: (word: string, text: string, behind?: boolean) => void
  readonly enter: (word: string, behind?: boolean) => void
  readonly backspace: (word: string) => void
  readonly setKind: (word: string, kind: string) => void
  readonly indent: (word: string) => void
  /** Behind the line with that word, or at the head of the section. */
  readonly move: (word: string, section: string, behind?: string) => void
  readonly cutAndPaste: (word: string, section: string, behind?: string) => void
  readonly deleteLine: (word: string) => void
  readonly deleteWord: (word: string) => void
  /** From in front of the one word to behind the other, over line ends. */
  readonly deleteAcross: (from: string, to: string) => void
  readonly deleteEverything: () => void
  readonly format: (
    word: string,
    attributes: Record<string, string | boolean | Record<string, number>>,
  ) => void
  readonly setField: (word: string, key: string, value: string) => void
  readonly pasteAt: (word: string, texts: readonly string[]) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly seen: () => SeenLine[]
  readonly close: () => void
}

function plainText(line: VisibleLine): string {
  return line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '\ufffc')).join('')
}

function lineWith(lines: EditableLines, word: string): { id: string; at: number; line: VisibleLine } {
  const line = lines.visible().find((candidate) => plainText(candidate).includes(word))
  if (!line) throw new Error(`"${word}" is in no line: ${lines.visible().map(plainText).join('¶')}`)
  return { id: line.id, at: plainText(line).indexOf(word), line }
}

function seenOf(lines: EditableLines): SeenLine[] {
  return lines.visible().map((line) => ({
    section: line.section,
    kind: line.kind,
    indent: line.indent,
    text: plainText(line),
  }))
}

/** Hands on the model: what the editor would call. */
export function modelHands(client: number): Hands {
  const doc = new Y.Doc()
  doc.clientID = client
  const lines = createNoteLines(doc, { sections: SECTIONS, random: Math.random })
  const idOf = (word: string | undefined) => (word === undefined ? null : lineWith(lines, word).id)
  return {
    doc,
    lines,
    append: (section, text) => {
      const last = lines.visible().findLast((line) => line.section === section)
      lines.newLine(section, last?.id ?? null, { text })
    },
    type: (word, text, behind = false) => {
      const { id, at } = lineWith(lines, word)
      lines.insertText(id, at + (behind ? word.length : 0), text)
    },
    enter: (word, behind = false) => {
      const { id, at } = lineWith(lines, word)
      lines.split(id, at + (behind ? word.length : 0))
    },
    backspace: (word) => lines.join(lineWith(lines, word).id),
    setKind: (word, kind) => lines.setKind(lineWith(lines, word).id, kind),
    indent: (word) => lines.setIndent(lineWith(lines, word).id, 1),
    move: (word, section, behind) => lines.move(lineWith(lines, word).id, section, idOf(behind)),
    cutAndPaste: (word, section, behind) => {
      const { id, line } = lineWith(lines, word)
      lines.deleteLine(id)
      const where = { section, after: idOf(behind) }
      if (!lines.revive(id, where, line.runs)) lines.newLine(section, where.after, { text: plainText(line) })
    },
    deleteLine: (word) => lines.deleteLine(lineWith(lines, word).id),
    deleteWord: (word) => {
      const { id, at } = lineWith(lines, word)
      lines.deleteText(id, at, word.length)
    },
    deleteAcross: (from, to) => deleteAcross(lines, from, to),
    deleteEverything: () =>
      lines.together(() => {
        for (const line of lines.visible()) lines.deleteLine(line.id)
      }),
    format: (word, attributes) => {
      const { id, at } = lineWith(lines, word)
      lines.format(id, at, word.length, attributes)
    },
    setField: (word, key, value) => lines.setField(lineWith(lines, word).id, key, value),
    pasteAt: (word, texts) => pasteAt(lines, word, texts),
    undo: lines.undo,
    redo: lines.redo,
    seen: () => seenOf(lines),
    close: () => {
      lines.close()
      doc.destroy()
    },
  }
}

function deleteAcross(lines: EditableLines, from: string, to: string): void {
  lines.together(() => {
    const upper = lineWith(lines, from)
    const lower = lineWith(lines, to)
    const visible = lines.visible().map((line) => line.id)
    lines.deleteText(lower.id, 0, lower.at + to.length)
    for (const id of visible.slice(visible.indexOf(upper.id) + 1, visible.indexOf(lower.id)))
      lines.deleteLine(id)
    lines.deleteText(upper.id, upper.at, upper.line.length - upper.at)
    lines.join(lower.id)
  })
}

function pasteAt(lines: EditableLines, word: string, texts: readonly string[]): void {
  lines.together(() => {
    let { id, at } = lineWith(lines, word)
    texts.forEach((text, index) => {
      if (index > 0) {
        id = lines.split(id, at)
        at = 0
      }
      lines.insertText(id, at, text)
      at += text.length
    })
  })
}

/** Hands in a real editor view. */
export function editorHands(client: number, host?: HTMLElement): Hands & { readonly editor: RealEditor } {
  const editor = new RealEditor(client, Math.random, host)
  const { lines } = editor
  const sectionIndex = (section: string) => SECTIONS.indexOf(section)
  const target = (section: string, behind: string | undefined) => {
    if (behind !== undefined) {
      const { position, node } = editor.line(behind)
      return position + node.nodeSize
    }
    return sectionIndex(section) === 0 ? 1 : editor.endOf(sectionIndex(section) - 1) + 2
  }
  return {
    editor,
    doc: editor.doc,
    lines,
    append: (section, text) => {
      const end = editor.endOf(sectionIndex(section))
      editor.caret(end - 1)
      if (editor.state.selection.$head.parent.content.size > 0) editor.key(splitBlock)
      editor.do((tr) => tr.insertText(text))
    },
    type: (word, text, behind) => editor.type(word, text, behind),
    enter: (word, behind) => editor.enter(word, behind),
    backspace: (word) => {
      editor.caret(editor.find(word))
      editor.key(joinBackward)
    },
    setKind: (word, kind) => editor.setKind(word, kind),
    indent: (word) => editor.do((tr) => tr.setNodeAttribute(editor.line(word).position, 'indent', 1)),
    move: (word, section, behind) => editor.move(word, target(section, behind)),
    cutAndPaste: (word, section, behind) => {
      const { position, node } = editor.line(word)
      editor.do((tr) => tr.delete(position, position + node.nodeSize))
      editor.do((tr) => tr.insert(target(section, behind), node))
    },
    deleteLine: (word) => {
      const { position, node } = editor.line(word)
      editor.do((tr) => tr.delete(position, position + node.nodeSize))
    },
    deleteWord: (word) => editor.do((tr) => tr.delete(editor.find(word), editor.find(word, true))),
    deleteAcross: (from, to) => {
      editor.do((tr) =>
        tr.setSelection(TextSelection.create(tr.doc, editor.find(from), editor.find(to, true))),
      )
      editor.key(deleteSelection)
    },
    deleteEverything: () => {
      editor.key(selectAll)
      // The sections themselves may not go: the transaction is refused whole, and a person deletes by section.
      deleteSelection(editor.state, (tr) => editor.view.dispatch(tr))
      lines.together(() => {
        for (const line of lines.visible()) lines.deleteLine(line.id)
      })
    },
    format: (word, attributes) => {
      if (attributes['bold']) {
        editor.do((tr) => tr.addMark(editor.find(word), editor.find(word, true), schema.mark('bold')))
      } else lines.format(lineWith(lines, word).id, lineWith(lines, word).at, word.length, attributes)
    },
    setField: (word, key, value) => lines.setField(lineWith(lines, word).id, key, value),
    pasteAt: (word, texts) => editor.pasteLines(editor.find(word), texts),
    undo: lines.undo,
    redo: lines.redo,
    seen: () => seenOf(lines),
    close: () => editor.close(),
  }
}

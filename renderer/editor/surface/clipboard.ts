/**
 * Copy, cut, paste and drop. All of it is taken from the browser here, so that foreign HTML never reaches the page and
 * ProseMirror's own clipboard code (which writes markup from strings) is not used.
 */
import { Plugin, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { say } from '../../words/say.ts'
import { asPasted, copiedLines, htmlOf, plainTextOf, type CopiedLine } from './copied-lines.ts'
import { takeSelection } from './dom-selection.ts'
import { linesOfHtml } from './html-lines.ts'
import { insertLines } from './insert-lines.ts'
import { linesOfMarkdown, looksLikeMarkdown } from './markdown-lines.ts'
import { linesOfText, type PastedLine } from './pasted-line.ts'
import { layoutOf, rearrange, setCaret } from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'
import { deletePerSection } from './text-commands.ts'

const LARGEST_TEXT = 1024 * 1024
/** Markup is many times its text; beyond this only the text is read. */
const LARGEST_HTML = 8 * LARGEST_TEXT

interface Copy {
  readonly mark: string
  readonly lines: readonly PastedLine[]
}

export interface ClipboardEnds {
  /** Gets the sentence to show when something cannot be pasted. */
  readonly onNotice: (sentence: string) => void
  /** Gets how many lines are there now; the caret stands in the last of them. */
  readonly onPasted: (view: EditorView, count: number) => void
}

export function createClipboard(lookup: TemplateLookup, { onNotice, onPasted }: ClipboardEnds): Plugin {
  let copy: Copy | null = null
  const write = (view: EditorView, event: ClipboardEvent): CopiedLine[] | null => {
    takeSelection(view)
    if (view.state.selection.empty || event.clipboardData === null) return null
    const copied = copiedLines(view.state)
    const mark = randomMark()
    copy = { mark, lines: asPasted(copied) }
    event.clipboardData.clearData()
    event.clipboardData.setData('text/plain', plainTextOf(copied))
    event.clipboardData.setData('text/html', htmlOf(copied, mark))
    event.preventDefault()
    return copied
  }
  const take = (view: EditorView, data: DataTransfer): boolean => {
    const lines = readData(data, copy)
    if (lines === null) onNotice(say('editor.pasteTooLong'))
    const transaction = lines === null ? null : insertLines(view.state, lookup, lines)
    if (transaction !== null) view.dispatch(transaction)
    if (transaction !== null && lines !== copy?.lines) onPasted(view, lines?.length ?? 0)
    return true
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => write(view, event) !== null,
        cut: (view, event) => {
          const copied = view.editable ? write(view, event) : null
          if (copied !== null) removeCut(view, copied)
          return copied !== null
        },
        paste: (view, event) => {
          event.preventDefault()
          takeSelection(view)
          return view.editable && event.clipboardData !== null ? take(view, event.clipboardData) : true
        },
        // Dragging text out would hand its nodes to the browser; lines move by keys.
        dragstart: (_view, event) => {
          event.preventDefault()
          return true
        },
        drop: (view, event) => {
          event.preventDefault()
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (!view.editable || at === null || event.dataTransfer === null) return true
          view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
          return take(view, event.dataTransfer)
        },
      },
    },
  })
}

/** The lines in what was pasted; null when it is too much. */
function readData(data: DataTransfer, copy: Copy | null): readonly PastedLine[] | null {
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  if (copy !== null && html.includes(`data-rapporteur="${copy.mark}"`)) return copy.lines
  if (text.length > LARGEST_TEXT) return null
  if (html.trim() !== '' && html.length <= LARGEST_HTML && !isFromCodeEditor(data)) {
    const lines = linesOfHtml(html)
    if (lines.reduce((sum, line) => sum + line.content.size, 0) > LARGEST_TEXT) return null
    if (lines.length > 0) return lines
  }
  return linesOfPlain(text)
}

/** What plain text becomes: Markdown where it is written as such, otherwise its lines. */
export function linesOfPlain(text: string): PastedLine[] {
  return looksLikeMarkdown(text) ? linesOfMarkdown(text) : linesOfText(text)
}

/** Code editors colour Markdown source as HTML; the source is what was meant. */
function isFromCodeEditor(data: DataTransfer): boolean {
  return [...data.types].includes('vscode-editor-data')
}

/** Cutting takes whole lines away; what is cut in part closes up as with Delete. */
function removeCut(view: EditorView, copied: readonly CopiedLine[]): void {
  const { state } = view
  const first = copied[0]
  if (first === undefined || !copied.every((line) => line.whole)) {
    view.dispatch(deletePerSection(state).scrollIntoView())
    return
  }
  const gone = new Set(copied.map(({ place }) => `${place.section}:${place.line}`))
  const layout = layoutOf(state.doc).map((lines, section) =>
    lines.filter((_line, index) => !gone.has(`${section}:${index}`)),
  )
  const transaction = rearrange(state.tr, layout)
  const left = layout[first.place.section]?.length ?? 0
  if (left > 0)
    setCaret(transaction, { section: first.place.section, line: Math.min(first.place.line, left - 1) }, 0)
  view.dispatch(transaction)
}

function randomMark(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/**
 * What leaves the note by copying: plain text as people would type it, and HTML of our own making with the lines' ids
 * and kinds.
 */
import type { Mark, Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { lineAttributes } from '../schema.ts'
import { parseInert } from './inert-html.ts'
import type { PastedLine } from './pasted-line.ts'
import { lineAt, linePosition, selectedPlaces, type Place } from './rearrange.ts'

/** The selected part of a line; `whole` when nothing of it is left out. */
export interface CopiedLine {
  readonly node: ProseMirrorNode
  readonly place: Place
  readonly whole: boolean
}

/** The lines of the selection, cut to what is selected. */
export function copiedLines(state: EditorState): CopiedLine[] {
  const { from, to } = state.selection
  const touched = selectedPlaces(state)
  // A selection down to the start of a line ends with the line above, line end and all.
  const places = touched.filter(
    (place) => touched.length === 1 || from === to || linePosition(state.doc, place) + 1 < to,
  )
  return places.map((place) => {
    const line = lineAt(state.doc, place)
    const start = linePosition(state.doc, place) + 1
    const first = Math.max(0, from - start)
    const last = Math.min(line.content.size, to - start)
    const whole = touched.length > 1 && first === 0 && last === line.content.size
    return { node: line.cut(first, Math.max(first, last)), place, whole }
  })
}

/** As lines to paste back into the same note: whole lines bring their id and fields. */
export function asPasted(copied: readonly CopiedLine[]): PastedLine[] {
  return copied.map(({ node, whole }) => {
    const { id, kind, indent, fields } = lineAttributes(node)
    const content = node.content
    if (!whole) return { kind: copied.length === 1 ? null : kind, indent: 0, content }
    return { kind, indent, content, fields, ...(id === null ? {} : { id }) }
  })
}

const PREFIX: Readonly<Record<string, string>> = { bullet: '- ', numbered: '1. ', heading: '# ', quote: '> ' }

export function plainTextOf(copied: readonly CopiedLine[]): string {
  return copied
    .map(({ node, whole }) => {
      const { kind, indent } = lineAttributes(node)
      const text = node.textBetween(0, node.content.size, '', '\u25ab')
      return whole ? `${'  '.repeat(indent)}${PREFIX[kind] ?? ''}${text}` : text
    })
    .join('\n')
}

/** HTML with `mark` as a sign by which this editor knows its own copy again. */
export function htmlOf(copied: readonly CopiedLine[], mark: string): string {
  const page = parseInert('')
  const root = page.createElement('div')
  root.setAttribute('data-rapporteur', mark)
  for (const { node, whole } of copied) root.append(lineElement(page, node, whole))
  return new XMLSerializer().serializeToString(root)
}

function lineElement(page: Document, line: ProseMirrorNode, whole: boolean): HTMLElement {
  const { id, kind, indent } = lineAttributes(line)
  const element = page.createElement(kind === 'heading' ? 'h3' : kind === 'quote' ? 'blockquote' : 'p')
  if (whole) {
    element.setAttribute('data-line', id ?? '')
    element.setAttribute('data-kind', kind)
    if (indent > 0) element.setAttribute('data-indent', String(indent))
  }
  line.forEach((node) => element.append(inlineElement(page, node)))
  return element
}

function inlineElement(page: Document, node: ProseMirrorNode): Node {
  let inner: Node = page.createTextNode(node.text ?? '\u25ab')
  for (const mark of [...node.marks].reverse()) {
    const element = markElement(page, mark)
    if (element === null) continue
    element.append(inner)
    inner = element
  }
  return inner
}

const TAGS: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', code: 'code', link: 'a' }

function markElement(page: Document, mark: Mark): HTMLElement | null {
  const { name } = mark.type
  if (name === 'other') return null
  const element = page.createElement(TAGS[name] ?? 'span')
  if (name === 'link') element.setAttribute('href', String(mark.attrs['href']))
  if (name === 'person') {
    element.setAttribute('data-person', String(mark.attrs['name']))
    if (typeof mark.attrs['id'] === 'string') element.setAttribute('data-person-id', mark.attrs['id'])
  }
  if (name === 'blueprint') element.setAttribute('data-blueprint', String(mark.attrs['name']))
  return element
}

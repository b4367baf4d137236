/**
 * Foreign HTML as lines. Reads paragraphs, lists, headings, quotes, code and a few inline formats out of an inert
 * document; everything else is text, and what could run or load is left out.
 */
import type { Mark, Node as ProseMirrorNode } from 'prosemirror-model'
import { schema } from '../schema.ts'
import { parseInert } from './inert-html.ts'
import { pastedLine, safeHref, textNodes, type PastedLine } from './pasted-line.ts'

const DROPPED = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG MATH HEAD TITLE META LINK BASE IMG PICTURE VIDEO AUDIO ' +
    'CANVAS MAP FRAMESET FRAME APPLET INPUT SELECT TEXTAREA'
  ).split(' '),
)
const BLOCKS = new Set(
  (
    'P DIV LI UL OL H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE TR TABLE TBODY THEAD SECTION ARTICLE HEADER FOOTER MAIN NAV ' +
    'ASIDE FIGURE FIGCAPTION DL DT DD HR ADDRESS DETAILS SUMMARY FORM FIELDSET BODY'
  ).split(' '),
)
const CODE: ReadonlySet<string> = new Set(['CODE', 'KBD', 'SAMP', 'TT'])
/** Deeper than any document made by people; the rest of such a tree is taken as plain text. */
const DEEPEST = 200

interface Context {
  readonly kind: string | null
  readonly indent: number
  readonly marks: readonly Mark[]
  readonly pre: boolean
  readonly depth: number
  /** The list item around; what follows its first line belongs to it but has no mark of its own. */
  readonly item: { begun: boolean } | null
}

interface Reading {
  readonly lines: PastedLine[]
  nodes: ProseMirrorNode[]
  /** Of the line being gathered. */
  context: Context
  atStart: boolean
}

/** Every block of the HTML as lines. Kinds of our own lines are kept, their ids never. */
export function linesOfHtml(html: string): PastedLine[] {
  const root: Context = { kind: null, indent: 0, marks: [], pre: false, depth: 0, item: null }
  const reading: Reading = { lines: [], nodes: [], context: root, atStart: true }
  readChildren(reading, parseInert(html).body, root)
  endLine(reading, root)
  return reading.lines
}

function readChildren(reading: Reading, parent: Node, context: Context): void {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) addText(reading, child.nodeValue ?? '', context)
    else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) {
      readElement(reading, child as Element, context)
    }
  }
}

function readElement(reading: Reading, element: Element, around: Context): void {
  const tag = element.tagName.toUpperCase()
  if (DROPPED.has(tag)) return
  if (around.depth > DEEPEST) return addText(reading, element.textContent ?? '', around)
  const context = { ...around, depth: around.depth + 1 }
  if (tag === 'BR') return breakLine(reading, context)
  if (tag === 'TD' || tag === 'TH') return readCell(reading, element, context)
  if (!BLOCKS.has(tag)) return readChildren(reading, element, inlineContext(element, tag, context))
  const block = blockContext(element, tag, context)
  endLine(reading, block)
  readChildren(reading, element, block)
  endLine(reading, around)
}

function blockContext(element: Element, tag: string, context: Context): Context {
  const own = element.getAttribute('data-kind')
  if (own !== null && element.hasAttribute('data-line')) {
    return { ...context, kind: own, indent: Number(element.getAttribute('data-indent') ?? 0) || 0 }
  }
  if (/^H[1-6]$/.test(tag)) return { ...context, kind: 'heading' }
  if (tag === 'BLOCKQUOTE') return { ...context, kind: 'quote' }
  if (tag === 'PRE') return { ...context, kind: 'code', pre: true }
  if (tag === 'UL' || tag === 'OL')
    return { ...context, indent: context.indent + (insideList(element) ? 1 : 0) }
  if (tag !== 'LI') return context
  const list = element.parentElement?.tagName.toUpperCase()
  return { ...context, kind: list === 'OL' ? 'numbered' : 'bullet', item: { begun: false } }
}

function insideList(list: Element): boolean {
  return (list.parentElement?.closest('ul,ol') ?? null) !== null
}

function inlineContext(element: Element, tag: string, context: Context): Context {
  const style = element.getAttribute('data-style') ?? ''
  const added = [...formatMarks(tag, style, context.pre), ...namedMarks(element, tag)]
  return {
    ...context,
    marks: added.reduce<readonly Mark[]>((marks, mark) => mark.addToSet(marks), context.marks),
  }
}

function formatMarks(tag: string, style: string, pre: boolean): Mark[] {
  const marks: Mark[] = []
  if (isBold(tag, style)) marks.push(schema.marks.bold.create())
  if (tag === 'I' || tag === 'EM' || /font-style:\s*italic/i.test(style))
    marks.push(schema.marks.italic.create())
  if (!pre && CODE.has(tag)) marks.push(schema.marks.code.create())
  return marks
}

function namedMarks(element: Element, tag: string): Mark[] {
  const marks: Mark[] = []
  const href = tag === 'A' ? safeHref(element.getAttribute('href') ?? '') : null
  const name = element.getAttribute('data-person') ?? ''
  const blueprint = element.getAttribute('data-blueprint') ?? ''
  if (href !== null) marks.push(schema.marks.link.create({ href }))
  if (name !== '')
    marks.push(schema.marks.person.create({ id: element.getAttribute('data-person-id'), name }))
  if (blueprint !== '') marks.push(schema.marks.blueprint.create({ name: blueprint }))
  return marks
}

function isBold(tag: string, style: string): boolean {
  const weight = /font-weight:\s*([a-z]+|\d+)/i.exec(style)?.[1]
  // Google Docs wraps whole documents in <b style="font-weight:normal">.
  if (weight !== undefined) return weight === 'bold' || Number(weight) >= 600
  return tag === 'B' || tag === 'STRONG'
}

function readCell(reading: Reading, cell: Element, context: Context): void {
  if (reading.nodes.length > 0) reading.nodes.push(...textNodes(' | '))
  const flat: Reading = { lines: [], nodes: [], context, atStart: true }
  readChildren(flat, cell, context)
  endLine(flat, context)
  for (const [index, line] of flat.lines.entries()) {
    if (index > 0) reading.nodes.push(...textNodes(' '))
    reading.nodes.push(...line.content.content)
  }
}

function addText(reading: Reading, text: string, context: Context): void {
  if (context.pre) {
    const [first = '', ...rest] = text.split(/\r?\n/)
    reading.nodes.push(...textNodes(first, context.marks))
    for (const line of rest) {
      breakLine(reading, context)
      reading.nodes.push(...textNodes(line, context.marks))
    }
    return
  }
  const collapsed = text.replaceAll(/[\s\u00a0]+/g, ' ')
  const spaced = reading.atStart ? collapsed.trimStart() : collapsed
  if (spaced === '') return
  reading.nodes.push(...textNodes(spaced, context.marks))
  reading.atStart = spaced.endsWith(' ')
}

/** A line break inside a block; code keeps its blank lines. */
function breakLine(reading: Reading, context: Context): void {
  if (!context.pre) return endLine(reading, context)
  reading.lines.push(pastedLine('code', context.indent, reading.nodes))
  reading.nodes = []
}

function endLine(reading: Reading, next: Context): void {
  const nodes = trimmedEnd(reading.nodes)
  const { context } = reading
  if (nodes.length > 0) reading.lines.push(pastedLine(lineKind(context), context.indent, nodes))
  reading.nodes = []
  reading.atStart = true
  reading.context = next
}

function lineKind({ kind, pre, item }: Context): string | null {
  if (pre) return 'code'
  if (item === null || (kind !== 'bullet' && kind !== 'numbered')) return kind
  const first = !item.begun
  item.begun = true
  return first ? kind : 'text'
}

function trimmedEnd(nodes: readonly ProseMirrorNode[]): ProseMirrorNode[] {
  const last = nodes.at(-1)
  if (last?.text === undefined) return [...nodes]
  const text = last.text.trimEnd()
  if (text === last.text) return [...nodes]
  const rest = nodes.slice(0, -1)
  return text === '' ? trimmedEnd(rest) : [...rest, schema.text(text, last.marks)]
}

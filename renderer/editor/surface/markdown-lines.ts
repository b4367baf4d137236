/**
 * Markdown as lines: headings, nested lists, quotes, code and inline formatting. What a note has no kind for becomes
 * text.
 */
import MarkdownIt, { type Token } from 'markdown-it'
import type { Mark, Node as ProseMirrorNode } from 'prosemirror-model'
import { schema } from '../schema.ts'
import { pastedLine, safeHref, textNodes, type PastedLine } from './pasted-line.ts'

const SIGNS = [
  /^#{1,6} \S/m,
  /^\s*[-*+] \S/m,
  /^\s*\d{1,3}[.)] \S/m,
  /^> /m,
  /^```/m,
  /\[[^\]\n]+\]\(\S+\)/,
  /\*\*\S[^*\n]*\*\*/,
]

/** Whether plain text was meant as Markdown: it has a sign that plain writing does not. */
export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}

const parser = new MarkdownIt({ html: false, linkify: true })

/** Every block of the text as lines, in order. */
export function linesOfMarkdown(text: string): PastedLine[] {
  const reading: Reading = { lines: [], lists: [], fresh: false, quotes: 0, heading: false, cells: null }
  for (const token of parser.parse(text, {})) readBlock(reading, token)
  return reading.lines
}

interface Reading {
  readonly lines: PastedLine[]
  readonly lists: ('bullet' | 'numbered')[]
  /** The next line is the first of its list item. */
  fresh: boolean
  quotes: number
  heading: boolean
  cells: ProseMirrorNode[] | null
}

function readBlock(reading: Reading, token: Token): void {
  switch (token.type) {
    case 'bullet_list_open':
      reading.lists.push('bullet')
      return
    case 'ordered_list_open':
      reading.lists.push('numbered')
      return
    case 'bullet_list_close':
    case 'ordered_list_close':
      reading.lists.pop()
      return
    case 'list_item_open':
      reading.fresh = true
      return
    case 'blockquote_open':
    case 'blockquote_close':
      reading.quotes += token.nesting
      return
    case 'heading_open':
    case 'heading_close':
      reading.heading = token.nesting === 1
      return
    case 'tr_open':
      reading.cells = []
      return
    case 'tr_close':
      reading.lines.push(pastedLine(null, 0, reading.cells ?? []))
      reading.cells = null
      return
    default:
      readContent(reading, token)
  }
}

function readContent(reading: Reading, token: Token): void {
  if (token.type === 'fence' || token.type === 'code_block') {
    const lines = token.content.replace(/\n$/, '').split('\n')
    reading.lines.push(...lines.map((line) => pastedLine('code', depth(reading), textNodes(line))))
    return
  }
  if (token.type !== 'inline') return
  const nodes = readInline(token.children ?? [])
  if (reading.cells !== null) {
    if (reading.cells.length > 0) reading.cells.push(...textNodes(' | '))
    reading.cells.push(...nodes)
    return
  }
  reading.lines.push(pastedLine(kindOf(reading), depth(reading), nodes))
  reading.fresh = false
}

function depth(reading: Reading): number {
  return Math.max(0, reading.lists.length - 1)
}

function kindOf(reading: Reading): string | null {
  if (reading.heading) return 'heading'
  const list = reading.lists.at(-1)
  if (list !== undefined) return reading.fresh ? list : 'text'
  return reading.quotes > 0 ? 'quote' : null
}

const MARKS: Readonly<Record<string, 'bold' | 'italic'>> = { strong: 'bold', em: 'italic' }

function readInline(tokens: readonly Token[]): ProseMirrorNode[] {
  const nodes: ProseMirrorNode[] = []
  let marks: readonly Mark[] = []
  for (const token of tokens) {
    const name = token.type.replace(/_(open|close)$/, '')
    const type =
      name === 'link' ? schema.marks.link : MARKS[name] === undefined ? null : schema.marks[MARKS[name]]
    if (type !== null) marks = token.nesting === 1 ? opened(marks, token) : type.removeFromSet(marks)
    else nodes.push(...inlineNodes(token, marks))
  }
  return nodes
}

function opened(marks: readonly Mark[], token: Token): readonly Mark[] {
  if (token.type !== 'link_open')
    return schema.marks[token.type === 'em_open' ? 'italic' : 'bold'].create().addToSet(marks)
  const href = safeHref(String(token.attrGet('href') ?? ''))
  return href === null ? marks : schema.marks.link.create({ href }).addToSet(marks)
}

function inlineNodes(token: Token, marks: readonly Mark[]): ProseMirrorNode[] {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return textNodes(' ', marks)
  if (token.type === 'code_inline')
    return textNodes(token.content, schema.marks.code.create().addToSet(marks))
  return textNodes(token.content, marks)
}

/**
 * Note text and blocks as Markdown (CommonMark with GitHub's additions) that reads the same and never becomes markup.
 */
import { betweenBlanks, oneLine } from '../one-line.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { type Block, blocksOf, type List } from './blocks.ts'
import { quoted } from './data-syntaxes.ts'
import { safeLink } from './safe-link.ts'
import { EMPTY_ROW, type Syntax, tidyLines } from './syntax.ts'

/** Filters: `lines` (lines of a record; `lines: "bold"` makes no headings), `inline` (spans), `link: address` (a text as a link). */
export const MARKDOWN: Syntax = {
  escape: (text) => escapeStart(escapeInner(oneLine(text))),
  finish: tidyLines,
  filters: {
    inline: (spans) => inlineMarkdown(spans as readonly Span[]),
    lines: (lines, headings) =>
      blocksOf(lines as readonly LineRecord[])
        .map((block) => (headings === 'bold' ? withoutHeading(block) : block))
        .map(renderBlock)
        .join('\n\n'),
    link: (text, address) => linked(escapeInner(oneLine(String(text))), String(address)),
    quoted: (text) => quoted(String(text)),
    feature: (name) =>
      String(name)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_'),
  },
}

function escapeInner(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~$#]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, '\\&')
}

/** Each paragraph is one line, so only its first sign could make a list, a heading, a rule or a table of it. */
function escapeStart(text: string): string {
  if (/^[-+=:!]/.test(text)) return `\\${text}`
  return text.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

function inlineMarkdown(all: readonly Span[]): string {
  const spans = joinCode(all)
  const pieces = spans.map((span, index) => {
    const before = spans[index - 1]?.text ?? ' '
    const after = spans[index + 1]?.text ?? ' '
    return renderSpan(span, isBlank(before.slice(-1)) && isBlank(after.slice(0, 1)))
  })
  return escapeStart(pieces.join('').replace(/ +/g, ' ').trim())
}

/** Code beside code is one: the signs that end the one and begin the other would run together and mean neither. */
function joinCode(all: readonly Span[]): readonly Span[] {
  const spans: Span[] = []
  for (const span of all) {
    if (oneLine(span.text) === '' && !/^\s/.test(span.text)) continue
    const last = spans.at(-1)
    if (last !== undefined && isBareCode(last) && isBareCode(span))
      spans[spans.length - 1] = { text: last.text + span.text, code: true }
    else spans.push(span)
  }
  return spans
}

/** A link's brackets part its code from what stands beside; an address that is no link has none. */
function isBareCode({ code, link }: Span): boolean {
  return code === true && (link === undefined || safeLink(link) === null)
}

function isBlank(character: string): boolean {
  return /^\s?$/.test(character)
}

/** `free`: blanks, or nothing, on both sides. */
function renderSpan(span: Span, free: boolean): string {
  return betweenBlanks(span.text, (words) => {
    const text = span.code ? codeSpan(words) : emphasised(escapeInner(words), span, free)
    return span.link === undefined ? text : linked(text, span.link)
  })
}

/** Stars are used only where CommonMark's flanking rules are sure to see them: beside blanks, or around letters. */
function emphasised(text: string, span: Span, free: boolean): string {
  if (!span.bold && !span.italic) return text
  if (!free && (!/^[\p{L}\p{N}]/u.test(text) || !/[\p{L}\p{N}]$/u.test(text))) return text
  const sign = `${span.bold ? '**' : ''}${span.italic ? '*' : ''}`
  return sign + text + sign
}

function codeSpan(words: string): string {
  const fence = '`'.repeat(longestRun(words) + 1)
  const pad = /^`|`$/.test(words) ? ' ' : ''
  return fence + pad + words + pad + fence
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
}

function linked(text: string, address: string): string {
  const safe = safeLink(address)
  return safe === null ? text : `[${text}](<${safe}>)`
}

/** Where the target alone says which headings there are. */
function withoutHeading(block: Block): Block {
  if (block.type !== 'heading') return block
  const spans = block.spans.map((span) => (span.code === true ? span : { ...span, bold: true as const }))
  return { type: 'paragraph', spans }
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineMarkdown(block.spans)
    case 'heading':
      return `### ${inlineMarkdown(block.spans)}`
    case 'quote':
      return block.paragraphs.map((spans) => `> ${inlineMarkdown(spans)}`).join('\n>\n')
    case 'code':
      return codeBlock(block.lines)
    case 'list':
      return renderList(block, '')
  }
}

function codeBlock(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return [fence, ...lines.map((line) => line || EMPTY_ROW), fence].join('\n')
}

function renderList(list: List, indent: string): string {
  return list.items
    .map((item, index) => {
      const sign = list.ordered ? `${index + 1}. ` : '- '
      const rest = indent + ' '.repeat(sign.length)
      const words = indent + sign + inlineMarkdown(item.spans)
      return [words, ...item.lists.map((nested) => renderList(nested, rest))].join('\n')
    })
    .join('\n')
}

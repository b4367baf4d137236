/** Note text and blocks as HTML that holds nothing but the elements written here. */
import { betweenBlanks, oneLine } from '../one-line.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { type Block, blocksOf, type List } from './blocks.ts'
import { safeLink } from './safe-link.ts'
import { EMPTY_ROW, type Syntax, tidyLines } from './syntax.ts'

/** Filters: `lines` (lines of a record), `inline` (spans), `link: address` (a text as a link). */
export const HTML: Syntax = {
  escape: (text) => escapeHtml(oneLine(text)),
  finish: (text) => tidyLines(text.replace(/\n\s*\n/g, '\n')),
  filters: {
    inline: (spans) => inlineHtml(spans as readonly Span[]),
    lines: (lines) =>
      blocksOf(lines as readonly LineRecord[])
        .map(renderBlock)
        .join('\n'),
    link: (text, address) => linked(escapeHtml(oneLine(String(text))), String(address)),
  },
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text with every sign that HTML could take for its own written out. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** `addressOf` may name a place for a span that is no link itself, such as a person's. */
export function inlineHtml(
  spans: readonly Span[],
  addressOf: (span: Span) => string | null = nowhere,
): string {
  return spans
    .map((span) => renderSpan(span, addressOf))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

function nowhere(): null {
  return null
}

function renderSpan(span: Span, addressOf: (span: Span) => string | null): string {
  return betweenBlanks(span.text, (words) => {
    let html = escapeHtml(words)
    if (span.code) html = `<code>${html}</code>`
    if (span.italic) html = `<em>${html}</em>`
    if (span.bold) html = `<strong>${html}</strong>`
    if (span.link !== undefined) return linked(html, span.link)
    const address = addressOf(span)
    return address === null ? html : `<a href="${escapeHtml(address)}">${html}</a>`
  })
}

function linked(html: string, address: string): string {
  const safe = safeLink(address)
  return safe === null ? html : `<a href="${escapeHtml(safe)}" rel="noopener noreferrer">${html}</a>`
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlineHtml(block.spans)}</p>`
    case 'heading':
      return `<h3>${inlineHtml(block.spans)}</h3>`
    case 'quote':
      return `<blockquote>${block.paragraphs.map((spans) => `<p>${inlineHtml(spans)}</p>`).join('')}</blockquote>`
    case 'code':
      return `<pre><code>${block.lines.map((line) => escapeHtml(line) || EMPTY_ROW).join('\n')}</code></pre>`
    case 'list':
      return renderList(block)
  }
}

function renderList(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const items = list.items.map(
    (item) => `<li>${inlineHtml(item.spans)}${item.lists.map(renderList).join('')}</li>`,
  )
  return `<${tag}>${items.join('')}</${tag}>`
}

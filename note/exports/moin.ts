/** Note text and blocks as MoinMoin wiki markup (wiki.ubuntu.com) that reads the same and never becomes markup. */
import { betweenBlanks, oneLine } from '../one-line.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { type Block, blocksOf, type List } from './blocks.ts'
import { safeLink } from './safe-link.ts'
import { EMPTY_ROW, type Syntax, tidyLines } from './syntax.ts'

/** Filters: `lines`, `inline`, `link: address`, `page` (a name in the wiki's way). */
export const MOIN: Syntax = {
  escape: (text) => plain(oneLine(text)),
  finish: tidyLines,
  filters: {
    inline: (spans) => inlineMoin(spans as readonly Span[]),
    lines: (lines) =>
      blocksOf(lines as readonly LineRecord[])
        .map(renderBlock)
        .join('\n\n'),
    link: (text, address) => linked(oneLine(String(text)), String(address)),
  },
}

/** Letters with single signs between them, and one behind: nothing the wiki reads anything into. */
const HARMLESS = /^[\p{L}\p{N}]+(?:[-,.;’'][\p{L}\p{N}]+)*[,.;:?!]?$/u
/** A name of a page, made a link. */
const PAGE_NAME = /\p{Lu}\p{Ll}+\p{Lu}/u
/** At the start of a line: an enumerator. */
const ENUMERATOR = /^[\p{L}\p{N}]+\.$/u

/** `<<Verbatim()>>` shows its words as they are; it is used for words that could be anything but words. */
function plain(text: string): string {
  return text
    .split(' ')
    .map((word, index) => {
      const isWord = HARMLESS.test(word) && !PAGE_NAME.test(word) && !(index === 0 && ENUMERATOR.test(word))
      return word === '' || isWord ? word : escaped(word)
    })
    .join(' ')
}

function escaped(word: string): string {
  return word
    .split(/(\)>>|>>)/)
    .map((part) => (part === '' ? '' : verbatim(part)))
    .join('')
}

/** The end of the macro is parted in two, each sign in a macro of its own. */
function verbatim(part: string): string {
  if (part === ')>>' || part === '>>') return [...part].map((sign) => `<<Verbatim(${sign})>>`).join('')
  // A bracket at the very end would close the macro early.
  const tail = /[)>]+$/.exec(part)?.[0] ?? ''
  const body = part.slice(0, part.length - tail.length)
  return (
    (body === '' ? '' : `<<Verbatim(${body})>>`) + [...tail].map((sign) => `<<Verbatim(${sign})>>`).join('')
  )
}

function inlineMoin(spans: readonly Span[]): string {
  return spans.map(renderSpan).join('').replace(/ +/g, ' ').trim()
}

function renderSpan(span: Span): string {
  return betweenBlanks(span.text, (words) => {
    if (span.link !== undefined) return linked(words, span.link)
    let text = plain(words)
    if (span.italic) text = `''${text}''`
    if (span.bold) text = `'''${text}'''`
    return text
  })
}

function linked(words: string, address: string): string {
  const safe = safeLink(address)
  if (safe === null) return plain(words)
  const label = words
    .replace(/[[\]|{}<>]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return label === words && label !== '' ? `[[${safe}|${label}]]` : `${plain(words)} ([[${safe}]])`
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inlineMoin(block.spans)
    case 'heading':
      return `'''${inlineMoin(block.spans.map(({ text }) => ({ text })))}'''`
    case 'quote':
      return block.paragraphs.map((spans) => ` . ${inlineMoin(spans)}`).join('\n')
    case 'code':
      return codeBlock(block.lines)
    case 'list':
      return renderList(block, ' ')
  }
}

/** More braces than any run in the code. */
function codeBlock(rows: readonly string[]): string {
  const longest = Math.max(
    2,
    ...rows.flatMap((row) => [...row.matchAll(/[{}]+/g)].map(([run]) => run.length)),
  )
  return ['{'.repeat(longest + 1), ...rows.map((row) => row || EMPTY_ROW), '}'.repeat(longest + 1)].join('\n')
}

function renderList(list: List, indent: string): string {
  const sign = list.ordered ? '1. ' : '* '
  return list.items
    .map((item) =>
      [
        `${indent}${sign}${inlineMoin(item.spans)}`,
        ...item.lists.map((nested) => renderList(nested, `${indent} `)),
      ].join('\n'),
    )
    .join('\n')
}

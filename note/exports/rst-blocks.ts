/**
 * Blocks of a note as reStructuredText under 80 columns, and the filters that spec templates use. Knows no project's
 * sections.
 */
import { oneLine } from '../one-line.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { type Block, blocksOf, type List, type ListItem } from './blocks.ts'
import { columnWidth } from './column-width.ts'
import { escapeRst, escapeRstTitle, inlineRst, linkRst } from './rst-inline.ts'
import { EMPTY_ROW, type Syntax, tidyLines } from './syntax.ts'

/** OpenStack's specs wrap at 79; two columns are kept for what a line may need before it. */
const WIDTH = 77
const LONGEST_TITLE = 79

/**
 * Filters: `lines` (lines of a record), `inline` (spans), `link` (an address), `fill: indent` and `bullet` (text made of
 * these, wrapped), `heading` (the document's title between its lines), `title: level`, `or_none`, and for PEPs `header`, `name`,
 * `day`, `indirect`.
 */
export const RST: Syntax = {
  escape: escapeRst,
  finish: tidyLines,
  filters: {
    link: (address) => linkRst(String(address)),
    inline: (spans) => inlineRst(spans as readonly Span[]),
    lines: (lines) => renderBlocks(blocksOf(lines as readonly LineRecord[])),
    fill: (text, indent) => fill(String(text), { first: blanks(indent), rest: blanks(indent) }),
    bullet: (text) => fill(String(text), { first: '* ', rest: '  ' }),
    heading: (title) => overlined(shortRstTitle(String(title)).text),
    title: (title, level) => underlined(String(title), level === 1 ? '=' : '-'),
    // What was captured is markup already.
    or_none: (text) => bodyOf(String(text)) || 'None',
    header: (text) => shortRstTitle(oneLine(String(text)) || 'None').text,
    name: (text) => plainName(String(text)),
    day: (date) => pepDay(String(date)),
    indirect: (text) => String(text).replace(DIRECT_LINKS, '$1\\ $2'),
  },
}

/** A title as it stands in the file, and whether it had to be cut to fit 79 columns. */
export function shortRstTitle(title: string): { readonly text: string; readonly cut: boolean } {
  const whole = escapeRstTitle(title)
  if ([...whole].length <= LONGEST_TITLE) return { text: whole, cut: false }
  const characters = [...title]
  let length = LONGEST_TITLE
  while (length > 1) {
    const shorter = `${characters.slice(0, length).join('').trimEnd()}...`
    const escaped = escapeRstTitle(shorter)
    if ([...escaped].length <= LONGEST_TITLE) return { text: escaped, cut: true }
    length -= 1
  }
  return { text: '...', cut: true }
}

function overlined(title: string): string {
  const line = '='.repeat(columnWidth(title))
  return `${line}\n${title}\n${line}`
}

/** Without empty lines around it; the first line keeps its indent, which makes a quote of it. */
function bodyOf(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

function underlined(title: string, sign: string): string {
  return `${title}\n${sign.repeat(columnWidth(title))}`
}

/** Addresses that check-peps refuses; parted by nothing, they read the same and are no links. */
const DIRECT_LINKS =
  /((?:dev\/peps|peps\.python\.org|rfc-editor\.org|ietf\.org\/doc\/html))(\/(?:pep-|rfc))/gi

/** Letters, blanks and the signs that check-peps knows in names. */
function plainName(text: string): string {
  const name = oneLine(text)
    .replace(/[^\p{L} '.-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return /\p{L}/u.test(name) ? name : 'Unknown'
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function pepDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}-${MONTHS[Number(month) - 1] ?? 'Jan'}-${year}`
}

function blanks(count: unknown): string {
  return ' '.repeat(typeof count === 'number' ? count : 0)
}

/** Words of prepared text in lines of at most `WIDTH`; an address longer than that has a line for itself. */
export function fill(text: string, lead: { readonly first: string; readonly rest: string }): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n]+/).filter((candidate) => candidate !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && lead.rest.length + [...longer].length > WIDTH) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  if (line !== '') lines.push(line)
  return lines.map((row, index) => (index === 0 ? lead.first : lead.rest) + guardLine(row)).join('\n')
}

/** A line of one repeated sign would underline the line above, or be a transition. */
function guardLine(line: string): string {
  return /^([!-/:-@[-`{-~])\1*$/.test(line) ? `\\ ${line}` : line
}

function renderBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]?.type
      // Behind a list a quote would belong to its last item, behind code to the code; an empty comment parts them.
      const parted = block.type === 'quote' && before !== undefined && before !== 'paragraph' ? '..\n\n' : ''
      return parted + renderBlock(block)
    })
    .join('\n\n')
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return fill(inlineRst(block.spans), { first: '', rest: '' })
    case 'heading':
      // Never a title: a spec has exactly the sections of its template.
      return fill(inlineRst(block.spans.map(onlyBold)), { first: '', rest: '' })
    case 'quote':
      return block.paragraphs
        .map((spans) => fill(inlineRst(spans), { first: '    ', rest: '    ' }))
        .join('\n\n')
    case 'code':
      return ['::', '', ...block.lines.map((line) => `    ${line || EMPTY_ROW}`)].join('\n')
    case 'list':
      return renderList(block, '')
  }
}

function onlyBold(span: Span): Span {
  return { text: span.text, bold: true }
}

function renderList(list: List, indent: string): string {
  const sign = list.ordered ? '#. ' : '* '
  const nested = list.items.some((item) => item.lists.length > 0)
  return list.items.map((item) => renderItem(item, indent, sign)).join(nested ? '\n\n' : '\n')
}

function renderItem(item: ListItem, indent: string, sign: string): string {
  const rest = indent + ' '.repeat(sign.length)
  const words = fill(inlineRst(item.spans), { first: indent + sign, rest })
  return [words, ...item.lists.map((list) => renderList(list, rest))].join('\n\n')
}

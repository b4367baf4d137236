/**
 * Lines of a record as the blocks that every text syntax has: paragraphs, headings, lists, quotes, code. What a block
 * looks like is the syntax's affair.
 */
import { hasContent } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import { oneLine } from '../one-line.ts'
import type { LineRecord, Span } from '../record-model.ts'

export type Block =
  | { readonly type: 'paragraph' | 'heading'; readonly spans: readonly Span[] }
  | { readonly type: 'quote'; readonly paragraphs: readonly (readonly Span[])[] }
  | { readonly type: 'code'; readonly lines: readonly string[] }
  | List

export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly ListItem[]
}
export interface ListItem {
  readonly spans: readonly Span[]
  readonly lists: readonly List[]
}

/** A block that says where its words stand in the note. */
export type PlacedBlock =
  | (Extract<Block, { type: 'paragraph' | 'heading' }> & { readonly line: LineRecord })
  | (Extract<Block, { type: 'quote' | 'code' }> & { readonly from: readonly LineRecord[] })
  | PlacedList

export interface PlacedList extends List {
  readonly items: readonly PlacedItem[]
}
interface PlacedItem extends ListItem {
  readonly line: LineRecord
  readonly lists: readonly PlacedList[]
}

/** Deeper lists are drawn at this depth, so that narrow targets keep room for words. */
const DEEPEST_LIST = 3

/** Lines without words are left out; a kind nobody knows is a paragraph. */
export function blocksOf(lines: readonly LineRecord[]): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  let index = 0
  while (index < lines.length) {
    const shape = shapeOf(lines[index] as LineRecord)
    let end = index + 1
    while (end < lines.length && shapeOf(lines[end] as LineRecord) === shape) end += 1
    blocks.push(...makeBlocks(shape, lines.slice(index, end)))
    index = end
  }
  return blocks
}

type Shape = Block['type'] | 'nothing'

function shapeOf(line: LineRecord): Shape {
  if (line.kind === 'code') return 'code'
  if (!hasContent(line)) return 'nothing'
  if (line.kind === 'heading' || line.kind === 'quote') return line.kind
  const isList = line.kind === 'bullet' || line.kind === 'numbered' || line.kind === 'reference'
  return isList || line.number !== null || line.indent > 0 ? 'list' : 'paragraph'
}

function makeBlocks(shape: Shape, lines: readonly LineRecord[]): readonly PlacedBlock[] {
  switch (shape) {
    case 'nothing':
      return []
    case 'code':
      return codeBlock(lines)
    case 'quote':
      return [{ type: 'quote', paragraphs: lines.map((line) => line.spans), from: lines }]
    case 'list':
      return listsOf(lines)
    case 'heading':
    case 'paragraph':
      return lines.map((line) => ({ type: shape, spans: line.spans, line }))
  }
}

function listsOf(lines: readonly LineRecord[], depth = 0): readonly PlacedList[] {
  const lists: { type: 'list'; ordered: boolean; items: PlacedItem[] }[] = []
  let index = 0
  while (index < lines.length) {
    const line = lines[index] as LineRecord
    let end = index + 1
    while (depth < DEEPEST_LIST && end < lines.length && (lines[end]?.indent ?? 0) > line.indent) end += 1
    const item = { spans: itemSpans(line), line, lists: listsOf(lines.slice(index + 1, end), depth + 1) }
    const ordered = line.kind === 'numbered'
    const last = lists.at(-1)
    if (last?.ordered === ordered) last.items.push(item)
    else lists.push({ type: 'list', ordered, items: [item] })
    index = end
  }
  return lists
}

/** An item is led by its number, and by what it names where it has no words. */
function itemSpans(line: LineRecord): readonly Span[] {
  if (line.number === null) return line.spans
  const words = oneLine(line.text) === '' ? [{ text: titleOf(line) }] : line.spans
  return [{ text: line.number, bold: true }, { text: ' ' }, ...words]
}

/** Everything that Python or a browser takes for the end of a line. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\ufeff\ufffe\uffff]/g

function codeBlock(lines: readonly LineRecord[]): readonly PlacedBlock[] {
  const rows = lines
    .flatMap((line) => line.text.toWellFormed().split(LINE_ENDS))
    .map((row) => row.replace(CONTROLS, '').replace(/\t/g, '    ').trimEnd())
  while (rows.length > 0 && rows[0] === '') rows.shift()
  while (rows.at(-1) === '') rows.pop()
  return rows.length === 0 ? [] : [{ type: 'code', lines: rows, from: lines }]
}

/**
 * Syntaxes of data and logs: YAML, JSON, CSV, calendars and IRC logs. Each prints a text as a whole value of its own
 * kind, quotes and all, so that nothing typed can end it.
 */
import { oneLine } from '../one-line.ts'
import type { LineRecord } from '../record-model.ts'
import { blocksOf, type Block, type List } from './blocks.ts'
import { type Syntax, tidyLines } from './syntax.ts'

/** A JSON text is a YAML double-quoted scalar too, once what YAML may not hold raw is escaped. */
export function quoted(text: string): string {
  return JSON.stringify(oneLine(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export const YAML: Syntax = {
  escape: quoted,
  // Accounts are written with an at sign before them, names that are none too, without blanks.
  filters: { handle: (id) => quoted(`@${oneLine(String(id)).replace(/\s+/g, '.') || 'TBD'}`) },
  finish: tidyLines,
}

/** Templates write the commas; what comes out is read and written anew, so it is JSON or the target's problem. */
export const JSON_OBJECT: Syntax = {
  escape: quoted,
  filters: { text: (text) => JSON.stringify(String(text).trim()) },
  finish: (text) => `${JSON.stringify(JSON.parse(text.replace(/,(\s*[\]}])/g, '$1')), null, 2)}\n`,
}

/** RFC 4180. A value that a spreadsheet would take for a formula gets an apostrophe before it. */
export const CSV: Syntax = {
  escape: (text) =>
    `"${oneLine(text)
      .replace(/^(?='*[-=+@])/, "'")
      .replace(/"/g, '""')}"`,
  filters: {},
  finish: (text) => lines(text).join('\r\n') + '\r\n',
}

/** RFC 5545: text values escaped, lines folded after 75 bytes. */
export const CALENDAR: Syntax = {
  escape: (text) => oneLine(text).replace(/[\\;,]/g, '\\$&'),
  filters: {
    // A date as the calendar writes it; what is no date is left out by the template's own question.
    day: (date) => String(date).replace(/-/g, ''),
    moment: (instant) =>
      String(instant)
        .replace(/\.\d+(?=Z)/, '')
        .replace(/[-:]/g, ''),
    address: (text) => encodeURI(oneLine(String(text))).replace(/[;,]/g, encodeURIComponent),
  },
  finish: (text) => lines(text).map(folded).join('\r\n') + '\r\n',
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

const FOLD_BYTES = 74

function folded(line: string): string {
  let out = ''
  let bytes = 0
  for (const sign of line) {
    const size = sizeOf(sign)
    if (bytes + size > FOLD_BYTES) {
      out += '\r\n '
      bytes = 1
    }
    out += sign
    bytes += size
  }
  return out
}

function sizeOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/**
 * IRC logs. Commands are at the start of what is said, so plain words always get a dash before them (filter `said`, with
 * the words that begin each row); an item stands behind its command, on one line.
 */
export const LOG: Syntax = {
  escape: oneLine,
  filters: {
    said: (records, lead) =>
      blocksOf(records as readonly LineRecord[])
        .flatMap(rowsOf)
        .map((row) => `${String(lead).trim()} - ${row}`)
        .join('\n'),
    nick: (name) => nickOf(String(name)),
    clock: (instant) => /T(\d\d:\d\d:\d\d)/.exec(String(instant))?.[1] ?? '00:00:00',
  },
  finish: (text) => `${lines(text).join('\n')}\n`,
}

function rowsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [wordsOf(block.spans)]
    case 'quote':
      return block.paragraphs.map(wordsOf)
    case 'code':
      return block.lines.map(oneLine).filter((line) => line !== '')
    case 'list':
      return listRows(block)
  }
}

function listRows(list: List): readonly string[] {
  return list.items.flatMap((item) => [wordsOf(item.spans), ...item.lists.flatMap(listRows)])
}

function wordsOf(spans: readonly { readonly text: string }[]): string {
  return oneLine(spans.map(({ text }) => text).join(''))
}

/** What IRC takes for a nick; somebody without a single such letter is "somebody". */
function nickOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9-]+/g, '_')
    .replace(/^[_0-9-]+|_+$/g, '')
  return plain === '' ? 'somebody' : plain
}

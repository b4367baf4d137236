/**
 * Note text as reStructuredText that reads the same and never becomes markup (docutils' reStructuredText
 * specification, "Escaping Mechanism" and "Inline markup recognition rules"). Knows nothing of lines and widths.
 */
import { oneLine } from '../one-line.ts'
import type { Span } from '../record-model.ts'
import { safeLink } from './safe-link.ts'

/** Longer words get places to break, written `\ `, which docutils reads as nothing. */
const LONGEST_WORD = 56
const LINK_START = /^(https?:\/\/|mailto:)/i

/** Any text on one line. Safe at the start of a paragraph, in the midst of one, and in a title. */
export function escapeRst(text: string): string {
  return escapeStart(escapeInner(oneLine(text)))
}

/** Text for a title: like the above, but without places to break. */
export function escapeRstTitle(text: string): string {
  return escapeStart(oneLine(text).split(' ').map(escapeWord).join(' '))
}

/** Formatted text on one line. */
export function inlineRst(spans: readonly Span[]): string {
  const joined = joinPieces(spans.flatMap(renderSpan))
  return joined.startsWith('\\ ') ? joined.slice(2) : joined
}

/** An address as it stands, which docutils makes a link by itself; what may not be a link is text. */
export function linkRst(address: string): string {
  const safe = safeLink(address)
  return safe === null ? escapeRst(address) : escapeWord(safe)
}

function escapeInner(text: string): string {
  return text.split(' ').map(escapeLongWord).join(' ')
}

/** An address must stay whole to be one; it is exempt from the width everywhere. */
function escapeLongWord(word: string): string {
  const escaped = escapeWord(word)
  if (/^https?:\/\//i.test(word) || [...escaped].length <= LONGEST_WORD) return escaped
  const parts: string[][] = [[]]
  let length = 0
  // A sign and its backslash stay together.
  for (const unit of escaped.match(/\\.|./gsu) ?? []) {
    if (length + unit.length > LONGEST_WORD) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(unit)
    length += unit.length
  }
  return parts.map(closePart).join('\\ ')
}

/** At the end of a part an underscore would make a reference of it. */
function closePart(units: readonly string[]): string {
  return units.at(-1) === '_' ? `${units.slice(0, -1).join('')}\\_` : units.join('')
}

function escapeWord(word: string): string {
  const escaped = word
    .replace(/[\\*`|@]/g, '\\$&')
    // A name ends in `_` where no letter or digit follows; inside a word it is only a letter.
    .replace(/_(?![A-Za-z0-9])/g, '\\_')
    .replace(/::/g, ':\\:')
    .replace(/::/g, ':\\:')
  return LINK_START.test(word) ? escaped : escaped.replace(/([A-Za-z][A-Za-z0-9.+-]*):(?=[^\s:\\])/g, '$1\\:')
}

/** What a first character could make of a paragraph: lists, comments, fields, tables, options, lines, attributions. */
const START_MARK = /^[-+/.:>=_(#~•‣⁃–—!$%&,;?^{}[\]"')<]/
const ENUMERATOR = /^([A-Za-z]+|[0-9]+|#)([.)])(?= |$)/

function escapeStart(text: string): string {
  if (START_MARK.test(text)) return `\\${text}`
  // Nothing but backslashes would be a line of one sign.
  if (/^\\+$/.test(text)) return `\\ ${text}`
  return text.replace(ENUMERATOR, '$1\\$2')
}

/** A piece of a line; markup needs a blank, or `\ `, on both sides. */
interface Piece {
  readonly text: string
  readonly markup: boolean
}

function renderSpan(span: Span): readonly Piece[] {
  const words = oneLine(span.text)
  const before = /^\s/.test(span.text) ? [BLANK] : []
  const after = /\s$/.test(span.text) ? [BLANK] : []
  if (words === '') return [...before, ...after]
  return [...before, renderWords(words, span), ...after]
}

const BLANK: Piece = { text: ' ', markup: false }

function renderWords(words: string, span: Span): Piece {
  const link = span.link === undefined ? null : linkTarget(span.link)
  if (link !== null)
    return { text: `\`${escapeInner(words).replace(/</g, '\\<')} <${link}>\`__`, markup: true }
  if (span.code && isLiteral(words)) return { text: `\`\`${words}\`\``, markup: true }
  const text = escapeInner(words)
  if (span.bold) return { text: `**${text}**`, markup: true }
  if (span.italic) return { text: `*${text}*`, markup: true }
  return { text, markup: false }
}

/** In a reference a trailing underscore would name another target. */
function linkTarget(link: string): string | null {
  const safe = safeLink(link)?.replace(/_$/, '%5F') ?? null
  if (safe === null) return null
  return /^https?:/i.test(safe) || safe.length <= LONGEST_WORD ? safe : null
}

/** Literals know no escapes, so text with a backquote or backslash, or that could end up as a whole line, is none. */
function isLiteral(words: string): boolean {
  if (/[`\\]/.test(words) || words.includes('::')) return false
  return words
    .split(' ')
    .every((word) => [...word].length <= LONGEST_WORD && !/^([!-/:-@[-`{-~])\1{3,}$/.test(word))
}

function joinPieces(pieces: readonly Piece[]): string {
  let text = ''
  let markup = false
  for (const piece of pieces) {
    if (piece.text === ' ') {
      if (text !== '' && !text.endsWith(' ')) text += ' '
    } else {
      const closes = !piece.markup && /^[.,;:!?)\]]/.test(piece.text)
      const touching = text !== '' && !text.endsWith(' ') && (piece.markup || (markup && !closes))
      const start = text === '' && !piece.markup ? escapeStart(piece.text) : piece.text
      text += touching ? `\\ ${start}` : start
    }
    markup = piece.markup
  }
  return text.trimEnd()
}

/**
 * Abstracts, titles, names and addresses of foreign files made safe to keep: plain text without markup or controls.
 * Knows no schedule; what it returns must still be escaped by whoever puts it into a page.
 */
import { decodeReferences } from './html-entities.ts'
import { hasMarkup, renderMarkup } from './html-text.ts'

const LONGEST_SOURCE = 200_000
const LONGEST_TEXT = 20_000

// Controls, and the marks that turn the direction of writing: a title must not reorder the row it stands in.
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Plain text with its paragraphs and lists; markup and scripts are left out, over-long text is cut with an ellipsis. */
export function plainText(source: string): string {
  const clean = source.slice(0, LONGEST_SOURCE).replace(/\r+\n?|[\u2028\u2029]/g, '\n')
  const text = tidyLines(hasMarkup(clean) ? renderMarkup(clean, shownAddress) : decodeReferences(clean))
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).toWellFormed()}…`
}

/** The same on one line, for titles and names; at most `longest` characters. */
export function plainLine(source: string, longest = 300): string {
  const text = plainText(source.slice(0, longest * 20))
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd().toWellFormed()}…`
}

/** The address where it may be shown as a link, made absolute with `base`; null for other schemes and for none. */
export function safeAddress(address: string, base = ''): string | null {
  const text = decodeReferences(address).trim()
  if (text === '' || text.length > 2000) return null
  const url = URL.parse(text, base === '' ? undefined : base)
  return url !== null && /^(https?|mailto):$/.test(url.protocol) ? url.href : null
}

function shownAddress(address: string): string {
  return safeAddress(address) ?? ''
}

function tidyLines(text: string): string {
  const lines = text
    .replace(UNWANTED, '')
    .replace(/\u00A0/g, ' ')
    .split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

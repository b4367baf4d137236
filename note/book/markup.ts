/**
 * HTML out of values: whatever is put into the template is escaped, unless it was made here itself. The one place of the
 * book where text becomes markup.
 */
import { escapeHtml } from '../exports/html.ts'
import { oneLine } from '../one-line.ts'

/** A piece of HTML that holds nothing but elements written in these folders. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Markup | string | number | null | readonly Piece[]

/** Of the templates themselves, which are set in for reading. */
const INDENT = /\n\s*/g

/** Texts are brought onto one line and escaped, null is nothing, lists stand line under line. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(
    parts.map((part, index) => part.replace(INDENT, '\n') + written(pieces[index] ?? null)).join(''),
  )
}

/** The piece where the condition holds, else nothing. */
export function when(holds: boolean, piece: () => Piece): Piece {
  return holds ? piece() : null
}

/** The pieces side by side with something between them; nothing where there are none. */
export function joined(pieces: readonly Piece[], between: string): Markup {
  return new Markup(
    pieces
      .map(written)
      .filter((text) => text !== '')
      .join(between),
  )
}

function written(piece: Piece): string {
  if (piece === null) return ''
  if (piece instanceof Markup) return piece.text
  if (typeof piece === 'object') return piece.map(written).join('\n')
  return typeof piece === 'number' ? String(piece) : escapeHtml(onOneLine(piece))
}

/** A blank at an end parts the text from what stands beside it and stays. */
function onOneLine(text: string): string {
  const words = oneLine(text)
  if (words === '') return text === '' ? '' : ' '
  return (/^\s/.test(text) ? ' ' : '') + words + (/\s$/.test(text) ? ' ' : '')
}

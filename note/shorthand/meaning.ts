/**
 * What one typed line means in the shorthand of minute-takers: MeetBot's `#agreed`, scribe's `ACTION: ann to … by
 * friday`, `Topic:`, `… goes on`, `s/old/new/`. Line in, meaning out; knows no editor, no people and no calendar.
 */
import { readAssignment, type Judge } from './assignment.ts'
import { commandIn, nameIn, type Signed } from './signs.ts'

export type Meaning =
  | { readonly is: 'plain'; readonly text: string }
  /** A line of the note of that kind; `owner` and `due` as typed, `status` a value of the template's field. */
  | {
      readonly is: 'item'
      readonly kind: 'decision' | 'action' | 'question' | 'info' | 'idea' | 'help'
      readonly text: string
      readonly owner?: string
      readonly due?: string
      readonly status?: 'proposed'
    }
  | { readonly is: 'heading'; readonly text: string; readonly depth: 0 | 1 }
  | { readonly is: 'link'; readonly href: string; readonly text: string }
  /** Goes on from the line before. */
  | { readonly is: 'continued'; readonly text: string }
  /** Corrects the last line that holds `old`: its first place, or all of them. */
  | { readonly is: 'correction'; readonly old: string; readonly now: string; readonly all: boolean }
  /** A line to stand before the last one that holds `before`. */
  | { readonly is: 'insertion'; readonly before: string; readonly text: string }

/** The meaning of a line. A sign without words behind it means nothing yet: the line is plain. */
export function readMeaning(line: string, judge: Judge): Meaning {
  const text = line.trim()
  if (!text.startsWith('\\')) return readSigns(text, judge) ?? { is: 'plain', text: line }
  const escapes = readSigns(text.slice(1), judge) !== null
  return { is: 'plain', text: escapes ? text.slice(1) : line }
}

function readSigns(text: string, judge: Judge): Meaning | null {
  return readSign(text, commandIn(text) ?? nameIn(text), judge) ?? readCorrection(text) ?? readContinued(text)
}

/** What stands behind the sign, which must be something. */
function readSign(text: string, signed: Signed | null, judge: Judge): Meaning | null {
  const rest = text.slice(signed?.length ?? 0).trim()
  if (signed === null || rest === '') return null
  const { sign } = signed
  switch (sign) {
    case 'heading':
    case 'subheading':
      return { is: 'heading', text: rest, depth: sign === 'heading' ? 0 : 1 }
    case 'link':
      return readLink(rest)
    case 'rejected':
      return { is: 'item', kind: 'decision', text: `Rejected: ${rest}` }
    case 'proposed':
      return { is: 'item', kind: 'decision', text: rest, status: 'proposed' }
    case 'action':
      return { is: 'item', kind: sign, ...readAssignment(rest, judge) }
    default:
      return { is: 'item', kind: sign, text: rest }
  }
}

function readLink(rest: string): Meaning | null {
  const [, href = '', words = ''] = /^(\S+)\s*(.*)$/u.exec(rest) ?? []
  return /^https?:\/\/\S+$/iu.test(href) ? { is: 'link', href, text: words === '' ? href : words } : null
}

function readCorrection(text: string): Meaning | null {
  const swap = /^s\/((?:[^/\\]|\\.)+)\/((?:[^/\\]|\\.)*)\/?([gG]?)$/u.exec(text)
  if (swap !== null)
    return { is: 'correction', old: bare(swap[1]), now: bare(swap[2]), all: (swap[3] ?? '') !== '' }
  const insert = /^i\/((?:[^/\\]|\\.)+)\/((?:[^/\\]|\\.)+)\/?$/u.exec(text)
  return insert === null ? null : { is: 'insertion', before: bare(insert[1]), text: bare(insert[2]) }
}

/** `\/` is a slash that parts nothing. */
function bare(part = ''): string {
  return part.replaceAll('\\/', '/')
}

function readContinued(text: string): Meaning | null {
  const rest = /^(?:…|\.\.\.)\s*(\S.*)$/u.exec(text)?.[1]
  return rest === undefined ? null : { is: 'continued', text: rest }
}

/** The words that a correction or an insertion names so far, while it is being typed: `s/old`, `i/before/`. */
export function readDraft(text: string): string | null {
  const words = /^[si]\/((?:[^/\\]|\\.)+)\/?$/u.exec(text.trim())?.[1]
  return words === undefined ? null : bare(words)
}

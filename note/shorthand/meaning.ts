/**
 * What one typed line means in the shorthand of minute-takers: MeetBot's `#agreed`, scribe's `ACTION: ann to … by
 * friday`, `Topic:`, `… goes on`, `s/old/new/`. Line in, meaning out; knows no editor, no people and no calendar.
 * Sources: rkdarst/MeetBot doc/Manual.txt; w3c/scribe2 scribedoc.html.
 */
import { readAssignment, type Judge } from './assignment.ts'

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

type ItemKind = Extract<Meaning, { is: 'item' }>['kind']

const HASH: Readonly<Record<string, ItemKind | 'heading' | 'link' | 'rejected'>> = {
  agreed: 'decision',
  agree: 'decision',
  accepted: 'decision',
  accept: 'decision',
  rejected: 'rejected',
  reject: 'rejected',
  action: 'action',
  info: 'info',
  idea: 'idea',
  help: 'help',
  halp: 'help',
  link: 'link',
  topic: 'heading',
}

const NAMED: Readonly<Record<string, ItemKind | 'proposed' | 'heading' | 'subheading'>> = {
  action: 'action',
  aufgabe: 'action',
  resolution: 'decision',
  resolved: 'decision',
  agreed: 'decision',
  beschluss: 'decision',
  proposed: 'proposed',
  vorschlag: 'proposed',
  topic: 'heading',
  thema: 'heading',
  subtopic: 'subheading',
  issue: 'question',
  question: 'question',
  frage: 'question',
}

/** The meaning of a line. A sign without words behind it means nothing yet: the line is plain. */
export function readMeaning(line: string, judge: Judge): Meaning {
  const text = line.trim()
  if (!text.startsWith('\\')) return readSigns(text, judge) ?? { is: 'plain', text: line }
  const escapes = readSigns(text.slice(1), judge) !== null
  return { is: 'plain', text: escapes ? text.slice(1) : line }
}

function readSigns(text: string, judge: Judge): Meaning | null {
  return readHash(text, judge) ?? readNamed(text, judge) ?? readCorrection(text) ?? readContinued(text)
}

function readHash(text: string, judge: Judge): Meaning | null {
  const [, sign = '', rest = ''] = /^#(\p{L}+):?\s+(\S.*)$/u.exec(text) ?? []
  const kind = Object.hasOwn(HASH, sign.toLowerCase()) ? HASH[sign.toLowerCase()] : undefined
  switch (kind) {
    case undefined:
      return null
    case 'heading':
      return { is: 'heading', text: rest, depth: 0 }
    case 'link':
      return readLink(rest)
    case 'rejected':
      return { is: 'item', kind: 'decision', text: `Rejected: ${rest}` }
    case 'action':
      return { is: 'item', kind, ...readAssignment(rest, judge) }
    default:
      return { is: 'item', kind, text: rest }
  }
}

function readLink(rest: string): Meaning | null {
  const [, href = '', words = ''] = /^(\S+)\s*(.*)$/u.exec(rest) ?? []
  return /^https?:\/\/\S+$/iu.test(href) ? { is: 'link', href, text: words === '' ? href : words } : null
}

function readNamed(text: string, judge: Judge): Meaning | null {
  const [, name = '', rest = ''] = /^(\p{L}+):\s*(\S.*)$/u.exec(text) ?? []
  const kind = Object.hasOwn(NAMED, name.toLowerCase()) ? NAMED[name.toLowerCase()] : undefined
  switch (kind) {
    case undefined:
      return null
    case 'heading':
    case 'subheading':
      return { is: 'heading', text: rest, depth: kind === 'heading' ? 0 : 1 }
    case 'proposed':
      return { is: 'item', kind: 'decision', text: rest, status: 'proposed' }
    case 'action':
      return { is: 'item', kind, ...readAssignment(rest, judge) }
    default:
      return { is: 'item', kind, text: rest }
  }
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

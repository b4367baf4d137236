/** A file of notes as lines to be read one after the other, and what kind of file it is. Every step is linear in its length. */
import type { NoteDialect } from './proposal.ts'

/** More is no session's notes; the caller refuses it in words. */
export const MOST_LETTERS = 1_000_000
export const MOST_LINES = 20_000
/** Longer source lines become several: a line of a note is read and edited as one. */
const LONGEST_LINE = 4_000

export interface SourceLine {
  /** From 1. */
  readonly number: number
  readonly part: number
  /** Without blanks at its end. */
  readonly raw: string
}

/** `10:12:01 <nick> `, `[10:12] <@nick> `, `<nick> `; each part has a bound, so nothing is tried twice. */
const IRC = /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]{1,8})?<[ @+]?([^<>\s]{1,40})>[ \t]?/
/** What the client says of people coming and going. */
const IRC_EVENT = /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]{1,8})(?:\*|-->|<--|\*\*\*|-!-)/

/** The lines that have a letter, in order. */
export function sourceLines(text: string): readonly SourceLine[] {
  return text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const raw = line.trimEnd()
    return cut(raw).map((part, at) => ({ number: index + 1, part: at, raw: part }))
  })
}

/** Whoever speaks in a line of a log, and how much of it says so; null where nobody does. */
export function speakerOf(raw: string): { readonly nick: string; readonly length: number } | null {
  const match = IRC.exec(raw)
  return match === null ? null : { nick: match[1] ?? '', length: match[0].length }
}

/** A log where most lines have a speaker; everything else is read as text. */
export function dialectOf(lines: readonly SourceLine[]): NoteDialect {
  const spoken = lines.filter(({ raw }) => speakerOf(raw) !== null || IRC_EVENT.test(raw)).length
  return spoken > 0 && spoken * 2 >= lines.length ? 'irc' : 'text'
}

/** In pieces that end between characters, where possible behind a blank. */
function cut(raw: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  while (raw.length - from > LONGEST_LINE) {
    const blank = raw.lastIndexOf(' ', from + LONGEST_LINE)
    let to = blank > from + LONGEST_LINE / 2 ? blank : from + LONGEST_LINE
    const unit = raw.charCodeAt(to - 1)
    if (unit >= 0xd800 && unit < 0xdc00) to -= 1
    parts.push(raw.slice(from, to))
    from = to
  }
  return [...parts, raw.slice(from)].filter((part) => part.trim() !== '')
}

/**
 * What an old note becomes before anybody takes it: lines with the section and kind they would have, each traceable to
 * the sign. Plain data. Rules O1 to O3 of SPEC.md.
 */
import type { JsonValue } from '../record-model.ts'

/** Why a person should look at a line; the line is in the note all the same. */
export type Doubt = 'no owner' | 'several owners' | 'perhaps an action' | 'perhaps a decision' | 'cut'

/** `marks` are the signs that are not in `text`: where they stood, as offsets into it, and what they were. */
export interface ProposedLine {
  readonly section: string
  readonly kind: string
  readonly indent: number
  readonly text: string
  readonly marks: readonly (readonly [number, string])[]
  readonly fields: Readonly<Record<string, JsonValue>>
  /** Line of the file, from 1, and which part of it where that was too long for one line. */
  readonly source: number
  readonly part: number
  readonly doubt: Doubt | null
}

export type NoteDialect = 'irc' | 'text'

/** `roles` are people named in the file by what they did, keyed as in the usual template. */
export interface Proposal {
  readonly dialect: NoteDialect
  readonly lines: readonly ProposedLine[]
  readonly roles: Readonly<Record<string, string>>
}

/** The source line again, but for blanks: the text with its marks put back. */
export function sourceOf({ text, marks }: Pick<ProposedLine, 'text' | 'marks'>): string {
  let source = ''
  let from = 0
  for (const [offset, sign] of marks) {
    source += text.slice(from, offset) + sign
    from = offset
  }
  return source + text.slice(from)
}

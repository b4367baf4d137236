/**
 * Whether a line that was written elsewhere looks like an item: `- [ ] ann to write it`, `TODO: …`, `Decision: …`, or
 * somebody known who shall do something. A guess, to be offered and not done.
 */
import { readAssignment, type Judge } from './assignment.ts'
import { readMeaning } from './meaning.ts'

export interface LooksLike {
  readonly kind: 'decision' | 'action' | 'question'
  readonly text: string
  readonly owner?: string
  readonly due?: string
  readonly status?: string
}

const OFFERED: ReadonlySet<string> = new Set(['decision', 'action', 'question'])
const BOX = /^\[(?<done>[ xX])\]\s+(?<words>\S.*)$/su
const TODO = /^(?:todo|to do|ai|ap|action item|next step|follow[- ]up|zu tun)\s*[:–-]\s*(?<words>\S.*)$/isu
const DECIDED =
  /^(?:decision|decided|we (?:agreed|decided)(?: that| to)?|entscheidung|entschieden)\s*[:–-]?\s+(?<words>\S.*)$/isu
const ASKED = /^(?:open question|open issue|q|offene frage|offen)\s*[:–-]\s*(?<words>\S.*)$/isu

export function looksLike(line: string, judge: Judge): LooksLike | null {
  const text = line.trim()
  return ofBox(text, judge) ?? ofSigns(text, judge) ?? ofName(text, judge) ?? ofPerson(text, judge)
}

function ofBox(text: string, judge: Judge): LooksLike | null {
  const { done, words } = BOX.exec(text)?.groups ?? {}
  if (words === undefined) return null
  return { kind: 'action', ...readAssignment(words, judge), ...(done === ' ' ? {} : { status: 'DONE' }) }
}

function ofSigns(text: string, judge: Judge): LooksLike | null {
  const meaning = readMeaning(text, judge)
  if (meaning.is !== 'item' || !OFFERED.has(meaning.kind)) return null
  const { is: _is, ...item } = meaning
  return item as LooksLike
}

function ofName(text: string, judge: Judge): LooksLike | null {
  const wordsOf = (pattern: RegExp): string | undefined => pattern.exec(text)?.groups?.['words']
  const todo = wordsOf(TODO)
  if (todo !== undefined) return { kind: 'action', ...readAssignment(todo, judge) }
  const decided = wordsOf(DECIDED)
  if (decided !== undefined) return { kind: 'decision', text: decided }
  const asked = wordsOf(ASKED)
  return asked === undefined ? null : { kind: 'question', text: asked }
}

function ofPerson(text: string, judge: Judge): LooksLike | null {
  const assigned = readAssignment(text, judge, { knownOnly: true })
  return assigned.owner === undefined ? null : { kind: 'action', ...assigned }
}

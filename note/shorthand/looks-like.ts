/**
 * Whether a line that was written elsewhere looks like an item: `- [ ] ann to write it`, `TODO: …`, `Decision: …`, or
 * somebody known who shall do something. A guess, to be offered and not done.
 */
import { readAssignment, type Judge } from './assignment.ts'
import { readMeaning } from './meaning.ts'
import { nameIn } from './signs.ts'

export interface LooksLike {
  readonly kind: 'decision' | 'action' | 'question'
  readonly text: string
  readonly owner?: string
  readonly due?: string
  readonly status?: string
}

const OFFERED: ReadonlySet<string> = new Set(['decision', 'action', 'question'])
const BOX = /^\[(?<done>[ xX])\]\s+(?<words>\S.*)$/su
/** In old notes that is half of the talk; of a line that somebody pastes it is worth the offer. */
const ASKED = /^q\s*[:–-]\s*(?<words>\S.*)$/isu
/** A sentence that says so, without a sign. */
const DECIDED = /^(?:decided|we (?:agreed|decided))(?: that| to)?\s*[:–-]?\s+(?<words>\S.*)$/isu

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
  const signed = nameIn(text, { written: true })
  const words = text.slice(signed?.length ?? 0).trim()
  if (words === '') return null
  switch (signed?.sign) {
    case 'action':
      return { kind: 'action', ...readAssignment(words, judge) }
    case 'decision':
    case 'question':
      return { kind: signed.sign, text: words }
    case 'proposed':
      return { kind: 'decision', text: words, status: 'proposed' }
    default:
      return ofSentence(text)
  }
}

function ofSentence(text: string): LooksLike | null {
  const decided = DECIDED.exec(text)?.groups?.['words']
  if (decided !== undefined) return { kind: 'decision', text: decided }
  const asked = ASKED.exec(text)?.groups?.['words']
  return asked === undefined ? null : { kind: 'question', text: asked }
}

function ofPerson(text: string, judge: Judge): LooksLike | null {
  const assigned = readAssignment(text, judge, { knownOnly: true })
  return assigned.owner === undefined ? null : { kind: 'action', ...assigned }
}

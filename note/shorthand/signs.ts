/**
 * The signs by which people mark what a line is: MeetBot's commands, scribe.perl's words, and what is usual in pads. One
 * vocabulary for what is typed, pasted and taken in from old notes.
 * Sources: rkdarst/MeetBot doc/Manual.txt; w3c/scribe2 scribedoc.html.
 */

export type Sign =
  | 'action'
  | 'decision'
  | 'proposed'
  | 'rejected'
  | 'question'
  | 'info'
  | 'idea'
  | 'help'
  | 'link'
  | 'heading'
  | 'subheading'

/** What a line begins with, and how many letters of it say so. */
export interface Signed {
  readonly sign: Sign
  readonly length: number
}

type Vocabulary = Readonly<Record<string, Sign>>

const COMMANDS: Vocabulary = {
  ...{ action: 'action', info: 'info', idea: 'idea', help: 'help', halp: 'help', link: 'link' },
  ...{ agreed: 'decision', agree: 'decision', accepted: 'decision', accept: 'decision' },
  ...{ rejected: 'rejected', reject: 'rejected' },
  ...{ topic: 'heading', meetingtopic: 'heading' },
}

/** Words that mean it whoever types them. */
const NAMES: Vocabulary = {
  ...{ action: 'action', aufgabe: 'action' },
  ...{ resolution: 'decision', resolved: 'decision', agreed: 'decision', beschluss: 'decision' },
  ...{ proposed: 'proposed', vorschlag: 'proposed' },
  ...{ topic: 'heading', thema: 'heading', subtopic: 'subheading' },
  ...{ issue: 'question', question: 'question', frage: 'question' },
}

/** Words that mean it in what was written elsewhere; while somebody types they may still become anything. */
const WRITTEN: Vocabulary = {
  ...NAMES,
  ...{ 'action item': 'action', actions: 'action', todo: 'action', 'to do': 'action', 'to-do': 'action' },
  ...{ ai: 'action', ap: 'action', 'next step': 'action', 'follow up': 'action', 'follow-up': 'action' },
  ...{ 'zu tun': 'action' },
  ...{ agreement: 'decision', decision: 'decision', decided: 'decision', consensus: 'decision' },
  ...{ entscheidung: 'decision', entschieden: 'decision' },
  ...{ proposal: 'proposed', 'proposed resolution': 'proposed' },
  ...{ 'open question': 'question', 'open issue': 'question' },
  ...{ 'offene frage': 'question', offen: 'question' },
}

const COMMAND = /^#(\p{L}{3,14}):?(?:[ \t]+|$)/u
const TYPED = /^(\p{L}{1,20}):[ \t]*/u
/** Also between stars or underlines, as Markdown emphasises, and with a dash. */
const LABEL =
  /^[*_]{0,3}(\p{L}{1,14}(?:[ -]\p{L}{2,10})?)[*_]{0,3}(?:[ \t]?:|[ \t]{0,3}[–-](?=[ \t]))[*_]{0,3}[ \t]*/u

/** `#action …`: any case, at the start. */
export function commandIn(words: string): Signed | null {
  return signed(COMMAND.exec(words), COMMANDS)
}

/** `RESOLUTION: …`. With `written` also what people mean by it in pads and mails: `**Decision** - …`. */
export function nameIn(
  words: string,
  { written = false }: { readonly written?: boolean } = {},
): Signed | null {
  return written ? signed(LABEL.exec(words), WRITTEN) : signed(TYPED.exec(words), NAMES)
}

function signed(match: RegExpExecArray | null, vocabulary: Vocabulary): Signed | null {
  const name = (match?.[1] ?? '').toLowerCase()
  const sign = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined
  return match === null || sign === undefined ? null : { sign, length: match[0].length }
}

/** All that may be typed for one thing. */
export interface SignGroup {
  readonly sign: Sign
  /** As one types them: `#agreed`, `AGREED:`. */
  readonly typed: readonly string[]
}

/** Every sign that is read while somebody types, by what it means, in the order of the vocabulary. */
export function signGroups(): readonly SignGroup[] {
  const groups = new Map<Sign, string[]>()
  const enter = (sign: Sign, typed: string): void => {
    groups.set(sign, [...(groups.get(sign) ?? []), typed])
  }
  for (const [word, sign] of Object.entries(COMMANDS)) enter(sign, `#${word}`)
  for (const [word, sign] of Object.entries(NAMES)) enter(sign, `${word.toUpperCase()}:`)
  return [...groups].map(([sign, typed]) => ({ sign, typed }))
}

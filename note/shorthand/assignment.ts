/**
 * Who shall do what by when, out of the words of an action: `ann to write the spec by friday`, `Ann Lee: write it`,
 * `[ann] write the spec - due 16 oct`. What is a date and who is a person is asked, not known.
 */

export interface Judge {
  /** Whether these words are a date, or a milestone. */
  readonly isDate: (words: string) => boolean
  /** Whether these words name somebody known: a name, the beginning of one, an account. */
  readonly isPerson: (words: string) => boolean
}

export interface Assignment {
  readonly text: string
  readonly owner?: string
  readonly due?: string
}

/** The same as letters at the start and at the end that said so and need not be read again. */
export interface AssignedPart {
  readonly owner?: string
  readonly due?: string
  readonly before: number
  readonly after: number
}

export interface Reading {
  /** Only somebody known is an owner: for words that nothing marks as an action. */
  readonly knownOnly?: boolean
  /** Words that were written elsewhere: a sentence ("Ann will write it") says who and stays a sentence. */
  readonly written?: boolean
}

/** Nothing is taken out that would leave no words to do. */
export function readAssignment(words: string, judge: Judge, reading: Reading = {}): Assignment {
  const all = words.trim()
  const { before, after, ...found } = assignedPart(all, judge, reading)
  return { text: all.slice(before, all.length - after).trim(), ...found }
}

/** `words` without blanks around them. */
export function assignedPart(words: string, judge: Judge, reading: Reading = {}): AssignedPart {
  const { due, after } = dueIn(words, judge)
  const { owner, before } = ownerIn(words.slice(0, words.length - after), judge, reading)
  return { before, after, ...(owner === undefined ? {} : { owner }), ...(due === undefined ? {} : { due }) }
}

const DUE =
  /^(.*\S)(?:,?\s+\(?(?:by|until|before|due|bis)|\s*[-–—(]\s*(?:due|bis))[:\s]\s*(?:zum\s+)?(\S.*?)\)?$/iu

function dueIn(words: string, { isDate }: Judge): { readonly due?: string; readonly after: number } {
  const [, rest, due] = DUE.exec(words) ?? []
  // A dot at the end may be the sentence's, or a day's ("16.12.").
  const day = [due, due?.replace(/[.]$/u, '')].find((each) => each !== undefined && isDate(each))
  if (rest === undefined || day === undefined) return { after: 0 }
  const kept = rest.replace(/\s*[-–—,]$/u, '')
  return kept === '' ? { after: 0 } : { due: day, after: words.length - kept.length }
}

const BRACKETED = /^\[\s?@?([^\]\s][^\]]{0,40}?)\s?\](?!\()\s*(?=\S)/u
const CALLED = /^@([\p{L}\p{N}][\p{L}\p{N}._-]{0,38})[:,]?\s+(?:to\s+)?(?=\S)/u
const ASSIGNED =
  /^@?(\S+(?:\s\S+){0,3}?)(?:\s+(?:(?<to>to)|(?<shall>will|shall|should|soll|wird)|volunteers?\s+to|takes?|is\s+going\s+to)\s+|(?<colon>\s*:)\s+)(?=(?<next>\S))/iu

interface Owned {
  readonly owner?: string
  readonly before: number
}

function ownerIn(words: string, judge: Judge, reading: Reading): Owned {
  const isOwner = (name: string): boolean =>
    reading.knownOnly === true ? judge.isPerson(name) && !NO_NAMES.test(name) : mayOwn(name, judge)
  // A bracket may be any remark, unless it was written where brackets are for names.
  const isNamed = (name: string): boolean =>
    (reading.written === true || judge.isPerson(name)) && isOwner(name)
  const marked = named(BRACKETED.exec(words), isNamed) ?? named(CALLED.exec(words), isOwner)
  if (marked !== null) return marked
  const match = ASSIGNED.exec(words)
  const found = named(match, isOwner)
  if (found === null) return { before: 0 }
  const { to, shall, colon, next = '' } = match?.groups ?? {}
  if (colon !== undefined) return found
  if (reading.written !== true) return (to ?? shall) === undefined ? { before: 0 } : found
  if (to === undefined) return { ...found, before: 0 }
  return /\p{Ll}/u.test(next) ? found : { before: 0 }
}

/** What the match took away, and whom it names first. */
function named(match: RegExpExecArray | null, isOwner: (name: string) => boolean): Owned | null {
  const name = match?.[1]
  if (match === null || name === undefined || !isOwner(name)) return null
  return { owner: name, before: match[0].length }
}

/** Verbs that stand before "to" at the start of what is to be done, and other words that stand where a name may. */
const NO_NAMES =
  /^(?:try|needs?|remember|ask|talk|agree|plans?|continue|want|have|move|add|go|speak|look|reply|respond|write|link|send|decide|get|learn|offer|prepare|return|point|switch|migrate|report|propose|convert|how|what|where|when|whether|who|is|are|way|goal|next|also|we|they|it|this|that|everyone|someone|somebody|all|going|able|ok|note|todo|action|see|used?|hard|easy|due)$/iu

/** Somebody known; else one word that is none of those, or several that each begin like a name. */
function mayOwn(words: string, { isPerson }: Judge): boolean {
  if (isPerson(words)) return true
  if (!/\s/u.test(words)) return /^[\p{L}][\p{L}\p{N}_.'’-]{0,30}$/u.test(words) && !NO_NAMES.test(words)
  return words.split(/\s+/u).every((word) => /^\p{Lu}/u.test(word))
}

/**
 * Who shall do what by when, out of the words of an action: `ann to write the spec by friday`, `Ann Lee: write it`,
 * `write the spec - due 16 oct`. What is a date and who is a person is asked, not known.
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

/**
 * Nothing is taken out that would leave no words to do. With `knownOnly` only somebody known is an owner: for words that
 * nothing marks as an action.
 */
export function readAssignment(
  words: string,
  judge: Judge,
  { knownOnly = false }: { readonly knownOnly?: boolean } = {},
): Assignment {
  const { rest, due } = takeDue(words.trim(), judge)
  const isOwner = (name: string): boolean =>
    knownOnly ? judge.isPerson(name) && !VERBS.test(name) : mayOwn(name, judge)
  const { text, owner } = takeOwner(rest, isOwner)
  return { text, ...(owner === undefined ? {} : { owner }), ...(due === undefined ? {} : { due }) }
}

const DUE = /^(.*\S)(?:,?\s+(?:by|until|before|due|bis)|\s+[-–]\s+(?:due|bis))[:\s]\s*(?:zum\s+)?(\S.*)$/iu

function takeDue(words: string, { isDate }: Judge): { rest: string; due?: string } {
  const [, rest, due] = DUE.exec(words) ?? []
  // A dot at the end may be the sentence's, or a day's ("16.12.").
  const day = [due, due?.replace(/[.]$/u, '')].find((each) => each !== undefined && isDate(each))
  return rest !== undefined && day !== undefined
    ? { rest: rest.replace(/\s*[-–,]$/u, ''), due: day }
    : { rest: words }
}

const ASSIGNED = /^@?(\S+(?:\s\S+){0,3}?)(?:\s+(?:to|will|shall|should|soll|wird)\s+|\s*:\s+)(\S.*)$/iu

function takeOwner(words: string, isOwner: (name: string) => boolean): { text: string; owner?: string } {
  const [, owner, text] = ASSIGNED.exec(words) ?? []
  if (owner === undefined || text === undefined || !isOwner(owner)) return { text: words }
  return { text, owner }
}

/** Verbs that stand before "to" at the start of what is to be done. */
const VERBS =
  /^(?:try|need|remember|ask|talk|agree|plan|continue|want|have|move|add|go|speak|look|reply|respond|write|link|send|decide|get|learn|offer|prepare|return|point|switch|migrate|report|propose|convert|how|what|where|when|whether|who|is|are)$/iu

/** Somebody known; else one word that is no verb, or several that each begin like a name. */
function mayOwn(words: string, { isPerson }: Judge): boolean {
  if (isPerson(words)) return true
  if (!/\s/u.test(words)) return /^[\p{L}][\p{L}\p{N}_.'’-]*$/u.test(words) && !VERBS.test(words)
  return words.split(/\s+/u).every((word) => /^\p{Lu}/u.test(word))
}

/** Who is to do an action, and until when, in words that were written elsewhere: as they are typed here, and MeetBot's way. */
import { assignedPart, type Judge } from '../shorthand/assignment.ts'

export interface Owned {
  readonly owner: string | null
  readonly due: string | null
  /** Letters at the start and at the end that said so and need not be read again. */
  readonly before: number
  readonly after: number
  /** More than one is named: a person has to choose. */
  readonly several: boolean
}

const NAME = String.raw`\p{L}[\p{L}\p{N}._'’-]{0,30}(?: \p{Lu}[\p{L}\p{N}._'’-]{0,30}){0,2}`
const MANY = new RegExp(
  String.raw`^${NAME}(?: ?[,/&] ?| and | \+ )${NAME}(?:[ \t]+(?:to|will)[ \t]|[ \t]?:)`,
  'u',
)

/** `nicks` are people known to speak: a first word that is one of them is the owner, as MeetBot reads it. */
export function ownerOf(words: string, nicks: ReadonlySet<string>): Owned {
  const judge: Judge = { isDate: isDay, isPerson: (name) => nicks.has(name.toLowerCase()) }
  const { owner, due, before, after } = assignedPart(words, judge, { written: true })
  const rest = { due: due ?? null, after }
  if (MANY.test(words)) return { owner: null, before: 0, several: true, ...rest }
  const first = /^[^\s:,]{1,40}/.exec(words)?.[0] ?? ''
  const nick = nicks.has(first.toLowerCase()) ? first : null
  return { owner: owner ?? nick, before, several: false, ...rest }
}

/** What days in old notes are relative to nobody knows: only whole dates are read. */
export function isDay(words: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(words)
}

/** Whether these words name more than one person. */
export function areSeveral(names: string): boolean {
  return /[,;&/]| and /.test(names)
}

/**
 * The query language of search, registers and API: `owner:ann open track:kernel due<friday "a phrase" -word`. Parsing
 * never fails: what cannot be meant is told in a sentence and narrows nothing.
 */
import { closeNames } from '../close-names.ts'
import { addDays, parseDays } from './days.ts'
import { queryParts, type Comparison, type QueryPart } from './query-parts.ts'
import { foldedWords, foldWord } from './words.ts'

/** Filters with a value in words. */
export const FIELDS = [
  'owner',
  'track',
  'kind',
  'status',
  'voice',
  'blueprint',
  'session',
  'room',
  'section',
  'milestone',
  'by',
  'state',
] as const
export type FieldName = (typeof FIELDS)[number]

/** Filters with a day. */
export const DAY_FIELDS = ['due', 'day'] as const
export type DayField = (typeof DAY_FIELDS)[number]

/** What may stand behind `is:`, or alone. */
export const FLAGS = [
  'open',
  'done',
  'late',
  'unowned',
  'mine',
  'accepted',
  'declined',
  'unanswered',
] as const
export type Flag = (typeof FLAGS)[number]

/** Flags that may stand without `is:`; the others are words that people search for. */
const BARE_FLAGS: readonly string[] = ['open', 'done', 'late', 'mine', 'unowned']

/**
 * One thing asked for. Text: the words one behind the other, the last a beginning unless `whole`. A field: any of the
 * values, folded. Days: from and to, both included, null for no end; `none` asks for no day at all.
 */
export type Term =
  | {
      readonly type: 'text'
      readonly words: readonly string[]
      readonly whole: boolean
      readonly not: boolean
    }
  | {
      readonly type: 'field'
      readonly field: FieldName
      readonly values: readonly string[]
      readonly not: boolean
    }
  | {
      readonly type: 'day'
      readonly field: DayField
      readonly range: { readonly from: string | null; readonly to: string | null } | 'none'
      readonly not: boolean
    }
  | { readonly type: 'is'; readonly flag: Flag; readonly not: boolean }

/** `part` is what was typed, `sentence` what is the matter and the way out. */
export interface QueryProblem {
  readonly part: string
  readonly sentence: string
}

export interface Query {
  readonly terms: readonly Term[]
  readonly problems: readonly QueryProblem[]
  /** The day that late and the days in words go by, `YYYY-MM-DD`. */
  readonly today: string
}

export type TextTerm = Extract<Term, { type: 'text' }>

/** Reads what was typed on this day. A key without a value, as while somebody types, narrows nothing. */
export function parseQuery(text: string, today: string): Query {
  const parts = queryParts(text)
  const flagsAlone = mayFlagsStandAlone(parts)
  const problems: QueryProblem[] = []
  const terms: Term[] = []
  for (const part of parts) {
    const read = readPart(part, { today, flagsAlone })
    if (read === null) continue
    if ('sentence' in read) problems.push(read)
    else terms.push(read)
    const hint = 'sentence' in read ? null : hintFor(part)
    if (hint !== null) problems.push(hint)
  }
  return { terms: joinFields(terms), problems, today }
}

/** The words to find and to mark. */
export function wantedTexts(query: Query): readonly TextTerm[] {
  return query.terms.filter((term): term is TextTerm => term.type === 'text' && !term.not)
}

/** `open` is a filter beside filters or alone, and a word among words: people look for "open sockets". */
function mayFlagsStandAlone(parts: readonly QueryPart[]): boolean {
  const hasFilter = parts.some(({ key }) => key !== null && isFilterKey(key))
  return hasFilter || parts.every((part) => part.key === null && isBareFlag(part))
}

function isBareFlag({ quoted, value }: QueryPart): boolean {
  return !quoted && BARE_FLAGS.includes(value.toLowerCase())
}

const KEYS: readonly string[] = [...FIELDS, ...DAY_FIELDS, 'is']

/** Whether this is the key of a filter. */
export function isFilterKey(key: string): boolean {
  return KEYS.includes(key)
}

interface Reading {
  readonly today: string
  readonly flagsAlone: boolean
}

function readPart(part: QueryPart, reading: Reading): Term | QueryProblem | null {
  const { key, value, not } = part
  if (key === null || !isFilterKey(key)) {
    if (key === null && reading.flagsAlone && isBareFlag(part)) {
      return { type: 'is', flag: value.toLowerCase() as Flag, not }
    }
    return readText(part)
  }
  if (value.trim() === '') return null
  if (key === 'is') return readFlag(part)
  if ((DAY_FIELDS as readonly string[]).includes(key)) return readDay(part, reading.today)
  return readField(part)
}

/** A word with a key that nobody knows is a word: `https://…`, `note: …`. */
function readText({ key, typed, value, quoted, not }: QueryPart): Term | null {
  const words = foldedWords(key === null ? value : typed.replace(/^-/, ''))
  return words.length === 0 ? null : { type: 'text', words, whole: quoted, not }
}

function readFlag({ value, not, typed }: QueryPart): Term | QueryProblem {
  const flag = FLAGS.find((each) => each === value.toLowerCase())
  if (flag !== undefined) return { type: 'is', flag, not }
  return { part: typed, sentence: `Nothing is "${value}": write is: with ${list(FLAGS)}.` }
}

function readField({ key, value, quoted, comparison, not, typed }: QueryPart): Term | QueryProblem {
  if (comparison !== ':') {
    return { part: typed, sentence: `${key ?? ''} cannot be compared: write ${key ?? ''}:${value}.` }
  }
  const field = key as FieldName
  const values = (quoted ? [value] : value.split(',')).map((each) => foldWord(each.trim()))
  const said = values.filter((each) => each !== '')
  if (field === 'status' && !not && said.length === 1 && said[0] === 'open')
    return { type: 'is', flag: 'open', not }
  return { type: 'field', field, values: said, not }
}

function readDay({ key, value, comparison, not, typed }: QueryPart, today: string): Term | QueryProblem {
  const field = key as DayField
  if (comparison === ':' && value.toLowerCase() === 'none') return { type: 'day', field, range: 'none', not }
  const days = parseDays(value, today)
  if (days === null) {
    const sentence = `"${value}" is no day: write friday, 16oct, 2026-10-16, today, week or +3d.`
    return { part: typed, sentence }
  }
  return { type: 'day', field, range: rangeOf(comparison ?? ':', days), not }
}

function rangeOf(comparison: Comparison, { from, to }: { readonly from: string; readonly to: string }) {
  switch (comparison) {
    case ':':
      return { from, to }
    case '<':
      return { from: null, to: addDays(from, -1) }
    case '<=':
      return { from: null, to }
    case '>':
      return { from: addDays(to, 1), to: null }
    case '>=':
      return { from, to: null }
  }
}

/** An unknown key near a known one was probably meant as that. */
function hintFor({ key, comparison, value, typed }: QueryPart): QueryProblem | null {
  if (key === null || isFilterKey(key) || value === '') return null
  const [near] = closeNames(key, KEYS)
  if (near === undefined) return null
  return {
    part: typed,
    sentence: `There is no filter "${key}", so it is searched as words: did you mean ${near}${comparison ?? ':'}${value}?`,
  }
}

/** Of one field asked for several times any will do: `track:kernel track:desktop`. */
function joinFields(terms: readonly Term[]): readonly Term[] {
  const joined: Term[] = []
  for (const term of terms) {
    const at = joined.findIndex(
      (each) =>
        term.type === 'field' && each.type === 'field' && each.field === term.field && !each.not && !term.not,
    )
    const earlier = joined[at]
    if (term.type === 'field' && earlier?.type === 'field') {
      joined[at] = { ...earlier, values: [...earlier.values, ...term.values] }
    } else joined.push(term)
  }
  return joined
}

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}

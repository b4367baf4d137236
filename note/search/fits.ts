/**
 * Whether something fits a query: the one judge that registers, search on the relay and search on a laptop agree by.
 * Whatever finds candidates faster may only leave out what this refuses.
 */
import { personField, textField } from '../item-fields.ts'
import type { PersonRef } from '../summit.ts'
import { namesIn, surroundings, type SearchEntry, type SearchPlace } from './entry.ts'
import type { Query, Term, TextTerm } from './query.ts'
import { remembering } from './remembering.ts'
import { findRun, foldedWords, foldWord } from './words.ts'

/** Who asks; null where nobody is known, and then nothing is `mine`. */
export interface Asking {
  readonly me: PersonRef | null
}

// Names, tracks, milestones: the same few, looked at for every line of a summit.
const foldedName = remembering(foldWord)
const nameWords = remembering(foldedWords)
const squeezed = remembering((text) => foldWord(text).replace(/[\s_-]+/g, ''))
const wordsOfField = remembering((field): readonly string[] => [...foldedWords(field), ''])

/** The words of an entry. */
export interface EntryWords {
  /** Its own: text, number, owner and other names. */
  readonly own: readonly string[]
  /** What stands around it: section, track, room, session. */
  readonly around: readonly string[]
}

/** The words by which the entry is found. Between two fields stands an empty word, so that no phrase reaches across. */
export function wordsOfEntry(entry: SearchEntry, place: SearchPlace): EntryWords {
  return { own: ownWords(entry), around: wordsAround(entry, place) }
}

/** The entry's own words. */
export function ownWords(entry: SearchEntry): readonly string[] {
  return [...foldedWords(entry.text), '', ...namesIn(entry).split('\n').flatMap(wordsOfField)]
}

function wordsAround(entry: SearchEntry, place: SearchPlace): readonly string[] {
  return surroundings(entry, place).split('\n').flatMap(wordsOfField)
}

/** Whether the entry is asked for (rules Q4 to Q8). `own`: its own words, where they were cut before. */
export function fitsQuery(
  entry: SearchEntry,
  place: SearchPlace,
  query: Query,
  asking: Asking & { readonly own?: readonly string[] },
): boolean {
  const typed = query.terms.every(
    (term) => term.type === 'text' || fitsTerm(entry, place, { term, query, asking }),
  )
  if (!typed) return false
  const texts = query.terms.filter((term): term is TextTerm => term.type === 'text')
  return (
    texts.length === 0 || fitsTexts(texts, asking.own ?? ownWords(entry), () => wordsAround(entry, place))
  )
}

/** Whether anything at this place can fit: what the query asks of track, room, session, day and state holds for it. */
export function fitsPlace(place: SearchPlace, query: Query, asking: Asking): boolean {
  return query.terms.every((term) => !isOfPlace(term) || fitsTerm(NOTHING, place, { term, query, asking }))
}

/** Whether the term asks something of the place, and so the same of everything in a session. */
export function isOfPlace(term: Term): term is Exclude<Term, TextTerm> {
  return (
    (term.type === 'field' && PLACE_FIELDS.has(term.field)) || (term.type === 'day' && term.field === 'day')
  )
}

const PLACE_FIELDS: ReadonlySet<string> = new Set(['track', 'room', 'session', 'state'])
const NOTHING: SearchEntry = {
  ...{ line: null, kind: '', number: null, section: null, text: '', fields: {}, by: null },
  blueprints: [],
}

/** Whether this person is the one that a filter names: by id, by the whole name or by the beginning of one of its words. */
export function isCalled(person: PersonRef | null, wanted: string): boolean {
  if (person === null) return false
  const name = ` ${foldedName(person.name)}`
  return foldedName(person.id ?? '') === wanted || name.includes(` ${wanted}`)
}

/** Whether two references mean one person: by id where both have one, else by name. */
export function isSamePerson(left: PersonRef | null, right: PersonRef | null): boolean {
  if (left === null || right === null) return false
  if (left.id !== undefined && right.id !== undefined) return left.id === right.id
  return foldedName(left.name).trim() === foldedName(right.name).trim()
}

/** All that is wanted is there, at least one of it in the entry's own words; nothing unwanted is. */
function fitsTexts(
  texts: readonly TextTerm[],
  own: readonly string[],
  around: () => readonly string[],
): boolean {
  let inOwn = false
  let wantsAny = false
  for (const { words, whole, not } of texts) {
    const here = findRun(own, words, whole).length > 0
    if (not) {
      if (here) return false
      continue
    }
    wantsAny = true
    inOwn ||= here
    if (!here && findRun(around(), words, whole).length === 0) return false
  }
  return inOwn || !wantsAny
}

interface Judging {
  readonly term: Exclude<Term, TextTerm>
  readonly query: Query
  readonly asking: Asking
}

function fitsTerm(entry: SearchEntry, place: SearchPlace, { term, query, asking }: Judging): boolean {
  switch (term.type) {
    case 'field':
      return (
        term.values.some((value) => FIELD_CHECKS[term.field](value, entry, { place, asking })) !== term.not
      )
    case 'day':
      return fitsDay(entry, place, term) !== term.not
    case 'is':
      return FLAG_CHECKS[term.flag](entry, query.today, asking) !== term.not
  }
}

interface Around {
  readonly place: SearchPlace
  readonly asking: Asking
}

type FieldCheck = (wanted: string, entry: SearchEntry, around: Around) => boolean
type FieldTerm = Extract<Term, { type: 'field' }>

const FIELD_CHECKS: Readonly<Record<FieldTerm['field'], FieldCheck>> = {
  owner: (wanted, entry, { asking }) => fitsPerson(wanted, personField(entry, 'owner'), asking.me),
  by: (wanted, entry, { asking }) => fitsPerson(wanted, entry.by, asking.me),
  track: (wanted, _entry, { place }) => fitsNamed(wanted, place.track),
  room: (wanted, _entry, { place }) => fitsNamed(wanted, place.room),
  session: (wanted, _entry, { place }) => fitsNamed(wanted, { id: place.session, name: place.title }),
  section: (wanted, entry) => fitsNamed(wanted, entry.section),
  state: (wanted, _entry, { place }) => place.state === wanted,
  kind: (wanted, entry) => {
    const kind = foldedName(entry.kind)
    return (
      kind === wanted ||
      `${kind}s` === wanted ||
      (wanted.length === 1 && entry.number?.[0]?.toLowerCase() === wanted)
    )
  },
  status: (wanted, entry) => squeezed(statusIn(entry) ?? '').startsWith(squeezed(wanted)),
  voice: (wanted, entry) => (wanted === 'none' ? '' : wanted) === foldedName(textField(entry, 'voice') ?? ''),
  milestone: (wanted, entry) => {
    const milestone = textField(entry, 'milestone')
    return wanted === 'none' ? milestone === null : milestone !== null && beginsWord(milestone, wanted)
  },
  blueprint: (wanted, entry) =>
    wanted === 'none'
      ? entry.blueprints.length === 0
      : entry.blueprints.some((name) => beginsWord(name, wanted)),
}

function fitsPerson(wanted: string, person: PersonRef | null, me: PersonRef | null): boolean {
  if (wanted === 'nobody' || wanted === 'none') return person === null
  return wanted === 'me' ? isSamePerson(person, me) : isCalled(person, wanted)
}

function fitsNamed(wanted: string, named: { readonly id: string; readonly name: string } | null): boolean {
  if (named === null) return wanted === 'none'
  return foldedName(named.id).startsWith(wanted) || beginsWord(named.name, wanted)
}

/** Whether a word of the text begins so; what is wanted may be several words or have dashes. */
function beginsWord(text: string, wanted: string): boolean {
  return findRun(nameWords(text), nameWords(wanted), false).length > 0
}

function fitsDay(
  entry: SearchEntry,
  place: SearchPlace,
  { field, range }: Extract<Term, { type: 'day' }>,
): boolean {
  const day = field === 'due' ? dueIn(entry) : place.day
  if (range === 'none') return day === null && (field === 'day' || entry.kind === 'action')
  if (day === null) return false
  return (range.from === null || day >= range.from) && (range.to === null || day <= range.to)
}

type FlagTerm = Extract<Term, { type: 'is' }>
type FlagCheck = (entry: SearchEntry, today: string, asking: Asking) => boolean

const FLAG_CHECKS: Readonly<Record<FlagTerm['flag'], FlagCheck>> = {
  open: isOpen,
  done: (entry) => isSettled(entry) && statusIn(entry) !== 'POSTPONED',
  late: (entry, today) => {
    const due = dueIn(entry)
    return due !== null && due < today && isOpen(entry)
  },
  unowned: (entry) => entry.kind === 'action' && personField(entry, 'owner') === null,
  mine: (entry, _today, { me }) => isSamePerson(personField(entry, 'owner'), me),
  accepted: (entry) => textField(entry, 'answer') === 'accepted',
  declined: (entry) => textField(entry, 'answer') === 'declined',
  unanswered: (entry) =>
    entry.kind === 'action' && personField(entry, 'owner') !== null && textField(entry, 'answer') === null,
}

/** What a status is where none was set: an action is to do, a decision agreed, a question open. */
const INITIAL: Readonly<Record<string, string>> = { action: 'TODO', decision: 'agreed', question: 'open' }

const SETTLED: Readonly<Record<string, readonly string[]>> = {
  action: ['DONE', 'POSTPONED'],
  decision: ['agreed', 'superseded'],
  question: ['answered', 'dropped'],
}

/** The item's status as it is or begins; null for what has none. */
export function statusIn(entry: Pick<SearchEntry, 'kind' | 'fields'>): string | null {
  return (
    textField(entry, 'status') ?? (Object.hasOwn(INITIAL, entry.kind) ? (INITIAL[entry.kind] ?? null) : null)
  )
}

/** An action still to be done, a decision not agreed, a question without an answer. */
export function isOpen(entry: Pick<SearchEntry, 'kind' | 'fields'>): boolean {
  return Object.hasOwn(SETTLED, entry.kind) && !isSettled(entry)
}

function isSettled(entry: Pick<SearchEntry, 'kind' | 'fields'>): boolean {
  const settled = Object.hasOwn(SETTLED, entry.kind) ? (SETTLED[entry.kind] ?? []) : []
  return settled.includes(statusIn(entry) ?? '')
}

/** The day an action is due, or null. */
function dueIn(entry: Pick<SearchEntry, 'fields'>): string | null {
  const due = textField(entry, 'due')
  return due !== null && /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : null
}

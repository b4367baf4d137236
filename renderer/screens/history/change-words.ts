/**
 * What became of a line, as a sentence: who did what to which item. Names of people and items are strong, so a
 * sentence is a list of parts. Pure.
 */
import type { PersonRef } from '#note/summit.ts'
import type { LineChange } from '#note/wire/history.ts'
import { dueWords } from '../parts/item-facts.tsx'
import { LANGUAGE } from '../../words/language.ts'
import { listParts } from '../../words/lists.ts'
import { isMessageKey, preparedMessage, say, type MessageKey } from '../../words/say.ts'

export interface Part {
  readonly text: string
  readonly strong?: true
}

/** The parts as one text, for titles and tests. */
export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('')
}

/** A deed as its message has it, what it was done to, and what follows. */
interface Deed {
  readonly deed: keyof typeof DEEDS
  readonly object: (form: Form) => readonly Part[]
  readonly tail?: string
}

const DEEDS = {
  added: 'history.deed.added',
  removed: 'history.deed.removed',
  reworded: 'history.deed.reworded',
  formatted: 'history.deed.formatted',
  moved: 'history.deed.moved',
  turned: 'history.deed.turned',
  indented: 'history.deed.indented',
  outdented: 'history.deed.outdented',
  marked: 'history.deed.marked',
  set: 'history.deed.set',
  changed: 'history.deed.changed',
} as const

/** `Kofi Mensah reworded D1`, `D1 was reworded`, `You set the owner of A1`. No full stop. */
export function changeSentence(change: LineChange, me: string): readonly Part[] {
  const { deed, object, tail } = deedOf(change)
  const by = byOf(change.by, me)
  return capital(
    sayParts('history.deed', {
      by,
      who: whoParts(change.by, me),
      what: object(by === 'nobody' ? 'subject' : 'object'),
      deed: say(DEEDS[deed]),
      tail: tail === undefined ? '' : ` ${tail}`,
    }),
  )
}

/** The verb of some languages agrees with who did it. */
function byOf(people: readonly PersonRef[], me: string): string {
  if (people.length === 0) return 'nobody'
  const mine = people.some(({ id }) => id === me)
  if (people.length === 1) return mine ? 'you' : 'one'
  return mine ? 'youToo' : 'other'
}

/** `You and Kofi Mensah`; the reader first. */
function whoParts(people: readonly PersonRef[], me: string): readonly Part[] {
  const sorted = [...people].sort((one, other) => Number(other.id === me) - Number(one.id === me))
  return listParts(sorted.map((person) => (person.id === me ? say('history.you') : person.name))).map(
    ({ type, value }) => (type === 'element' ? { text: value, strong: true } : { text: value }),
  )
}

function deedOf(change: LineChange): Deed {
  const object = nameOf(change)
  switch (change.what) {
    case 'added':
    case 'removed':
      return { deed: change.what, object }
    case 'reworded':
      return change.before === change.after
        ? { deed: 'formatted', object, tail: say('history.tail.anew') }
        : { deed: 'reworded', object }
    case 'moved':
      return { deed: 'moved', object, ...movedTail(change) }
    case 'converted':
      return convertedDeed(change)
    case 'field':
      return fieldDeed(change)
  }
}

/** `D1`, or what kind of line it is where it has no number. */
function nameOf({ number, kind }: Pick<LineChange, 'number' | 'kind'>): Deed['object'] {
  return (form) =>
    number === null ? plain(nounOf(kind, form === 'subject' ? 'a' : 'toA')) : [{ text: number, strong: true }]
}

function movedTail({ before, after }: LineChange): { readonly tail?: string } {
  if (before === null || after === null) return {}
  if (before === after) return { tail: say('history.tail.within', { section: after }) }
  return { tail: say('history.tail.fromTo', { from: before, to: after }) }
}

/** Kinds that every template has and that are lines, never items. */
const LINES: ReadonlySet<string> = new Set([
  'text',
  'bullet',
  'numbered',
  'heading',
  'quote',
  'code',
  'reference',
])

/** Whether the noun is what something was done to. */
type Form = 'subject' | 'object'

/** A kind with its article: `a`, `toA` (what something is done to or becomes), `the`, `toThe`. */
function nounOf(kind: string, form: 'a' | 'toA' | 'the' | 'toThe'): string {
  const key = `history.noun.${kind.toLowerCase()}`
  return isMessageKey(key) ? say(key, { form }) : otherNoun(kind.toLowerCase(), form)
}

/** A kind that only its template knows, by its title. */
function otherNoun(kind: string, form: string): string {
  const noun = say('history.noun.other', { form, kind })
  return LANGUAGE === 'en' ? noun.replace(/^a (?=[aeiou])/u, 'an ') : noun
}

/** The number is the newer kind's where that is an item, else the older one's. */
function convertedDeed(change: LineChange): Deed {
  const [before, after] = [change.before ?? '', change.after ?? '']
  const { number } = change
  const intoItem = number !== null && !LINES.has(change.kind)
  const object: Deed['object'] = (form) => {
    if (intoItem || number === null) return plain(nounOf(before, form === 'subject' ? 'a' : 'toA'))
    return numbered(before, form === 'subject' ? 'the' : 'toThe', number)
  }
  const into = intoItem ? textOf(numbered(after, 'toThe', number)) : nounOf(after, 'toA')
  return { deed: 'turned', object, tail: say('history.tail.into', { what: into }) }
}

/** `the decision D1`. */
function numbered(kind: string, form: 'the' | 'toThe', number: string): readonly Part[] {
  return sayParts('history.item', { noun: nounOf(kind, form), number: [{ text: number, strong: true }] })
}

function fieldDeed(change: LineChange): Deed {
  const { before, after, field = '' } = change
  if (field === 'indent') {
    return { deed: Number(after) > Number(before) ? 'indented' : 'outdented', object: nameOf(change) }
  }
  if (field === 'nobody') {
    const owned = after === null || after === 'false'
    const tail = say(owned ? 'history.tail.somebodys' : 'history.tail.nobodys')
    return { deed: 'marked', object: nameOf(change), tail }
  }
  const deed = before === null ? 'set' : after === null ? 'removed' : 'changed'
  const object: Deed['object'] = () =>
    sayParts('history.fieldOf', { field: fieldNoun(field), what: nameOf(change)('object') })
  return { deed, object }
}

function fieldNoun(key: string): string {
  const message = `history.field.${key}`
  return isMessageKey(message) ? say(message) : key.replaceAll('-', ' ')
}

/** The two values of a changed field as words; null where the sentence says it all. */
export function fieldValues(change: LineChange): { readonly before: string; readonly after: string } | null {
  const { what, field = '', before, after } = change
  if (what !== 'field' || field === 'indent' || field === 'nobody') return null
  return { before: valueWord(field, before), after: valueWord(field, after) }
}

function valueWord(field: string, value: string | null): string {
  if (value === null) return say(field === 'owner' ? 'history.nobody' : 'history.nothing')
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dueWords(value) : value
}

function plain(text: string): readonly Part[] {
  return text === '' ? [] : [{ text }]
}

/** A message as parts: values that are parts keep what is strong in them. */
function sayParts(
  key: MessageKey,
  values: Readonly<Record<string, string | readonly Part[]>>,
): readonly Part[] {
  const said = preparedMessage(key).format<readonly Part[]>(values)
  const pieces = Array.isArray(said) ? said : [said]
  return pieces.flatMap((piece) => (typeof piece === 'string' ? plain(piece) : piece))
}

function capital(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts
  if (first === undefined) return []
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}

/** All that happened to one line, under one heading. */
export interface LineChanges {
  readonly line: string
  readonly kind: string
  readonly changes: readonly LineChange[]
}

/**
 * The changes by line, in their order. Traces come and go with their items, which tell it better; they are listed only
 * where nothing else happened.
 */
export function byLine(changes: readonly LineChange[]): readonly LineChanges[] {
  const telling = changes.filter(({ kind }) => kind !== 'reference')
  const lines = new Map<string, LineChange[]>()
  for (const change of telling.length > 0 ? telling : changes)
    lines.set(change.line, [...(lines.get(change.line) ?? []), change])
  return [...lines].map(([line, own]) => ({ line, kind: own[0]?.kind ?? 'text', changes: own }))
}

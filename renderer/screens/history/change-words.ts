/**
 * What became of a line, as a sentence: who did what to which item. Names of people and items are strong, so a
 * sentence is a list of parts. Pure.
 */
import type { PersonRef } from '#note/summit.ts'
import type { LineChange } from '#note/wire/history.ts'
import { dueWords } from '../parts/item-facts.tsx'
import { personWord } from './versions.ts'

export interface Part {
  readonly text: string
  readonly strong?: true
}

/** The parts as one text, for titles and tests. */
export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('')
}

/** A deed: `verb` is past tense and participle in one form, so that it works with and without a name. */
interface Deed {
  readonly verb: string
  readonly object: readonly Part[]
  readonly tail: readonly Part[]
}

/** `Kofi Mensah reworded D1`, `D1 was reworded`, `You set the owner of A1`. No full stop. */
export function changeSentence(change: LineChange, me: string): readonly Part[] {
  const { verb, object, tail } = deedOf(change)
  if (change.by.length === 0) return join([capital(object), plain(` was ${verb}`), tail])
  return join([capital(whoParts(change.by, me)), plain(` ${verb} `), object, tail])
}

/** `You and Kofi Mensah`; the reader first. */
function whoParts(people: readonly PersonRef[], me: string): readonly Part[] {
  const sorted = [...people].sort((one, other) => Number(other.id === me) - Number(one.id === me))
  return sorted.flatMap((person, index) => {
    const between = index === 0 ? '' : index === sorted.length - 1 ? ' and ' : ', '
    return [...plain(between), { text: personWord(person, me), strong: true as const }]
  })
}

function deedOf(change: LineChange): Deed {
  switch (change.what) {
    case 'added':
    case 'removed':
      return { verb: change.what, object: nameOf(change), tail: [] }
    case 'reworded':
      return change.before === change.after
        ? { verb: 'formatted', object: nameOf(change), tail: plain(' anew') }
        : { verb: 'reworded', object: nameOf(change), tail: [] }
    case 'moved':
      return { verb: 'moved', object: nameOf(change), tail: plain(movedWords(change)) }
    case 'converted':
      return convertedDeed(change)
    case 'field':
      return fieldDeed(change)
  }
}

/** `D1`, or what kind of line it is where it has no number. */
function nameOf({ number, kind }: Pick<LineChange, 'number' | 'kind'>): readonly Part[] {
  return number === null ? plain(withArticle(kindNoun(kind))) : [{ text: number, strong: true }]
}

function movedWords({ before, after }: LineChange): string {
  if (before === null || after === null) return ''
  return before === after ? ` within ${after}` : ` from ${before} to ${after}`
}

/** Kinds that every template has; they are lines and never items. */
const LINES: Readonly<Record<string, string>> = {
  text: 'paragraph',
  bullet: 'line',
  numbered: 'numbered line',
  heading: 'heading',
  quote: 'quote',
  code: 'line of code',
  reference: 'trace of an item',
}

function kindNoun(kind: string): string {
  return Object.hasOwn(LINES, kind) ? (LINES[kind] ?? kind) : kind.toLowerCase()
}

/** The number is the newer kind's where that is an item, else the older one's. */
function convertedDeed(change: LineChange): Deed {
  const [before, after] = [kindNoun(change.before ?? ''), kindNoun(change.after ?? '')]
  const number: readonly Part[] = change.number === null ? [] : [{ text: change.number, strong: true }]
  const intoItem = number.length > 0 && !Object.hasOwn(LINES, change.kind)
  const object =
    intoItem || number.length === 0 ? plain(withArticle(before)) : join([`the ${before} `, number])
  const tail = intoItem ? join([` into the ${after} `, number]) : plain(` into ${withArticle(after)}`)
  return { verb: 'turned', object, tail }
}

function fieldDeed(change: LineChange): Deed {
  const { before, after } = change
  if (change.field === 'indent') {
    const deeper = Number(after) > Number(before)
    return { verb: deeper ? 'indented' : 'outdented', object: nameOf(change), tail: [] }
  }
  if (change.field === 'nobody') {
    return after === null || after === 'false'
      ? { verb: 'marked', object: nameOf(change), tail: plain(' as somebody’s again') }
      : { verb: 'marked', object: nameOf(change), tail: plain(' as nobody’s') }
  }
  const verb = before === null ? 'set' : after === null ? 'removed' : 'changed'
  const object = join([`the ${fieldNoun(change.field ?? '')} of `, nameOf(change)])
  return { verb, object, tail: [] }
}

function fieldNoun(key: string): string {
  return key === 'due' ? 'due date' : key.replaceAll('-', ' ')
}

/** The two values of a changed field as words; null where the sentence says it all. */
export function fieldValues(change: LineChange): { readonly before: string; readonly after: string } | null {
  const { what, field = '', before, after } = change
  if (what !== 'field' || field === 'indent' || field === 'nobody') return null
  return { before: valueWord(field, before), after: valueWord(field, after) }
}

function valueWord(field: string, value: string | null): string {
  if (value === null) return field === 'owner' ? 'nobody' : 'nothing'
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dueWords(value) : value
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/u.test(noun) ? 'an' : 'a'} ${noun}`
}

function plain(text: string): readonly Part[] {
  return text === '' ? [] : [{ text }]
}

function join(pieces: readonly (string | readonly Part[])[]): readonly Part[] {
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

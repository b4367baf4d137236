/** Who is who in the book: references by id, account or name that mean one person lead to one place. */
import { oneLine } from '../one-line.ts'
import { findPerson } from '../person-lookup.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { isCalled, speakerOf } from '../speaker.ts'
import type { Person, PersonRef } from '../summit.ts'
import { anchorOf } from './addresses.ts'

/** One person as the book calls them; `anchor` is their place on the page of people. */
export interface BookName {
  readonly key: string
  readonly name: string
  readonly anchor: string
}

/** Somebody the summit does not know keeps the typed name; people without a name are nobody. */
export function bookNameOf(reference: PersonRef, people: readonly Person[]): BookName | null {
  const known = findPerson(reference, people)
  const name = oneLine(known?.name ?? reference.name)
  if (name === '') return null
  if (known !== null) return { key: `id ${known.id}`, name, anchor: anchorOf(known.id) }
  const folded = name.toLowerCase()
  // A name typed is no id: it must not take the place of one.
  return { key: `name ${folded}`, name, anchor: `name.${anchorOf(folded)}` }
}

/** Who a line is by, by the name it begins with, where exactly one person is called so. */
export function speakerIn(text: string, people: readonly Person[]): Spoken | null {
  const name = speakerOf(text, (wanted) => people.some((person) => isCalled(person, wanted)))
  if (name === null) return null
  const called = people.filter((person) => isCalled(person, name))
  return { name, person: called.length === 1 ? (called[0] ?? null) : null }
}

/** The line's words with who said them in front, in bold and written out where they are known. */
export function spokenSpans(
  line: LineRecord,
  spans: readonly Span[],
  people: readonly Person[],
): readonly Span[] {
  const spoken = line.number === null && !UNSPOKEN.has(line.kind) ? speakerIn(line.text, people) : null
  const first = spans[0]
  if (spoken === null || first === undefined || !first.text.startsWith(`${spoken.name}:`)) return spans
  const rest = { ...first, text: first.text.slice(spoken.name.length + 1) }
  return [{ text: spoken.person?.name ?? spoken.name, bold: true }, rest, ...spans.slice(1)]
}

const UNSPOKEN: ReadonlySet<string> = new Set(['code', 'reference', 'heading'])

/** `name` as it is written before the colon. */
export interface Spoken {
  readonly name: string
  readonly person: Person | null
}

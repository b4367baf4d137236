/** Who is who in the book: references by id, account or name that mean one person lead to one place. */
import { oneLine } from '../one-line.ts'
import { findPerson } from '../person-lookup.ts'
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

/** `name` as it is written before the colon. */
export interface Spoken {
  readonly name: string
  readonly person: Person | null
}

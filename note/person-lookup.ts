/** Finds the person that a reference means among those the summit knows. */
import type { Person, PersonRef } from './summit.ts'

/**
 * By id if there is one; else by Launchpad account or by name, in any case, if exactly one person fits. Null where
 * nobody fits: two people with one name are not guessed between.
 */
export function findPerson(reference: PersonRef, people: readonly Person[]): Person | null {
  if (reference.id !== undefined) {
    const known = people.find((person) => person.id === reference.id)
    if (known) return known
  }
  const name = fold(reference.name)
  const byAccount = people.filter(
    (person) => person.launchpad !== undefined && fold(person.launchpad) === name,
  )
  if (byAccount.length === 1) return byAccount[0] ?? null
  const byName = people.filter((person) => fold(person.name) === name)
  return byName.length === 1 ? (byName[0] ?? null) : null
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}

/** Whom a typed name means: by id, account, whole name or the beginning of one. Never a guess between two. */
import type { Person, PersonRef } from '../summit.ts'

/**
 * The person, or null where nobody or more than one fits. Of several, the only one in this room (`present`, ids or
 * names) is meant.
 */
export function whomMeant(
  typed: string,
  people: readonly Person[],
  present: ReadonlySet<string> = new Set(),
): Person | null {
  const name = fold(typed.replace(/^@/u, ''))
  if (name === '') return null
  for (const fits of [isCalled, beginsSo]) {
    const found = people.filter((person) => fits(person, name))
    const here = found.filter((person) => present.has(person.id) || present.has(person.name))
    if (found.length === 1) return found[0] ?? null
    if (found.length > 1) return here.length === 1 ? (here[0] ?? null) : null
  }
  return null
}

/** As a reference: the person's own name and id, or the typed name, which is then nobody's. */
export function refMeant(
  typed: string,
  people: readonly Person[],
  present: ReadonlySet<string> = new Set(),
): PersonRef {
  const person = whomMeant(typed, people, present)
  return person === null ? { name: typed.replace(/^@/u, '') } : { id: person.id, name: person.name }
}

function isCalled({ id, name, launchpad }: Person, typed: string): boolean {
  return [id, name, launchpad ?? name].some((known) => fold(known) === typed)
}

/** `ann`, `lee`, `ann l`: each typed word begins a word of the name, in order. */
function beginsSo({ name }: Person, typed: string): boolean {
  const words = fold(name).split(/\s+/u)
  let from = 0
  return typed.split(/\s+/u).every((part) => {
    const at = words.findIndex((word, index) => index >= from && word.startsWith(part))
    from = at + 1
    return at >= 0
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

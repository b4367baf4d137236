/** What will be wrong with a person as an owner when the note is exported, in one sentence. */
import { findPerson } from '#note/person-lookup.ts'
import type { Person, PersonRef } from '#note/summit.ts'
import { say } from '../../words/say.ts'

/** Null where nothing is wrong. A summit in which nobody has an account asks for none. */
export function personProblem(person: PersonRef, people: readonly Person[]): string | null {
  const known = findPerson(person, people)
  if (known === null) return say('editor.unknownPerson')
  const asks = people.some(({ launchpad }) => launchpad !== undefined)
  return known.launchpad === undefined && asks ? say('editor.noAccount') : null
}

/**
 * Who is in the note now, for the menus that name people first who are in the room.
 */
import type { Awareness } from 'y-protocols/awareness'
import { parsePersonRef } from '#note/about.ts'
import type { PersonRef } from '#note/summit.ts'

/** Everybody but me, each once. */
export function peopleHere(awareness: Awareness, me: string): PersonRef[] {
  const people = new Map<string, PersonRef>()
  for (const presence of awareness.getStates().values()) {
    const person = parsePersonRef(presence['person'])
    const key = person?.id ?? person?.name
    if (person !== null && key !== undefined && key !== me) people.set(key, person)
  }
  return [...people.values()]
}

/** Who spoke: a line of the discussion may begin with a name and a colon. Only read; the text stays as typed. */

/** One or two words, each with a capital; a sentence with a colon further on is no name. */
const SPEAKER = /^(\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*)?):\s/u
const LONGEST_SPEAKER = 24
const BEFORE_COLON = /^([^:]+):\s/
/** A longer beginning is no name. */
export const LONGEST_NAME = 80

/** Whether somebody of the summit or in the note is called so. */
export type IsPerson = (name: string) => boolean

/** The name a line begins with, or null. What people of the summit are called counts however it is written. */
export function speakerOf(text: string, isPerson: IsPerson = () => false): string | null {
  const start = text.slice(0, LONGEST_NAME)
  const name = SPEAKER.exec(start)?.[1]
  if (name !== undefined && name.length <= LONGEST_SPEAKER) return name
  const known = BEFORE_COLON.exec(start)?.[1]
  return known !== undefined && isPerson(known) ? known : null
}

/** Whether these people include one of that name, or of that first name, in any case of letters. */
export function isNameOf(name: string, people: readonly { readonly name: string }[]): boolean {
  return people.some((person) => isCalled(person, name))
}

/** By the whole name or the first, in any case of letters. */
export function isCalled(person: { readonly name: string }, name: string): boolean {
  const wanted = name.toLowerCase()
  const full = person.name.trim().toLowerCase()
  return full === wanted || full.split(/\s+/)[0] === wanted
}

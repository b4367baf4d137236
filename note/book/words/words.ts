/** Says the book's own words in its language, with the places of a message filled by text or by markup. */
import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, localeOf } from '../../language.ts'
import { joined, type Markup, type Piece } from '../markup.ts'
import { BOOK_ENGLISH } from './english.ts'
import { BOOK_GERMAN } from './german.ts'

export type BookKey = keyof typeof BOOK_ENGLISH
type Values = Readonly<Record<string, string | number>>

export const BOOK_WORDS: Readonly<Record<Language, Readonly<Record<BookKey, string>>>> = {
  en: BOOK_ENGLISH,
  de: BOOK_GERMAN,
}

export interface Words {
  readonly language: Language
  /** The message with its places filled in. Throws where a value is missing. */
  readonly say: (key: BookKey, values?: Values) => string
  /** January first. */
  readonly months: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
}

export function wordsIn(language: Language): Words {
  const prepared = new Map<BookKey, IntlMessageFormat>()
  const messageOf = (key: BookKey) => {
    const message =
      prepared.get(key) ??
      new IntlMessageFormat(BOOK_WORDS[language][key], language, undefined, { ignoreTag: true })
    prepared.set(key, message)
    return message
  }
  return {
    language,
    say: (key, values) => messageOf(key).format(values) as string,
    months: namesOf(language, { month: 'long' }, 12, (index) => Date.UTC(2026, index, 1)),
    // The fourth of October 2026 is a Sunday.
    weekdays: namesOf(language, { weekday: 'long' }, 7, (index) => Date.UTC(2026, 9, 4 + index)),
  }
}

function namesOf(
  language: Language,
  form: Intl.DateTimeFormatOptions,
  count: number,
  instantOf: (index: number) => number,
): readonly string[] {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...form, timeZone: 'UTC' })
  return Array.from({ length: count }, (_, index) => format.format(instantOf(index)))
}

/** Whether the book has such words, for keys made of what the data says. */
export function isBookKey(key: string): key is BookKey {
  return Object.hasOwn(BOOK_ENGLISH, key)
}

/** No text of a note has it: it ends and begins places while a message is put together. */
const EDGE = '\u0000'

/** The message with markup in its places. */
export function woven({ say }: Words, key: BookKey, pieces: Readonly<Record<string, Piece>>): Markup {
  const names = Object.keys(pieces).map((name) => [name, EDGE + name + EDGE] as const)
  const parts = say(key, Object.fromEntries(names)).split(EDGE)
  return joined(
    parts.map((part, index) => (index % 2 === 0 ? part : (pieces[part] ?? null))),
    '',
  )
}

/**
 * The page's words: `say('frame.today')`, `say('note.minutesLeft', { minutes: 5 })`. A message is ICU text, so that plurals
 * are each language's own. Keys are checked by the compiler; every language has every key, also checked by it.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import { ENGLISH } from './english.ts'
import { GERMAN } from './german.ts'
import type { Language } from '#note/language.ts'
import { LANGUAGE } from './language.ts'

export type MessageKey = keyof typeof ENGLISH
export type Messages = Readonly<Record<MessageKey, string>>
export type Values = Readonly<Record<string, string | number>>

export const CATALOGUES: Readonly<Record<Language, Messages>> = { en: ENGLISH, de: GERMAN }

const prepared = new Map<MessageKey, IntlMessageFormat>()

/** The message in the page's language with its places filled in. Throws where a value is missing. */
export function say(key: MessageKey, values?: Values): string {
  return preparedMessage(key).format(values === undefined ? undefined : isolated(values)) as string
}

/** Whether there is such a message, for keys made of what the data says. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(ENGLISH, key)
}

/** The message of the page's language, parsed once. */
export function preparedMessage(key: MessageKey): IntlMessageFormat {
  let message = prepared.get(key)
  if (message === undefined) {
    message = new IntlMessageFormat(CATALOGUES[LANGUAGE][key], LANGUAGE, undefined, { ignoreTag: true })
    prepared.set(key, message)
  }
  return message
}

/** Hebrew, Arabic and the other scripts that are written from the right. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** A name written from the right would pull figures and signs beside it to its other side: it is set apart. */
function isolated(values: Values): Values {
  const entries = Object.entries(values)
  if (!entries.some(([, value]) => typeof value === 'string' && FROM_THE_RIGHT.test(value))) return values
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' && FROM_THE_RIGHT.test(value)
        ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}`
        : value,
    ]),
  )
}

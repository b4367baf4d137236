/** Every language says every message, with the same places to fill in. */
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { LANGUAGES } from '#note/language.ts'
import { CATALOGUES, say, type MessageKey } from '#renderer/words/say.ts'

const keys = Object.keys(CATALOGUES.en) as MessageKey[]

/** Names of the places of a message, with those inside plurals. */
function placesOf(message: string, language: string): string[] {
  const parsed = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()
  const names = new Set<string>()
  const collect = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) collect(part)
    else if (typeof parts === 'object' && parts !== null) {
      const { type, value, options } = parts as { type: number; value?: unknown; options?: unknown }
      // 0 is literal text, 7 the number sign of a plural: neither is a place.
      if (type !== 0 && type !== 7 && typeof value === 'string') names.add(value)
      if (typeof options === 'object' && options !== null)
        for (const option of Object.values(options)) collect((option as { value: unknown }).value)
    }
  }
  collect(parsed)
  return [...names].toSorted()
}

test('there are messages to compare', () => {
  expect(keys.length).toBeGreaterThan(3)
})

test.each(LANGUAGES)('%s has the places of the English messages and no empty message', (language) => {
  const faults = keys.filter((key) => {
    const message = CATALOGUES[language][key]
    const same = placesOf(message, language).join() === placesOf(CATALOGUES.en[key], 'en').join()
    return message.trim() === '' || !same
  })
  expect(faults).toEqual([])
})

test('a name written from the right is set apart from the figures and signs beside it', () => {
  expect(say('today.takes', { name: 'Maren' })).toBe('Maren takes notes')
  expect(say('items.dueLate', { due: 'יום ג׳', days: 3 })).toBe('\u2068יום ג׳\u2069, 3 days late')
})

/** The book in another language: nothing of its own words stays behind in English. Rule J10. */
import { IntlMessageFormat } from 'intl-messageformat'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { makeBook } from '#note/book/book-model.ts'
import { bookPages } from '#note/book/book-pages.ts'
import { dateWords, daysBetween, fullDate, shortDate } from '#note/book/dates.ts'
import { BOOK_WORDS, type BookKey, wordsIn } from '#note/book/words/words.ts'
import { LANGUAGES } from '#note/language.ts'
import { calmSource } from '../../helpers/book-source.ts'
import { BOOK_VALIDATOR } from '../../helpers/book-validator.ts'

const keys = Object.keys(BOOK_WORDS.en) as BookKey[]

interface Part {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>
}

/** The parts of a message with those inside plurals. */
function partsOf(message: string, language: string): readonly Part[] {
  const inside = (parts: readonly Part[]): readonly Part[] =>
    parts.flatMap((part) => [
      part,
      ...Object.values(part.options ?? {}).flatMap(({ value }) => inside(value)),
    ])
  return inside(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst())
}

const LITERAL = 0
const NUMBER_SIGN = 7

function placesOf(message: string, language: string): string {
  const named = partsOf(message, language).filter(({ type }) => type !== LITERAL && type !== NUMBER_SIGN)
  return [...new Set(named.map(({ value }) => String(value)))].toSorted().join()
}

test.each(LANGUAGES)('J10: %s has the places of the English messages and no empty message', (language) => {
  const faults = keys.filter((key) => {
    const message = BOOK_WORDS[language][key]
    return message.trim() === '' || placesOf(message, language) !== placesOf(BOOK_WORDS.en[key], 'en')
  })
  expect(faults).toEqual([])
})

test('J10: days are said as the language says them', () => {
  const [english, german] = [wordsIn('en'), wordsIn('de')]
  expect(fullDate(english, '2026-10-07')).toBe('Wednesday 7 October 2026')
  expect(fullDate(german, '2026-10-07')).toBe('Mittwoch, 7. Oktober 2026')
  expect(shortDate(german, '2026-03-16', '2026')).toBe('16. Mär')
  expect(daysBetween(english, '2026-10-06', '2026-10-08')).toBe('6 to 8 October 2026')
  expect(daysBetween(german, '2026-10-06', '2026-10-08')).toBe('6. bis 8. Oktober 2026')
  expect(daysBetween(german, '2026-09-30', '2026-10-02')).toBe('30. September bis 2. Oktober 2026')
  expect(dateWords(german, 'soon')).toBe('soon')
})

/** What the book says itself in English: the words of messages between their places, where German says something else. */
function englishWords(): readonly string[] {
  const literals = (key: BookKey, language: 'en' | 'de') =>
    partsOf(BOOK_WORDS[language][key], language)
      .filter(({ type }) => type === LITERAL)
      .map(({ value }) => String(value).replace(/[.,;:()“”\s]+$|^[.,;:()“”\s]+/g, ''))
  const german = new Set(keys.flatMap((key) => literals(key, 'de')))
  return keys.flatMap((key) => literals(key, 'en')).filter((words) => words.length > 3 && !german.has(words))
}

/** Whether the words stand there as words of their own. */
function isWhole(text: string, words: string): boolean {
  const letter = /\p{L}/u
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!letter.test(text[at - 1] ?? '') && !letter.test(text[at + words.length] ?? '')) return true
  return false
}

test('J10: a German book is valid, says so of itself, and has no English in its frame', async () => {
  const source = { ...calmSource(), language: 'de' as const, paper: true }
  const typed = JSON.stringify(source)
  const english = englishWords().filter((words) => !typed.includes(words))
  expect(english.length).toBeGreaterThan(100)
  const left: string[] = []
  for (const { path, text } of bookPages(makeBook(source))) {
    const page = new JSDOM(text).window.document
    expect(page.documentElement.lang).toBe('de')
    const labels = [...page.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'))
    const said = [page.body.textContent, page.title, ...labels].join('\n').replace(/\s+/g, ' ')
    left.push(...english.filter((words) => isWhole(said, words)).map((words) => `${path}: ${words}`))
    const { results } = await BOOK_VALIDATOR.validateString(text)
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  }
  expect(left).toEqual([])
})

/** The index of the book's search as a script that any page can load, also from a folder without a server. */
import MiniSearch from 'minisearch'
import type { Book } from '#note/book/book-model.ts'
import { type BookEntry, searchEntries } from '#note/book/search-entries.ts'
import { type BookKey, isBookKey, type Words } from '#note/book/words/words.ts'
import { foldedWords, WORD } from '#note/search/words.ts'

/** How entries are looked into; the page's script reads the index with the same. */
const FIELDS = ['words', 'title', 'number']

/**
 * Sets `rapporteurBook`: the index, the entries by number, the pattern by which the page cuts what is typed into words, so
 * that both cut alike, and what it says of what it found.
 */
export function searchIndex(book: Book): string {
  const entries = searchEntries(book)
  const index = new MiniSearch<BookEntry>({
    fields: FIELDS,
    // An entry's title finds its session once, not every line of it.
    extractField: (entry, field) =>
      field === 'title' && entry.kind !== 'session' ? '' : String(entry[field as keyof BookEntry]),
    tokenize: (text) => [...foldedWords(text)],
    processTerm: (term) => term,
  })
  index.addAll(entries)
  const rows = entries.map(({ kind, number, words, title, address }) => {
    const place = kind === 'session' ? '' : title
    return [kindOf(book.words, kind), number, words, place, address]
  })
  const said = saidOf(book.words)
  const value = { fields: FIELDS, word: WORD.source, said, entries: rows, index: index.toJSON() }
  return `globalThis.rapporteurBook = ${inScript(JSON.stringify(value))}\n`
}

/** JSON has two line ends that older engines refuse in a script. */
function inScript(json: string): string {
  return json.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')
}

/** Places that the page fills, as it finds them in a message. */
const PLACES = { count: '{count}', most: '{most}', places: '{places}', best: '{best}' }
const SAID = ['none', 'one', 'many', 'best', 'near', 'all'] as const

function saidOf({ say }: Words): Readonly<Record<string, string>> {
  const keyOf = (name: (typeof SAID)[number]): BookKey => `found.${name}`
  return Object.fromEntries(SAID.map((name) => [name, say(keyOf(name), PLACES)]))
}

/** What an entry is; nothing of a plain line. */
function kindOf({ say }: Words, kind: string): string {
  const key = `kind.${kind}`
  return isBookKey(key) ? say(key) : ''
}

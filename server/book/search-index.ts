/** The index of the book's search as a script that any page can load, also from a folder without a server. */
import MiniSearch from 'minisearch'
import type { Book } from '#note/book/book-model.ts'
import { type BookEntry, searchEntries } from '#note/book/search-entries.ts'
import { foldedWords, WORD } from '#note/search/words.ts'

/** How entries are looked into; the page's script reads the index with the same. */
const FIELDS = ['words', 'title', 'number']

/**
 * Sets `rapporteurBook`: the index, the entries by number, and the pattern by which the page cuts what is typed into
 * words, so that both cut alike.
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
  const rows = entries.map(({ kind, number, words, title, address }) => [kind, number, words, title, address])
  const value = { fields: FIELDS, word: WORD.source, entries: rows, index: index.toJSON() }
  return `globalThis.rapporteurBook = ${inScript(JSON.stringify(value))}\n`
}

/** JSON has two line ends that older engines refuse in a script. */
function inScript(json: string): string {
  return json.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')
}

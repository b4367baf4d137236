/** The page of the search. Without script it says so and where else to look; the script brings the field. */
import { PAGES } from './addresses.ts'
import type { Book } from './book-model.ts'
import { type BookPage, deskFor, register } from './frame.ts'
import { markup } from './markup.ts'

/** The files that make the search go, in the order in which they are read. */
export const SEARCH_SCRIPTS = {
  engine: 'assets/minisearch.js',
  index: 'assets/search-index.js',
  page: 'assets/search.js',
} as const

export function searchPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.search)
  const { say } = book.words
  return register(desk, 'search', {
    heading: say('search'),
    sentence: say('searchSaid'),
    scripts: Object.values(SEARCH_SCRIPTS),
    body: markup`<p class="none" id="search.off">
        ${say('searchOff')}
      </p>
      <form id="search.form" role="search" hidden>
        <label for="search.field">${say('searchField')}</label>
        <input id="search.field" name="q" type="search" autocomplete="off" spellcheck="false">
        <button type="submit">${say('search')}</button>
      </form>
      <p id="search.count" class="meta" role="status"></p>
      <ol id="search.found" class="found"></ol>`,
  })
}

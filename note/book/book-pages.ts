/** Every page of the book, each a text that stands on its own. Rules J1 to J8 of SPEC.md. */
import type { Book } from './book-model.ts'
import { blueprintsPage } from './blueprints-page.ts'
import type { BookPage } from './frame.ts'
import { indexPage } from './index-page.ts'
import { peoplePage } from './people-page.ts'
import { actionsPage, decisionsPage, feedbackPage, questionsPage } from './register-pages.ts'
import { searchPage } from './search-page.ts'
import { sessionPage } from './session-page.ts'
import { daysPage, pendingPage, roomsPage } from './timetable-pages.ts'

/** The same book gives the same pages, byte for byte. */
export function bookPages(book: Book): readonly BookPage[] {
  const registers = [daysPage, roomsPage, decisionsPage, actionsPage, questionsPage, feedbackPage]
  const others = [blueprintsPage, peoplePage, pendingPage, searchPage]
  return [
    indexPage(book),
    ...registers.map((page) => page(book)),
    ...others.map((page) => page(book)),
    ...book.sessions.map((_session, index) => sessionPage(book, index)),
  ]
}

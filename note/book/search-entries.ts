/** What the search of the book finds, each with its place: sessions, lines, people, blueprints. */
import { hasContent, linesOf } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import { oneLine } from '../one-line.ts'
import { anchorOf, PAGES, pageOfSession } from './addresses.ts'
import { blueprintsIn } from './blueprints-page.ts'
import type { Book, BookSession } from './book-model.ts'
import { peopleIn } from './people-page.ts'

/** `words` is what is looked into, `title` where it stands; `address` is relative to the book's root. */
export interface BookEntry {
  readonly id: number
  readonly kind: string
  readonly number: string
  readonly words: string
  readonly title: string
  readonly address: string
}

/** In the order of the contents, the same for the same book. */
export function searchEntries(book: Book): readonly BookEntry[] {
  const sessions = book.sessions.flatMap(entriesOfSession)
  const people = peopleIn(book).map(({ name, anchor }) => place('person', name, PAGES.people, anchor))
  const blueprints = blueprintsIn(book).map(({ entry }) =>
    place('blueprint', `${entry.name} ${oneLine(entry.title)}`, PAGES.blueprints, anchorOf(entry.name)),
  )
  return [...sessions, ...people, ...blueprints].map((entry, id) => ({ id, ...entry }))
}

type Unnumbered = Omit<BookEntry, 'id'>

function entriesOfSession({ session, title, record }: BookSession): readonly Unnumbered[] {
  const page = pageOfSession(session.id)
  const about = [title, oneLine(record.summary)].filter((part) => part !== '').join('. ')
  const whole: Unnumbered = { kind: 'session', number: '', words: about, title, address: page }
  const lines = linesOf(record)
    .filter(hasContent)
    .map((line): Unnumbered => ({
      kind: line.number === null ? 'line' : line.kind,
      number: line.number ?? '',
      words: titleOf(line),
      title,
      address: `${page}#${anchorOf(line.id)}`,
    }))
  return [whole, ...lines]
}

function place(kind: string, words: string, page: string, anchor: string): Unnumbered {
  return { kind, number: '', words, title: '', address: `${page}#${encodeURI(anchor)}` }
}

/**
 * What every page of the book has around it: head, ways to the other pages, foot. No script but that of the search page,
 * and nothing inline, so that the pages stand under the strictest content policy, and from a folder without a server.
 */
import { HTML } from '../exports/html.ts'
import { pageOfSession, PAGES, relativeTo, type PageName } from './addresses.ts'
import type { Book, BookSession } from './book-model.ts'
import { dayOfInstant } from './dates.ts'
import { glyph, spriteFor } from './glyphs.ts'
import { markup, when, type Markup, type Piece } from './markup.ts'

/** A page as text, its path from the book's root. */
export interface BookPage {
  readonly path: string
  readonly text: string
  /** Whose page it is; '' for the others. */
  readonly session: string
}

/** What a builder of pages works with: the book, and links as seen from its page. */
export interface Desk {
  readonly book: Book
  readonly path: string
  /** To a page, and a place on it. */
  readonly to: (page: PageName, anchor?: string) => string
  /** To a session's page, or null where it has none. */
  readonly toSession: (session: string, anchor?: string) => string | null
}

export function deskFor(book: Book, path: string): Desk {
  const relative = relativeTo(path)
  const fragment = (anchor: string | undefined) => (anchor === undefined ? '' : `#${encodeURI(anchor)}`)
  return {
    ...{ book, path },
    to: (page, anchor) => relative(PAGES[page]) + fragment(anchor),
    toSession: (session, anchor) =>
      book.pageOf(session) === null ? null : relative(pageOfSession(session)) + fragment(anchor),
  }
}

interface Framed {
  readonly desk: Desk
  /** Of the window; the book's is added. */
  readonly title: string
  readonly body: Piece
  readonly scripts?: readonly string[]
  readonly session?: string
}

/** The whole page. */
export function framed({ desk, title, body, scripts = [], session = '' }: Framed): BookPage {
  const { book, path } = desk
  const relative = relativeTo(path)
  const inside = markup`${body}`
  const canonical = book.source.address === '' ? null : `${book.source.address}/${encodeURI(path)}`
  const page = markup`<!DOCTYPE html>
    <html lang="${book.words.language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title === book.title ? title : `${title} · ${book.title}`}</title>
        ${when(canonical !== null, () => markup`<link rel="canonical" href="${canonical}">`)}
        <link rel="stylesheet" href="${relative('assets/book.css')}">
        ${scripts.map((script) => markup`<script src="${relative(script)}" defer></script>`)}
      </head>
      <body>
        <a class="skip" href="#the.text">${book.words.say('skip')}</a>
        ${spriteFor(inside)}
        <div class="book">${inside}</div>
      </body>
    </html>
`
  return { path, text: HTML.finish(page.text), session }
}

const WAYS = [
  ...(['contents', 'days', 'rooms', 'decisions', 'actions', 'questions'] as const),
  ...(['feedback', 'blueprints', 'people'] as const),
]

/** The ruled line of ways to the registers and the search. */
export function waysLine(desk: Desk, current: PageName): Markup {
  const { say } = desk.book.words
  const mark = (page: PageName) => (page === current ? markup` aria-current="page"` : null)
  return markup`<nav class="ways" aria-label="${say('theBook')}">
    <ul>
      ${WAYS.map((page) => markup`<li><a href="${desk.to(page)}"${mark(page)}>${say(page)}</a></li>`)}
      <li class="ways-search">
        <a href="${desk.to('search')}"${mark('search')}>${glyph('search')}${say('search')}</a>
      </li>
    </ul>
  </nav>`
}

/** The running head of everything but the title page: the book, the track or part, a number. */
export function runningHead(desk: Desk, part: string, number: Piece): Markup {
  return markup`<header class="run">
    <a href="${desk.to('contents')}">${desk.book.title}</a> <span>${part}</span>
    <span class="run-number">${number}</span>
  </header>`
}

/** A register: running head, ways, a heading with one sentence, the text, and the edition. */
export function register(
  desk: Desk,
  page: PageName,
  { heading, sentence, body, scripts = [] }: Register,
): BookPage {
  return framed({
    ...{ desk, title: heading, scripts },
    body: markup`${runningHead(desk, desk.book.words.say('proceedings'), null)} ${waysLine(desk, page)}
      <main id="the.text" class="register">
        <h1>${heading}</h1>
        <p class="lead">${sentence}</p>
        ${body}
      </main>
      ${editionLine(desk.book)}`,
  })
}

interface Register {
  readonly heading: string
  readonly sentence: Piece
  readonly body: Piece
  readonly scripts?: readonly string[]
}

/** When this edition is of, by what is in it. */
export function editionLine(book: Book): Markup {
  const { edition, summit, words } = book
  const day = edition === null ? '' : dayOfInstant(words, edition, summit.timezone)
  const said = day === '' ? words.say('nothingApproved') : words.say('editionSaid', { day })
  return markup`<footer class="edition">
    <p>
      ${said} ${words.say('asApproved')}
    </p>
  </footer>`
}

/** The title of a session, leading to its page. */
export function sessionLink(desk: Desk, { session, title }: BookSession): Markup {
  return markup`<a href="${desk.toSession(session.id) ?? ''}">${title}</a>`
}

/** The title page with the contents by track, the figures, and the other ways in. */
import { personField } from '../item-fields.ts'
import { anchorOf, PAGES, PAPER } from './addresses.ts'
import type { Book, BookSession, Chapter, PendingSession } from './book-model.ts'
import { daysBetween } from './dates.ts'
import {
  type BookPage,
  counted,
  deskFor,
  type Desk,
  editionLine,
  framed,
  sessionLink,
  waysLine,
} from './frame.ts'
import { glyph } from './glyphs.ts'
import { placedItems, statusOf } from './items.ts'
import { markup, when, type Markup, type Piece } from './markup.ts'
import { blueprintsIn } from './blueprints-page.ts'
import { peopleIn } from './people-page.ts'

export function indexPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.contents)
  const { start, end } = book.summit
  return framed({
    ...{ desk, title: book.title },
    body: markup`<header class="title">
        <p>Proceedings of the</p>
        <h1>${book.title}</h1>
        <p class="lead">
          Decisions, actions and open questions of ${counted(book.sessions.length, 'session')}, written by the
          rooms themselves, ${daysBetween(start, end)}
        </p>
      </header>
      ${waysLine(desk, 'contents')}
      <main id="the.text">
        ${figuresOf(book)}
        <div class="contents">
          ${book.chapters.map((chapter) => chapterOf(desk, chapter))} ${otherWays(desk)}
        </div>
      </main>
      ${editionLine(book)}`,
  })
}

/** Five sums of what the book holds. */
function figuresOf(book: Book): Markup {
  const of = (kind: string) => placedItems(book.sessions, kind)
  const actions = of('action')
  const done = actions.filter(({ line }) => statusOf(line) === 'DONE').length
  const open = of('question').filter(({ line }) => statusOf(line) !== 'answered').length
  const figure = (count: number, words: Piece) =>
    markup`<div>
      <dt>${words}</dt>
      <dd>${count}</dd>
    </div>`
  return markup`<dl class="figures">
    ${figure(of('decision').length, markup`${glyph('decision')}decisions`)}
    ${figure(actions.length, markup`${glyph('action')}actions, ${done} done`)}
    ${figure(open, markup`${glyph('question')}questions left open`)}
    ${figure(blueprintsIn(book).length, markup`${glyph('blueprint')}blueprints`)}
    ${figure(peopleIn(book).length, 'people in these notes')}
  </dl>`
}

function chapterOf(desk: Desk, { track, title, sessions, pending }: Chapter): Markup {
  const anchor = track === null ? 'track.none' : `track.${anchorOf(track)}`
  return markup`<section>
    <h2 id="${anchor}">${title}</h2>
    <ol class="chapter">
      ${sessions.map((session) => entryOf(desk, session))} ${pending.map(pendingEntry)}
    </ol>
  </section>`
}

function entryOf(desk: Desk, session: BookSession): Markup {
  const count = (kind: string) => session.items.filter((line) => line.kind === kind).length
  const figure = (kind: string) =>
    markup`<span class="count"
      >${glyph(kind)}${count(kind)}<span class="vh"> ${count(kind) === 1 ? kind : `${kind}s`}</span></span
    >`
  return markup`<li>
    <span class="no">${session.number}</span><span class="entry">${sessionLink(desk, session)}</span
    ><i class="leader"></i>${figure('decision')}${figure('action')}
  </li>`
}

function pendingEntry({ title, why }: PendingSession): Markup {
  return markup`<li class="pending">
    <span class="no">–</span><span class="entry">${title}<small>${why}</small></span>
  </li>`
}

function otherWays(desk: Desk): Markup {
  const { book } = desk
  const way = (href: string, name: string, words: string) =>
    markup`<li>
      <a href="${href}"><b>${name}</b> ${words}</a>
    </li>`
  const unowned = placedItems(book.sessions, 'action').filter(
    ({ line }) => personField(line, 'owner') === null,
  ).length
  return markup`<section>
    <h2 id="other.ways">Other ways in</h2>
    <ul class="others">
      ${way(desk.to('days'), 'By day', 'in the order of the timetable')}
      ${way(desk.to('rooms'), 'By room', 'what was held where')}
      ${way(desk.to('people'), 'By person', 'what each owns, led and said')}
      ${way(desk.to('feedback'), 'By voice', 'what operators, developers, businesses and users raised')}
      ${way(desk.to('blueprints'), 'By blueprint', 'from decision to work item')}
      ${when(unowned > 0, () => way(desk.to('actions'), 'Nobody yet', `${counted(unowned, 'action')} still without an owner`))}
      ${when(book.source.paper, () => way(PAPER, 'On paper', 'the whole as one PDF, with page numbers and indexes'))}
      ${when(book.pending.length > 0, () => way(desk.to('pending'), 'Not approved yet', `${counted(book.pending.length, 'session')}, and why`))}
    </ul>
  </section>`
}

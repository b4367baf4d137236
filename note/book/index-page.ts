/** The title page with the contents by track, the figures, and the other ways in. */
import { personField } from '../item-fields.ts'
import { anchorOf, PAGES, PAPER } from './addresses.ts'
import type { Book, BookSession, Chapter, PendingSession } from './book-model.ts'
import { daysBetween } from './dates.ts'
import { type BookPage, deskFor, type Desk, editionLine, framed, sessionLink, waysLine } from './frame.ts'
import { glyph } from './glyphs.ts'
import { placedItems, statusOf } from './items.ts'
import { markup, when, type Markup, type Piece } from './markup.ts'
import { blueprintsIn } from './blueprints-page.ts'
import { peopleIn } from './people-page.ts'

export function indexPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.contents)
  const { start, end } = book.summit
  const { words } = book
  return framed({
    ...{ desk, title: book.title },
    body: markup`<header class="title">
        <p>${words.say('proceedingsOver')}</p>
        <h1>${book.title}</h1>
        <p class="lead">
          ${words.say('lead', { sessions: book.sessions.length, days: daysBetween(words, start, end) })}
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
  const { say } = book.words
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
    ${figure(of('decision').length, markup`${glyph('decision')}${say('figure.decisions')}`)}
    ${figure(actions.length, markup`${glyph('action')}${say('figure.actions', { done })}`)}
    ${figure(open, markup`${glyph('question')}${say('figure.open')}`)}
    ${figure(blueprintsIn(book).length, markup`${glyph('blueprint')}${say('figure.blueprints')}`)}
    ${figure(peopleIn(book).length, say('figure.people'))}
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
  const { say } = desk.book.words
  const figure = (kind: 'decision' | 'action') =>
    markup`<span class="count"
      >${glyph(kind)}${count(kind)}<span class="vh"> ${say(`word.${kind}`, { count: count(kind) })}</span></span
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
  const { say } = book.words
  const way = (href: string, name: string, words: string) =>
    markup`<li>
      <a href="${href}"><b>${name}</b> ${words}</a>
    </li>`
  const unowned = placedItems(book.sessions, 'action').filter(
    ({ line }) => personField(line, 'owner') === null,
  ).length
  const waiting = book.pending.length
  return markup`<section>
    <h2 id="other.ways">${say('otherWays')}</h2>
    <ul class="others">
      ${way(desk.to('days'), say('way.days'), say('way.daysSaid'))}
      ${way(desk.to('rooms'), say('way.rooms'), say('way.roomsSaid'))}
      ${way(desk.to('people'), say('way.people'), say('way.peopleSaid'))}
      ${way(desk.to('feedback'), say('way.feedback'), say('way.feedbackSaid'))}
      ${way(desk.to('blueprints'), say('way.blueprints'), say('way.blueprintsSaid'))}
      ${when(unowned > 0, () => way(desk.to('actions'), say('nobody'), say('way.unownedSaid', { count: unowned })))}
      ${when(book.source.paper, () => way(PAPER, say('way.paper'), say('way.paperSaid')))}
      ${when(waiting > 0, () => way(desk.to('pending'), say('pending'), say('way.pendingSaid', { count: waiting })))}
    </ul>
  </section>`
}

/** One session's page: what was agreed before how it came to it. Rule J4 of SPEC.md. */
import { oneLine } from '../one-line.ts'
import type { PersonRef } from '../summit.ts'
import { anchorOf, pageOfSession } from './addresses.ts'
import type { Book, BookSession } from './book-model.ts'
import { type BookPage, deskFor, type Desk, framed, runningHead, sessionLink } from './frame.ts'
import { joined, markup, when, type Markup, type Piece } from './markup.ts'
import { type BookName, bookNameOf } from './people.ts'
import { proseOf } from './prose.ts'
import { actionTable, createSideNotes, itemList, type SideNotes } from './session-items.ts'
import { approvalWords, heldWords, partsOfSession, type SessionPart } from './session-parts.ts'
import { woven } from './words/words.ts'

/** The page of the session at this place of the contents. */
export function sessionPage(book: Book, index: number): BookPage {
  const session = book.sessions[index] as BookSession
  const desk = deskFor(book, pageOfSession(session.session.id))
  const track = book.chapters.find((chapter) => chapter.sessions.includes(session))?.title ?? ''
  return framed({
    ...{ desk, title: session.title, session: session.session.id },
    body: markup`${runningHead(desk, track, session.number)}
      <main id="the.text">
        <article class="session">
          ${headOf(desk, session)} ${partsOf(desk, session)} ${footOf(desk, session)}
        </article>
      </main>
      ${beforeAndAfter(desk, index)}`,
  })
}

function headOf(desk: Desk, session: BookSession): Markup {
  const { title, record } = session
  const held = heldWords(desk.book, session)
  const summary = oneLine(record.summary)
  return markup`<header>
    <h1>${title}</h1>
    <p class="held">${held}${held === '' ? '' : '.'}${rolesOf(desk, record.roles)}</p>
    ${when(summary !== '', () => markup`<p class="sum">${summary}</p>`)}
  </header>`
}

const ROLES = { lead: 'ledBy', 'note-taker': 'notesBy' } as const

function rolesOf(desk: Desk, roles: Readonly<Record<string, PersonRef>>): Piece {
  const said = Object.entries(ROLES).flatMap(([role, key]) => {
    const reference = Object.hasOwn(roles, role) ? roles[role] : undefined
    const person = reference === undefined ? null : bookNameOf(reference, desk.book.summit.people)
    return person === null ? [] : [woven(desk.book.words, key, { name: personLink(desk, person) })]
  })
  return said.length === 0 ? null : markup` ${joined(said, '; ')}.`
}

function personLink(desk: Desk, { anchor, name }: BookName): Markup {
  return markup`<a href="${desk.to('people', anchor)}">${name}</a>`
}

/** Questions and blueprints stand side by side; everything else under one another. */
function partsOf(desk: Desk, session: BookSession): readonly Piece[] {
  const setting = { desk, session, notes: createSideNotes() }
  const parts = partsOfSession(desk.book.words, session)
  const isBeside = (each: SessionPart) => each.type !== 'prose' && BESIDE.has(each.kind)
  const draw = (some: readonly SessionPart[]) => some.map((each) => drawPart(setting, each))
  const beside = draw(parts.filter(isBeside))
  return [
    ...draw(parts.filter((each) => each.type !== 'prose' && !isBeside(each))),
    beside.length === 0 ? null : markup`<div class="two">${beside}</div>`,
    ...draw(parts.filter(({ type }) => type === 'prose')),
  ]
}

const BESIDE: ReadonlySet<string> = new Set(['question', 'blueprint'])

interface Setting {
  readonly desk: Desk
  readonly session: BookSession
  readonly notes: SideNotes
}

function drawPart(setting: Setting, each: SessionPart): Markup {
  switch (each.type) {
    case 'items': {
      const draw = each.kind === 'action' ? actionTable : itemList
      return part(`part.${each.kind}`, each.title, draw(setting, each.items))
    }
    case 'none':
      return part(`part.${each.kind}`, each.title, markup`<p class="none">${each.words}</p>`)
    case 'prose': {
      const isDiscussion = each.key === 'discussion'
      const body = markup`<div class="${isDiscussion ? 'prose columns' : 'prose'}">
        ${proseOf(setting, each.lines, isDiscussion)}
      </div>`
      return part(`section.${anchorOf(each.key)}`, each.title, body)
    }
  }
}

function part(anchor: string, title: string, body: Piece): Markup {
  return markup`<section>
    <h2 id="${anchor}">${title}</h2>
    ${body}
  </section>`
}

function footOf(desk: Desk, held: BookSession): Markup {
  const { address } = desk.book.source
  const { id } = held.session
  return markup`<footer>
    <p>${approvalWords(desk.book, held)}</p>
    <p>
      ${woven(desk.book.words, 'session', { id: markup`<span class="mono">${id}</span>` })}${when(
        address !== '',
        () => markup`, <span class="mono">${address}/${pageOfSession(id)}</span>`,
      )}
    </p>
  </footer>`
}

function beforeAndAfter(desk: Desk, index: number): Markup {
  const { say } = desk.book.words
  const [before, after] = [desk.book.sessions[index - 1], desk.book.sessions[index + 1]]
  const way = (name: string, session: BookSession | undefined) =>
    session === undefined
      ? markup`<span></span>`
      : markup`<p><small>${name}</small>${sessionLink(desk, session)}</p>`
  return markup`<nav class="around" aria-label="${say('around')}">
    ${way(say('before'), before)} ${way(say('after'), after)}
  </nav>`
}

/** The contents by day and by room, and the sessions that have no page yet. */
import { oneLine } from '../one-line.ts'
import { anchorOf, PAGES } from './addresses.ts'
import { type Book, type BookSession, compare, type PendingSession } from './book-model.ts'
import { dayOfWeek, fullDate, timesOf } from './dates.ts'
import { type BookPage, deskFor, type Desk, register, sessionLink } from './frame.ts'
import { markup, type Markup, type Piece } from './markup.ts'

type Held = BookSession | PendingSession

/** Every session of the summit in the order of time, approved or not. */
function everySession({ sessions, pending }: Book): readonly Held[] {
  const key = ({ day, session }: Held) =>
    `${day ?? '~'} ${session.start ?? '~'} ${session.room ?? '~'} ${session.id}`
  return [...sessions, ...pending].sort((a, b) => compare(key(a), key(b)))
}

export function daysPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.days)
  const { say } = book.words
  const groups = groupBy(everySession(book), ({ day }) => day ?? '')
  return register(desk, 'days', {
    heading: say('way.days'),
    sentence: say('daysSaid', { count: groups.length }),
    body: groups.map(([day, held]) =>
      group(
        `day.${day === '' ? 'none' : anchorOf(day)}`,
        day === '' ? say('noDay') : fullDate(book.words, day),
        heldList(desk, held, roomOf),
      ),
    ),
  })
}

export function roomsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.rooms)
  const { say } = book.words
  const order = new Map(book.summit.rooms.map(({ id }, index) => [id, index]))
  const groups = [...groupBy(everySession(book), ({ session }) => session.room ?? '')].sort(
    ([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || compare(a, b),
  )
  return register(desk, 'rooms', {
    heading: say('way.rooms'),
    sentence: say('roomsSaid', { count: groups.filter(([room]) => room !== '').length }),
    body: groups.map(([room, held]) =>
      group(
        `room.${room === '' ? 'none' : anchorOf(room)}`,
        room === '' ? say('noRoom') : roomName(book, room),
        heldList(desk, held, ({ day }) => (day === null ? '' : dayOfWeek(book.words, day))),
      ),
    ),
  })
}

/** What is not in the book, by the reason; nothing is left unsaid. */
export function pendingPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.pending)
  const { say } = book.words
  const none = markup`<p class="none">${say('nonePending')}</p>`
  return register(desk, 'pending', {
    heading: say('pending'),
    sentence: say('pendingSaid', {
      count: book.pending.length,
      all: book.pending.length + book.sessions.length,
    }),
    body:
      book.pending.length === 0
        ? none
        : markup`<dl class="reasons">
            ${[...book.pending]
              .sort(
                (a, b) =>
                  compare(a.session.start ?? '~', b.session.start ?? '~') ||
                  compare(a.session.id, b.session.id),
              )
              .map(
                ({ title, why, session }) =>
                  markup`<div>
                    <dt>${title} <span class="mono">${session.id}</span></dt>
                    <dd>${why}</dd>
                  </div>`,
              )}
          </dl>`,
  })
}

function heldList(desk: Desk, held: readonly Held[], place: (held: Held, book: Book) => string): Markup {
  const { timezone } = desk.book.summit
  return markup`<ul class="timetable">
    ${held.map(
      (each) =>
        markup`<li>
          <span class="when">${timesOf(each.session.start, each.session.end, timezone)}</span
          ><span class="what">${titleIn(desk, each)}</span
          ><span class="where">${place(each, desk.book)}</span>
        </li>`,
    )}
  </ul>`
}

function titleIn(desk: Desk, held: Held): Piece {
  return 'why' in held ? markup`${held.title}<small>${held.why}</small>` : sessionLink(desk, held)
}

function roomOf({ session }: Held, book: Book): string {
  return session.room === null ? '' : roomName(book, session.room)
}

function roomName({ summit, words }: Book, room: string): string {
  return oneLine(summit.rooms.find(({ id }) => id === room)?.name ?? room) || words.say('namelessRoom')
}

function group(anchor: string, title: string, body: Piece): Markup {
  return markup`<section>
    <h2 id="${anchor}">${title}</h2>
    ${body}
  </section>`
}

/** In the order in which the keys come. */
export function groupBy<T>(
  all: readonly T[],
  keyOf: (each: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups]
}

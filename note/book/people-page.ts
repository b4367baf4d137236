/** Everybody in the notes: what each owns, led, wrote down and said. */
import { hasContent, linesOf, personField } from '../item-fields.ts'
import type { PersonRef } from '../summit.ts'
import { PAGES } from './addresses.ts'
import { type Book, type BookSession, compare } from './book-model.ts'
import { type BookPage, deskFor, type Desk, register, sessionLink } from './frame.ts'
import { glyph } from './glyphs.ts'
import { type Placed, placeOfItem, wordsOf } from './items.ts'
import { markup, joined, type Markup, type Piece } from './markup.ts'
import { type BookName, bookNameOf, speakerIn } from './people.ts'
import { actionRows } from './register-pages.ts'
import { type BookKey, woven } from './words/words.ts'

/** One person's part in the book. */
export interface BookPerson extends BookName {
  readonly owns: readonly Placed[]
  readonly raised: readonly Placed[]
  readonly led: readonly BookSession[]
  readonly noted: readonly BookSession[]
  /** Sessions where a line begins with their name. */
  readonly spoke: readonly BookSession[]
  readonly mentioned: readonly BookSession[]
}

interface Gathering extends BookName {
  readonly owns: Placed[]
  readonly raised: Placed[]
  readonly led: BookSession[]
  readonly noted: BookSession[]
  readonly spoke: BookSession[]
  readonly mentioned: BookSession[]
}

const kept = new WeakMap<Book, readonly BookPerson[]>()

/** By name; asked for by several pages and so gathered once. */
export function peopleIn(book: Book): readonly BookPerson[] {
  const known = kept.get(book)
  if (known !== undefined) return known
  const people = new Map<string, Gathering>()
  for (const session of book.sessions) gatherSession(people, book, session)
  const sorted = [...people.values()].sort(
    (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.key, b.key),
  )
  kept.set(book, sorted)
  return sorted
}

function gatherSession(people: Map<string, Gathering>, book: Book, session: BookSession): void {
  const known = book.summit.people
  const find = (reference: PersonRef | null): Gathering | null => {
    const name = reference === null ? null : bookNameOf(reference, known)
    if (name === null) return null
    const found = people.get(name.key)
    if (found !== undefined) return found
    const fresh = { ...name, owns: [], raised: [], led: [], noted: [], spoke: [], mentioned: [] }
    people.set(name.key, fresh)
    return fresh
  }
  const { lead = null, 'note-taker': noteTaker = null } = session.record.roles
  find(lead)?.led.push(session)
  find(noteTaker)?.noted.push(session)
  for (const line of session.items) {
    const part = line.kind === 'question' ? 'raised' : 'owns'
    find(personField(line, 'owner'))?.[part].push({ session, line })
  }
  const lines = linesOf(session.record).filter(hasContent)
  const speakers = lines.map((line) =>
    line.number === null ? (speakerIn(line.text, known)?.person ?? null) : null,
  )
  for (const speaker of new Set(speakers.map(find))) speaker?.spoke.push(session)
  const mentions = lines.flatMap((line) => line.spans.map(({ person }) => find(person ?? null)))
  for (const person of new Set(mentions)) person?.mentioned.push(session)
}

export function peoplePage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.people)
  const people = peopleIn(book)
  const { say } = book.words
  return register(desk, 'people', {
    heading: say('people'),
    sentence: say('peopleSaid', { count: people.length }),
    body: people.map((person) => personOf(desk, person)),
  })
}

function personOf(desk: Desk, person: BookPerson): Markup {
  return markup`<section class="person">
    <h2 id="${person.anchor}">${person.name}</h2>
    <p class="meta">
      ${joined(
        PARTS.map((part) => sessions(desk, `person.${part}`, person[part])),
        ' ',
      )}
    </p>
    ${actionsOf(desk, person)} ${otherItems(desk, 'person.raised', person.raised)}
  </section>`
}

const PARTS = ['led', 'noted', 'spoke', 'mentioned'] as const

function sessions(desk: Desk, key: BookKey, list: readonly BookSession[]): Piece {
  if (list.length === 0) return null
  const links = list.map((session) => sessionLink(desk, session))
  return woven(desk.book.words, key, { sessions: joined(links, ', ') })
}

function actionsOf(desk: Desk, { owns }: BookPerson): Piece {
  const actions = owns.filter(({ line }) => line.kind === 'action')
  const others = owns.filter(({ line }) => line.kind !== 'action')
  return [
    actions.length === 0
      ? null
      : [
          markup`<h3>${desk.book.words.say('person.owns', { count: actions.length })}</h3>`,
          actionRows(desk, actions, false),
        ],
    otherItems(desk, 'person.others', others),
  ]
}

function otherItems(desk: Desk, heading: BookKey, items: readonly Placed[]): Piece {
  if (items.length === 0) return null
  const { say } = desk.book.words
  return markup`<h3>${say(heading)}</h3>
    <ol class="items">
      ${items.map(
        (placed) =>
          markup`<li>
            ${glyph(placed.line.kind)}<b class="number"
              ><a href="${placeOfItem(desk, placed)}"
                >${placed.line.number}<span class="vh">${say('ofSession', { title: placed.session.title })}</span></a
              ></b
            >
            <div>
              <p>${wordsOf(desk, placed.line)}</p>
              <p class="meta">${sessionLink(desk, placed.session)}</p>
            </div>
          </li>`,
      )}
    </ol>`
}

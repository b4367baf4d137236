/** One session's page: what was agreed before how it came to it. Rule J4 of SPEC.md. */
import { hasContent } from '../item-fields.ts'
import { noneText } from '../exports/view.ts'
import { oneLine } from '../one-line.ts'
import type { LineRecord } from '../record-model.ts'
import type { PersonRef } from '../summit.ts'
import { anchorOf, pageOfSession } from './addresses.ts'
import type { Book, BookSession } from './book-model.ts'
import { dayOfInstant, fullDate, timesOf } from './dates.ts'
import { type BookPage, deskFor, type Desk, framed, runningHead, sessionLink } from './frame.ts'
import { markup, joined, when, type Markup, type Piece } from './markup.ts'
import { bookNameOf } from './people.ts'
import { proseOf, tracedItem } from './prose.ts'
import { actionTable, createSideNotes, itemList, type SideNotes } from './session-items.ts'

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

function headOf(desk: Desk, { session, title, day, record }: BookSession): Markup {
  const { timezone, rooms } = desk.book.summit
  const room = rooms.find(({ id }) => id === session.room)?.name ?? session.room
  const held = [day === null ? '' : fullDate(day), timesOf(session.start, session.end, timezone), room ?? '']
  const place = held.filter((part) => part !== '').join(', ')
  const summary = oneLine(record.summary)
  return markup`<header>
    <h1>${title}</h1>
    <p class="held">${place}${place === '' ? '' : '.'}${rolesOf(desk, record.roles)}</p>
    ${when(summary !== '', () => markup`<p class="sum">${summary}</p>`)}
  </header>`
}

const ROLES: Readonly<Record<string, string>> = { lead: 'Led by', 'note-taker': 'notes by' }

function rolesOf(desk: Desk, roles: Readonly<Record<string, PersonRef>>): Piece {
  const said = Object.entries(ROLES).flatMap(([role, words]) => {
    const reference = Object.hasOwn(roles, role) ? roles[role] : undefined
    const person = reference === undefined ? null : bookNameOf(reference, desk.book.summit.people)
    return person === null
      ? []
      : [markup`${words} <a href="${desk.to('people', person.anchor)}">${person.name}</a>`]
  })
  return said.length === 0 ? null : markup` ${joined(said, '; ')}.`
}

const FIRST: readonly (readonly [string, string])[] = [
  ['decision', 'Decisions'],
  ['action', 'Actions'],
  ['question', 'Questions'],
  ['blueprint', 'Blueprints'],
]

/** Items first, by kind and wherever they stand; then the sections' own lines in the template's order. */
function partsOf(desk: Desk, session: BookSession): readonly Piece[] {
  const notes = createSideNotes()
  const [decisions, actions, questions, blueprints] = FIRST.map(([kind, title]) =>
    kindPart({ desk, session, notes }, kind, title),
  )
  const sideBySide = markup`<div class="two">${questions ?? null} ${blueprints ?? null}</div>`
  const sections = session.record.sections.map(({ key, title, lines }) =>
    prosePart({ desk, session }, { key, title, lines }),
  )
  const { elsewhere } = session.record
  return [
    decisions ?? null,
    actions ?? null,
    sideBySide,
    ...sections,
    prosePart({ desk, session }, { key: 'elsewhere', title: 'Elsewhere', lines: elsewhere }),
  ]
}

interface Setting {
  readonly desk: Desk
  readonly session: BookSession
  readonly notes: SideNotes
}

/** An empty section that had to be answered says why it is empty. */
function kindPart(setting: Setting, kind: string, title: string): Piece {
  const items = setting.session.items.filter((line) => line.kind === kind)
  if (items.length > 0) {
    const body = kind === 'action' ? actionTable(setting, items) : itemList(setting, items)
    return part(`part.${kind}`, title, body)
  }
  const section = setting.session.record.sections.find(({ key }) => key === `${kind}s`)
  if (section === undefined || (!section.mandatory && section.none === null)) return null
  return part(`part.${kind}`, title, markup`<p class="none">${noneText(section.none)}</p>`)
}

const KINDS: ReadonlySet<string> = new Set(FIRST.map(([kind]) => kind))

function prosePart(
  { desk, session }: { readonly desk: Desk; readonly session: BookSession },
  {
    key,
    title,
    lines,
  }: { readonly key: string; readonly title: string; readonly lines: readonly LineRecord[] },
): Piece {
  const own = lines.filter((line) => !KINDS.has(line.kind) && isWritten(session, line))
  if (own.length === 0) return null
  const isDiscussion = key === 'discussion'
  // Under its own heading, where the items of the section have stood before.
  const heading = FIRST.some(([kind]) => key === `${kind}s`) ? `${oneLine(title)}, also said` : oneLine(title)
  const body = markup`<div class="${isDiscussion ? 'prose columns' : 'prose'}">
    ${proseOf({ desk, session }, own, isDiscussion)}
  </div>`
  return part(`section.${anchorOf(key)}`, heading, body)
}

function isWritten(session: BookSession, line: LineRecord): boolean {
  return hasContent(line) || line.kind === 'code' || tracedItem(session, line) !== null
}

function part(anchor: string, title: string, body: Piece): Markup {
  return markup`<section>
    <h2 id="${anchor}">${title}</h2>
    ${body}
  </section>`
}

/** Who approved which version, whether it is still so, and where the page stands. */
function footOf(desk: Desk, { approval, session }: BookSession): Markup {
  const { summit, source } = desk.book
  const name = bookNameOf(approval.by, summit.people)?.name ?? 'the track lead'
  const version = approval.version > 0 ? ` as version ${approval.version}` : ''
  const since = approval.changed ? 'changed since by those who lead the track' : 'unchanged since'
  return markup`<footer>
    <p>Approved by ${name} on ${dayOfInstant(approval.at, summit.timezone)}${version}, ${since}.</p>
    <p>
      Session <span class="mono">${session.id}</span>${when(
        source.address !== '',
        () => markup`, <span class="mono">${source.address}/${pageOfSession(session.id)}</span>`,
      )}
    </p>
  </footer>`
}

function beforeAndAfter(desk: Desk, index: number): Markup {
  const [before, after] = [desk.book.sessions[index - 1], desk.book.sessions[index + 1]]
  const way = (name: string, session: BookSession | undefined) =>
    session === undefined
      ? markup`<span></span>`
      : markup`<p><small>${name}</small>${sessionLink(desk, session)}</p>`
  return markup`<nav class="around" aria-label="Sessions before and after">
    ${way('Before', before)} ${way('After', after)}
  </nav>`
}

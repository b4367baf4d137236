/** Every blueprint that the summit lists or a note names, with how it stands and the sessions and items about it. */
import type { BlueprintEntry } from '../blueprints/blueprint-model.ts'
import { newBlueprint } from '../blueprints/blueprint-model.ts'
import { blueprintField, textField } from '../item-fields.ts'
import { linkedBlueprints } from '../exports/view.ts'
import { oneLine } from '../one-line.ts'
import type { LineRecord } from '../record-model.ts'
import { anchorOf, PAGES } from './addresses.ts'
import { type Book, type BookSession, compare } from './book-model.ts'
import { type BookPage, deskFor, type Desk, register, sessionLink } from './frame.ts'
import { glyph } from './glyphs.ts'
import { type Placed, placeOfItem, statusOf, statusWords, wordsOf } from './items.ts'
import { markup, joined, when, type Markup, type Piece } from './markup.ts'
import { bookNameOf } from './people.ts'
import { relationWords } from './session-parts.ts'
import { type BookKey, woven } from './words/words.ts'

interface BookBlueprint {
  readonly entry: BlueprintEntry
  /** Nobody registered it: a note names it and no more. */
  readonly unknown: boolean
  readonly sessions: readonly BookSession[]
  readonly items: readonly Placed[]
}

const kept = new WeakMap<Book, readonly BookBlueprint[]>()

/** By name; asked for by several pages and so gathered once. */
export function blueprintsIn(book: Book): readonly BookBlueprint[] {
  const known = kept.get(book)
  if (known !== undefined) return known
  const entries = new Map(book.source.blueprints.map((entry) => [entry.name, entry]))
  const named = book.sessions.map((session): Naming => ({ session, names: new Set(namesIn(session)) }))
  const names = new Set([...entries.keys(), ...named.flatMap((each) => [...each.names])])
  const all = [...names].sort(compare).map((name) => ({
    entry: entries.get(name) ?? newBlueprint({ name, title: '' }),
    unknown: !entries.has(name),
    ...touching(named, name),
  }))
  kept.set(book, all)
  return all
}

interface Naming {
  readonly session: BookSession
  readonly names: ReadonlySet<string>
}

/** Each name that leads to this page from a session's. */
function namesIn({ session, record, items }: BookSession): readonly string[] {
  const lines = [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
  const mentioned = lines.flatMap((line) => line.spans.flatMap((span) => span.blueprint ?? []))
  return [...session.blueprints, ...items.flatMap((line) => nameOf(line) ?? []), ...mentioned]
    .map(oneLine)
    .filter((name) => name !== '')
}

/** The blueprint that an item names, or null. */
function nameOf(line: LineRecord): string | null {
  const name = line.kind === 'blueprint' ? blueprintField(line, 'name') : textField(line, 'blueprint')
  return oneLine(name ?? '') || null
}

function touching(named: readonly Naming[], name: string): Pick<BookBlueprint, 'sessions' | 'items'> {
  const sessions = named.flatMap(({ session, names }) => (names.has(name) ? [session] : []))
  // Items without a blueprint of their own belong to the one that their session implements.
  const items = sessions.flatMap((session) => {
    const about = new Set(linkedBlueprints(session.record).map(oneLine))
    return session.items
      .filter((line) => line.kind !== 'blueprint')
      .filter((line) => (nameOf(line) ?? (about.size === 1 ? [...about][0] : null)) === name)
      .map((line) => ({ session, line }))
  })
  return { sessions, items }
}

export function blueprintsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.blueprints)
  const all = blueprintsIn(book)
  return register(desk, 'blueprints', {
    heading: book.words.say('blueprints'),
    sentence: book.words.say('blueprintsSaid', { count: all.length }),
    body: all.map((each) => blueprintSection(desk, each)),
  })
}

function blueprintSection(desk: Desk, { entry, unknown, sessions, items }: BookBlueprint): Markup {
  const { words } = desk.book
  const anchor = anchorOf(entry.name)
  const done = items.filter(({ line }) => line.kind === 'action' && statusOf(line) === 'DONE').length
  const actions = items.filter(({ line }) => line.kind === 'action').length
  return markup`<section class="blueprint">
    <h2 id="${anchor}">${glyph('blueprint')}<span class="mono">${entry.name}</span></h2>
    ${when(entry.title !== '' && entry.title !== entry.name, () => markup`<p>${entry.title}</p>`)}
    <p class="meta">
      ${unknown ? words.say('unregistered') : standingOf(desk, entry)}${when(actions > 0, () => ` ${words.say('actionsDone', { count: actions, done })}`)}
    </p>
    ${when(oneLine(entry.summary) !== '', () => markup`<p>${entry.summary}</p>`)} ${relationsOf(desk, entry)}
    ${when(
      sessions.length > 0,
      () =>
        markup`<p class="meta">
          ${woven(words, 'inSessions', {
            sessions: joined(
              sessions.map((session) => sessionLink(desk, session)),
              ', ',
            ),
          })}
        </p>`,
    )}
    ${itemsOf(desk, items)}
  </section>`
}

function standingOf(desk: Desk, entry: BlueprintEntry): Piece {
  const { say } = desk.book.words
  const people = desk.book.summit.people
  const named = (key: BookKey, reference: BlueprintEntry['drafter']) => {
    const person = reference === null ? null : bookNameOf(reference, people)
    return person === null ? null : say(key, { name: person.name })
  }
  const parts = [
    entry.definition,
    entry.implementation === 'Unknown' ? null : entry.implementation,
    entry.priority === 'Undefined' ? null : say('priority', { priority: entry.priority }),
    entry.milestone === '' ? null : say('forMilestone', { milestone: entry.milestone }),
    named('draftedBy', entry.drafter),
    named('approver', entry.approver),
    named('assignedTo', entry.assignee),
  ]
  return markup`${joined(parts, ', ')}.`
}

function relationsOf(desk: Desk, { relations }: BlueprintEntry): Piece {
  if (relations.length === 0) return null
  const { words } = desk.book
  const known = new Set(blueprintsIn(desk.book).map(({ entry }) => entry.name))
  const named = (name: string) =>
    known.has(name)
      ? markup`<a class="mono" href="${desk.to('blueprints', anchorOf(name))}">${name}</a>`
      : markup`<span class="mono">${name}</span>`
  const parts = relations.map(({ kind, name }) => markup`${relationWords(words, kind)} ${named(name)}`)
  return markup`<p class="meta">${woven(words, 'relations', { relations: joined(parts, '; ') })}</p>`
}

function itemsOf(desk: Desk, items: readonly Placed[]): Piece {
  if (items.length === 0) return null
  return markup`<ol class="items">
    ${items.map((placed) => {
      const { line, session } = placed
      const status = line.kind === 'action' ? `${statusWords(desk.book.words, line)} · ` : null
      return markup`<li>
        ${glyph(line.kind, statusOf(line))}<b class="number"
          ><a href="${placeOfItem(desk, placed)}"
            >${line.number}<span class="vh">${desk.book.words.say('ofSession', { title: session.title })}</span></a
          ></b
        >
        <div>
          <p>${wordsOf(desk, line)}</p>
          <p class="meta">${status}${session.title}</p>
        </div>
      </li>`
    })}
  </ol>`
}

/** The registers: what was decided, what is to be done, what is open, and what each voice raised, over all sessions. */
import { hasContent, linesOf, personField } from '../item-fields.ts'
import { inlineHtml } from '../exports/html.ts'
import { oneLine } from '../one-line.ts'
import { anchorOf, PAGES } from './addresses.ts'
import { type Book, compare } from './book-model.ts'
import { type BookPage, counted, deskFor, type Desk, register, sessionLink } from './frame.ts'
import { glyph } from './glyphs.ts'
import {
  ownerOf,
  type Placed,
  placedItems,
  placeOf,
  placeOfItem,
  statusOf,
  statusWords,
  word,
  wordsOf,
} from './items.ts'
import { markup, Markup, type Piece } from './markup.ts'
import { progressPart } from './progress-part.ts'
import { metaOf } from './session-items.ts'
import { dueWords } from './session-parts.ts'
import { groupBy } from './timetable-pages.ts'

export function decisionsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.decisions)
  const items = placedItems(book.sessions, 'decision')
  const replaced = items.filter(({ line }) => statusOf(line) === 'superseded').length
  return register(desk, 'decisions', {
    heading: 'Decisions',
    sentence: `${counted(items.length, 'decision')}${replaced === 0 ? '' : `, ${replaced} of them replaced since`}.`,
    body: bySession(desk, items),
  })
}

export function questionsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.questions)
  const items = placedItems(book.sessions, 'question')
  const open = items.filter(({ line }) => statusOf(line) !== 'answered').length
  return register(desk, 'questions', {
    heading: 'Questions',
    sentence: `${counted(items.length, 'question')}, ${open} of them left open.`,
    body: bySession(desk, items),
  })
}

/** Session by session: number, words, what is said of it. */
function bySession(desk: Desk, items: readonly Placed[]): Piece {
  if (items.length === 0) return markup`<p class="none">There is none in an approved session.</p>`
  return groupBy(items, ({ session }) => session.session.id).map(([id, own]) => {
    const session = own[0]?.session
    return markup`<section class="from">
      <h2 id="from.${id}">${session === undefined ? null : sessionLink(desk, session)}</h2>
      <ol class="items">
        ${own.map((placed) => registered(desk, placed))}
      </ol>
    </section>`
  })
}

function registered(desk: Desk, placed: Placed): Markup {
  const { line } = placed
  const words = wordsOf(desk, line)
  return markup`<li>
    ${glyph(line.kind)}<b class="number"
      ><a href="${placeOfItem(desk, placed)}"
        >${line.number}<span class="vh"> of ${placed.session.title}</span></a
      ></b
    >
    <div>
      <p>${statusOf(line) === 'superseded' ? markup`<s>${words}</s>` : words}</p>
      ${metaOf(desk, placed, null)}
    </div>
  </li>`
}

const STATUS_ORDER = ['TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED']

export function actionsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.actions)
  const items = placedItems(book.sessions, 'action')
  const sums = STATUS_ORDER.map((status) => items.filter(({ line }) => statusOf(line) === status))
  const unowned = items.filter(({ line }) => personField(line, 'owner') === null)
  const owned = items.filter(({ line }) => personField(line, 'owner') !== null)
  const words = sums.flatMap((own) =>
    own[0] === undefined ? [] : [`${own.length} ${statusWords(own[0].line).toLowerCase()}`],
  )
  return register(desk, 'actions', {
    heading: 'Actions',
    sentence: `${counted(items.length, 'action')}${words.length === 0 ? '' : `: ${words.join(', ')}`}.`,
    body: [
      progressPart(book),
      actionGroup(desk, { anchor: 'actions.nobody', title: 'Nobody yet', items: unowned }),
      actionGroup(desk, { anchor: 'actions.owned', title: 'With an owner', items: owned }),
      items.length === 0 ? markup`<p class="none">There is none in an approved session.</p>` : null,
    ],
  })
}

interface ActionGroup {
  readonly anchor: string
  readonly title: string
  readonly items: readonly Placed[]
}

function actionGroup(desk: Desk, { anchor, title, items }: ActionGroup): Piece {
  if (items.length === 0) return null
  return markup`<section>
    <h2 id="${anchor}">${title}</h2>
    ${actionRows(desk, items, true)}
  </section>`
}

/** A table of actions of several sessions; `owners` leaves out the column where all are one person's. */
export function actionRows(desk: Desk, items: readonly Placed[], owners: boolean): Markup {
  const head = owners ? markup`<th scope="col" class="owner">Owner</th>` : null
  return markup`<div class="scroll">
    <table class="register">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Action</th>
          ${head}
          <th scope="col">Due</th>
          <th scope="col">Status</th>
          <th scope="col">Milestone</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((placed) => {
          const { line, session } = placed
          const owner = owners ? markup`<td>${ownerOf(desk, line) ?? 'Nobody yet'}</td>` : null
          return markup`<tr>
            <td class="name">
              ${glyph('action', statusOf(line))}<b class="number"
                ><a href="${placeOfItem(desk, placed)}"
                  >${line.number}<span class="vh"> of ${session.title}</span></a
                ></b
              >
            </td>
            <td class="what">${wordsOf(desk, line)}</td>
            ${owner}
            <td>${dueWords(desk.book, line)}</td>
            <td>${statusWords(line)}</td>
            <td>${word(line, 'milestone')}</td>
            <td class="source">${sessionLink(desk, session)}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

/** What each voice raised, said or marked, in the order of the contents. */
export function feedbackPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.feedback)
  const voiced = book.sessions.flatMap((session) =>
    linesOf(session.record)
      .filter((line) => hasContent(line) && word(line, 'voice') !== '')
      .map((line) => ({ session, line })),
  )
  const voices = [...groupBy(voiced, ({ line }) => word(line, 'voice'))].sort(([a], [b]) => compare(a, b))
  return register(desk, 'feedback', {
    heading: 'Feedback',
    sentence: 'What operators, developers, businesses and users raised, and what it became.',
    body:
      voices.length === 0
        ? markup`<p class="none">No line of an approved session carries a voice.</p>`
        : voices.map(([voice, own]) => voiceGroup(desk, voice, own)),
  })
}

function voiceGroup(desk: Desk, voice: string, own: readonly Placed[]): Markup {
  const anchor = `voice.${anchorOf(voice)}`
  return markup`<section>
    <h2 id="${anchor}">
      ${voice.slice(0, 1).toUpperCase() + voice.slice(1)} <span class="how-many">${own.length}</span>
    </h2>
    <ul class="voiced">
      ${own.map((placed) => {
        const { line, session } = placed
        const words = new Markup(inlineHtml(line.spans, (span) => placeOf(desk, span)))
        const became =
          line.number === null
            ? null
            : markup`${glyph(line.kind, statusOf(line))} ${line.number}, ${statusWords(line).toLowerCase()} · `
        return markup`<li>
          <p>${oneLine(line.text) === '' ? wordsOf(desk, line) : words}</p>
          <p class="meta">${became}<a href="${placeOfItem(desk, placed)}">in ${session.title}</a></p>
        </li>`
      })}
    </ul>
  </section>`
}

/** The registers: what was decided, what is to be done, what is open, and what each voice raised, over all sessions. */
import { hasContent, linesOf, personField } from '../item-fields.ts'
import { inlineHtml } from '../exports/html.ts'
import { oneLine } from '../one-line.ts'
import { anchorOf, PAGES } from './addresses.ts'
import { type Book, compare } from './book-model.ts'
import { type BookPage, deskFor, type Desk, register, sessionLink } from './frame.ts'
import { glyph } from './glyphs.ts'
import {
  ownerOf,
  type Placed,
  placedItems,
  placeOf,
  placeOfItem,
  statusOf,
  statusWithin,
  statusWords,
  voiceName,
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
  const { say } = book.words
  const items = placedItems(book.sessions, 'decision')
  const replaced = items.filter(({ line }) => statusOf(line) === 'superseded').length
  return register(desk, 'decisions', {
    heading: say('decisions'),
    sentence: say('decisionsSaid', { count: items.length, replaced }),
    body: bySession(desk, items),
  })
}

export function questionsPage(book: Book): BookPage {
  const desk = deskFor(book, PAGES.questions)
  const { say } = book.words
  const items = placedItems(book.sessions, 'question')
  const open = items.filter(({ line }) => statusOf(line) !== 'answered').length
  return register(desk, 'questions', {
    heading: say('questions'),
    sentence: say('questionsSaid', { count: items.length, open }),
    body: bySession(desk, items),
  })
}

function noneApproved({ book }: Desk): Markup {
  return markup`<p class="none">${book.words.say('noneApproved')}</p>`
}

/** Session by session: number, words, what is said of it. */
function bySession(desk: Desk, items: readonly Placed[]): Piece {
  if (items.length === 0) return noneApproved(desk)
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
        >${line.number}<span class="vh">${desk.book.words.say('ofSession', { title: placed.session.title })}</span></a
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
  const { say } = book.words
  const items = placedItems(book.sessions, 'action')
  const sums = STATUS_ORDER.map((status) => items.filter(({ line }) => statusOf(line) === status))
  const unowned = items.filter(({ line }) => personField(line, 'owner') === null)
  const owned = items.filter(({ line }) => personField(line, 'owner') !== null)
  const words = sums.flatMap((own) =>
    own[0] === undefined ? [] : [`${own.length} ${statusWithin(book.words, own[0].line)}`],
  )
  return register(desk, 'actions', {
    heading: say('actions'),
    sentence:
      words.length === 0
        ? say('actionsSaid', { count: items.length })
        : say('actionsBy', { count: items.length, states: words.join(', ') }),
    body: [
      progressPart(book),
      actionGroup(desk, { anchor: 'actions.nobody', title: say('nobody'), items: unowned }),
      actionGroup(desk, { anchor: 'actions.owned', title: say('owned'), items: owned }),
      items.length === 0 ? noneApproved(desk) : null,
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
  const { words } = desk.book
  const { say } = words
  const head = owners ? markup`<th scope="col" class="owner">${say('head.owner')}</th>` : null
  return markup`<div class="scroll">
    <table class="register">
      <thead>
        <tr>
          <th scope="col" class="name">${say('head.number')}</th>
          <th scope="col">${say('head.action')}</th>
          ${head}
          <th scope="col" class="due">${say('head.due')}</th>
          <th scope="col" class="status">${say('head.status')}</th>
          <th scope="col" class="milestone">${say('head.milestone')}</th>
          <th scope="col" class="source">${say('head.from')}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((placed) => {
          const { line, session } = placed
          const owner = owners ? markup`<td>${ownerOf(desk, line) ?? say('nobody')}</td>` : null
          return markup`<tr>
            <td class="name">
              ${glyph('action', statusOf(line))}<b class="number"
                ><a href="${placeOfItem(desk, placed)}"
                  >${line.number}<span class="vh">${say('ofSession', { title: session.title })}</span></a
                ></b
              >
            </td>
            <td class="what">${wordsOf(desk, line)}</td>
            ${owner}
            <td>${dueWords(desk.book, line)}</td>
            <td>${statusWords(words, line)}</td>
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
  const { say } = book.words
  const voiced = book.sessions.flatMap((session) =>
    linesOf(session.record)
      .filter((line) => hasContent(line) && word(line, 'voice') !== '')
      .map((line) => ({ session, line })),
  )
  const voices = [...groupBy(voiced, ({ line }) => word(line, 'voice'))].sort(([a], [b]) => compare(a, b))
  return register(desk, 'feedback', {
    heading: say('feedback'),
    sentence: say('feedbackSaid'),
    body:
      voices.length === 0
        ? markup`<p class="none">${say('noVoice')}</p>`
        : voices.map(([voice, own]) => voiceGroup(desk, voice, own)),
  })
}

function voiceGroup(desk: Desk, voice: string, own: readonly Placed[]): Markup {
  const anchor = `voice.${anchorOf(voice)}`
  const { words } = desk.book
  return markup`<section>
    <h2 id="${anchor}">
      ${voiceName(words, voice)} <span class="how-many">${own.length}</span>
    </h2>
    <ul class="voiced">
      ${own.map((placed) => {
        const { line, session } = placed
        const said = new Markup(inlineHtml(line.spans, (span) => placeOf(desk, span)))
        const became =
          line.number === null
            ? null
            : markup`${glyph(line.kind, statusOf(line))} ${line.number}, ${statusWithin(words, line)} · `
        return markup`<li>
          <p>${oneLine(line.text) === '' ? wordsOf(desk, line) : said}</p>
          <p class="meta">${became}<a href="${placeOfItem(desk, placed)}">${words.say('inSession', { title: session.title })}</a></p>
        </li>`
      })}
    </ul>
  </section>`
}

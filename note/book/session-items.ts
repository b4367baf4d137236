/** The items of one session as its page sets them: decisions, questions and blueprints as lists, actions as a table. */
import { personField } from '../item-fields.ts'
import { oneLine } from '../one-line.ts'
import type { CommentRecord, LineRecord } from '../record-model.ts'
import { anchorOf } from './addresses.ts'
import type { BookSession } from './book-model.ts'
import { findPlaced, originOf, wentTo } from './carried.ts'
import type { Desk } from './frame.ts'
import { glyph } from './glyphs.ts'
import {
  blueprintOf,
  ownerOf,
  type Placed,
  placeOfItem,
  statusOf,
  statusWithin,
  statusWords,
  voiceName,
  word,
  wordsOf,
} from './items.ts'
import { markup, joined, when, type Markup, type Piece } from './markup.ts'
import { bookNameOf } from './people.ts'
import { becauseWords, dueWords, standingWords } from './session-parts.ts'
import { woven } from './words/words.ts'

/** Counts the side notes of a page, in the order in which they come. */
export interface SideNotes {
  readonly next: () => number
}

export function createSideNotes(): SideNotes {
  let count = 0
  return { next: () => (count += 1) }
}

interface Setting {
  readonly desk: Desk
  readonly session: BookSession
  readonly notes: SideNotes
}

/** Decisions, questions, blueprints: number, words, what is said of it, and beside it its thread. */
export function itemList(setting: Setting, items: readonly LineRecord[]): Markup {
  return markup`<ol class="items">
    ${items.map((line) => listedItem(setting, line))}
  </ol>`
}

function listedItem(setting: Setting, line: LineRecord): Markup {
  const { desk, session } = setting
  const thread = threadOf(setting, line)
  const name = line.kind === 'blueprint' ? blueprintOf(desk, line) : null
  const words = wordsOf(desk, line)
  const said = oneLine(line.text) === '' && name !== null ? name : words
  const isGone = statusOf(line) === 'superseded'
  return markup`<li id="${anchorOf(line.id)}">
    ${glyph(line.kind)}<b class="number">${line.number}</b>
    <div>
      <p>${isGone ? markup`<s>${said}</s>` : said}${thread.mark}</p>
      ${metaOf(desk, { session, line }, name !== null && said !== name ? name : null)}
    </div>
    ${thread.note}
  </li>`
}

/** What is said of an item under its words; nothing where there is nothing to say. `name` is what it names. */
export function metaOf(desk: Desk, placed: Placed, name: Piece): Piece {
  const { line } = placed
  const parts: Piece[] = [name, ...byKind(desk, placed)]
  const sentences = joined(parts, ' · ')
  return [sentences.text === '' ? null : markup`<p class="meta">${sentences}</p>`, becauseOf(desk, line)]
}

function byKind(desk: Desk, placed: Placed): readonly Piece[] {
  const { line } = placed
  const ways = line.kind === 'question' ? raisedAndCarried(desk, placed) : []
  const voice = word(line, 'voice')
  const { words } = desk.book
  const said = voice === '' ? null : words.say('voice', { voice: voiceName(words, voice) })
  return [...standingWords(words, line), ...ways, said]
}

function becauseOf({ book }: Desk, line: LineRecord): Piece {
  const reason = becauseWords(line)
  return reason === '' ? null : markup`<p class="because">${book.words.say('because', { reason })}</p>`
}

function raisedAndCarried(desk: Desk, placed: Placed): readonly Piece[] {
  const { words } = desk.book
  const owner = ownerOf(desk, placed.line)
  const origin = originOf(placed.line)
  const from = origin === null ? null : findPlaced(desk.book, origin)
  const onward = wentTo(desk.book, placed)
  return [
    owner === null ? null : woven(words, 'raisedBy', { name: owner }),
    from === null ? null : woven(words, 'carriedFrom', { place: wayTo(desk, from) }),
    ...onward.map((to) =>
      woven(words, 'carriedTo', { place: wayTo(desk, to), status: statusWithin(words, to.line) }),
    ),
  ]
}

function wayTo(desk: Desk, placed: Placed): Markup {
  return markup`<a href="${placeOfItem(desk, placed)}">${desk.book.words.say('placeOf', { number: placed.line.number ?? '', title: placed.session.title })}</a>`
}

/** What people said beside an item, as a numbered note at its side. */
function threadOf({ desk, session, notes }: Setting, line: LineRecord): { mark: Piece; note: Piece } {
  const said = session.record.threads
    .filter((thread) => thread.line === line.id)
    .flatMap((each) => each.comments)
  if (said.length === 0) return { mark: null, note: null }
  const number = notes.next()
  return {
    mark: markup`<sup><a href="#note.${number}" aria-label="${desk.book.words.say('note', { number })}">${number}</a></sup>`,
    note: markup`<div class="side" id="note.${number}" role="note">
      <p>
        <sup>${number}</sup> ${joined(
          said.map((comment) => commentOf(desk, comment)),
          ' ',
        )}
      </p>
    </div>`,
  }
}

function commentOf(desk: Desk, { by, text }: CommentRecord): Markup {
  const name = by === null ? null : bookNameOf(by, desk.book.summit.people)
  return name === null ? markup`${text}` : markup`${name.name}: ${text}`
}

/** The actions with owner, date and status in columns. */
export function actionTable(setting: Setting, actions: readonly LineRecord[]): Markup {
  const { desk } = setting
  const { words } = desk.book
  const { say } = words
  return markup`<table class="actions">
    <thead class="vh">
      <tr>
        <th scope="col">${say('head.number')}</th>
        <th scope="col">${say('head.action')}</th>
        <th scope="col">${say('head.owner')}</th>
        <th scope="col">${say('head.due')}</th>
        <th scope="col">${say('head.status')}</th>
      </tr>
    </thead>
    <tbody>
      ${actions.map((line) => {
        const thread = threadOf(setting, line)
        const owner = personField(line, 'owner') === null ? say('nobody') : ownerOf(desk, line)
        return markup`<tr id="${anchorOf(line.id)}">
          <td class="name">${glyph('action', statusOf(line))}<b class="number">${line.number}</b></td>
          <td class="what">${wordsOf(desk, line)}${thread.mark}${thread.note}</td>
          <td>${owner}</td>
          <td>${dueWords(desk.book, line)}</td>
          <td>
            ${statusWords(words, line)}${when(word(line, 'milestone') !== '', () => markup`<br>${word(line, 'milestone')}`)}
          </td>
        </tr>`
      })}
    </tbody>
  </table>`
}

/** What the book says of an item beside its words: owner, date, status, how it was agreed, and the way to it. */
import { blueprintField, personField, textField } from '../item-fields.ts'
import { inlineHtml } from '../exports/html.ts'
import { safeLink } from '../exports/safe-link.ts'
import { titleOf } from '../item-title.ts'
import { oneLine } from '../one-line.ts'
import type { LineRecord } from '../record-model.ts'
import { anchorOf } from './addresses.ts'
import type { BookSession } from './book-model.ts'
import type { Desk } from './frame.ts'
import { markup, Markup, type Piece } from './markup.ts'
import { bookNameOf } from './people.ts'
import { isBookKey, type Words } from './words/words.ts'

/** An item with the session it stands in. */
export interface Placed {
  readonly session: BookSession
  readonly line: LineRecord
}

/** The items of one kind in all approved sessions, in the order of the contents. */
export function placedItems(sessions: readonly BookSession[], kind: string): readonly Placed[] {
  return sessions.flatMap((session) =>
    session.items.filter((line) => line.kind === kind).map((line) => ({ session, line })),
  )
}

/** A field's text on one line; '' where there is none. */
export function word(line: LineRecord, key: string): string {
  return oneLine(textField(line, key) ?? '')
}

/** The status as a value of the template. */
export function statusOf(line: LineRecord): string {
  const initial: Readonly<Record<string, string>> = { action: 'TODO', decision: 'agreed', question: 'open' }
  return word(line, 'status') || (Object.hasOwn(initial, line.kind) ? (initial[line.kind] ?? '') : '')
}

/** The status in words. */
export function statusWords({ say }: Words, line: LineRecord): string {
  const status = statusOf(line)
  const key = `status.${status}`
  return isBookKey(key) ? say(key) : status
}

/** A voice by its name, or as it was typed. */
export function voiceName({ say }: Words, voice: string): string {
  const key = `voice.${voice}`
  return isBookKey(key) ? say(key) : voice.slice(0, 1).toUpperCase() + voice.slice(1)
}

/** The same within a sentence. */
export function statusWithin(words: Words, line: LineRecord): string {
  const status = statusWords(words, line)
  return status.slice(0, 1).toLowerCase() + status.slice(1)
}

/** The item's words with its formatting, people and blueprints leading to their places. */
export function wordsOf(desk: Desk, line: LineRecord): Markup {
  const title = titleOf(line)
  const spans = oneLine(line.text) === '' ? [{ text: title }] : line.spans
  return new Markup(inlineHtml(spans, (span) => placeOf(desk, span)))
}

/** Where a name in the text leads: the person's or the blueprint's place in the book. */
export function placeOf(desk: Desk, span: LineRecord['spans'][number]): string | null {
  const blueprint = oneLine(span.blueprint ?? '')
  if (blueprint !== '') return desk.to('blueprints', anchorOf(blueprint))
  const person = span.person === undefined ? null : bookNameOf(span.person, desk.book.summit.people)
  return person === null ? null : desk.to('people', person.anchor)
}

/** A reference is its address, as a link where it may be one. */
export function referenceOf(desk: Desk, line: LineRecord): Markup {
  const address = line.spans.some((span) => span.link !== undefined) ? null : safeLink(line.text)
  if (address === null) return wordsOf(desk, line)
  return markup`<a href="${address}" rel="noopener noreferrer">${line.text}</a>`
}

/** Who owns it, leading to their place; null where nobody is named. */
export function ownerOf(desk: Desk, line: LineRecord): Piece {
  const owner = personField(line, 'owner')
  const person = owner === null ? null : bookNameOf(owner, desk.book.summit.people)
  if (person === null) return null
  return markup`<a href="${desk.to('people', person.anchor)}">${person.name}</a>`
}

/** The blueprint that a blueprint item names, leading to its place; null where it names none. */
export function blueprintOf(desk: Desk, line: LineRecord): Piece {
  const name = oneLine(blueprintField(line, 'name') ?? '')
  if (name === '') return null
  return markup`<a class="mono" href="${desk.to('blueprints', anchorOf(name))}">${name}</a>`
}

/** The place of an item on its session's page. */
export function placeOfItem(desk: Desk, { session, line }: Placed): string {
  return desk.toSession(session.session.id, anchorOf(line.id)) ?? ''
}

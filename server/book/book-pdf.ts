/**
 * The whole book as one PDF: title, contents with page numbers, a running head for every session, and indexes of people
 * and blueprints. The same book gives the same bytes: its dates are the edition's.
 */
import { blueprintsIn } from '#note/book/blueprints-page.ts'
import type { Book, BookSession } from '#note/book/book-model.ts'
import { dayOfInstant, daysBetween } from '#note/book/dates.ts'
import { type BookPerson, peopleIn } from '#note/book/people-page.ts'
import type { BookKey, Words } from '#note/book/words/words.ts'
import { facesFor } from '../paper/faces.ts'
import { LOOKS, type Look, SECOND_INK } from '../paper/looks.ts'
import { Press } from '../paper/press.ts'
import { holdHeading, rowsOf, setParagraph } from '../paper/set-blocks.ts'
import { type Entry, setContents } from '../paper/set-contents.ts'
import { lettersOf } from './book-letters.ts'
import { placeOnPaper, setSession } from './paper-session.ts'

const CHAPTER: Look = { ...LOOKS.section, size: 10, above: 8, below: 2 }
const ENTRY: Look = { ...LOOKS.item, inset: 12 }
const OVER: Look = { ...LOOKS.lead, size: 16, leading: 24, italic: true, below: 4 }
const BOOK: Look = { ...LOOKS.title, size: 40, leading: 49, below: 14 }
const INDEX: Look = { ...LOOKS.item, size: 9.5, above: 2, below: 4 }
const MENTION: Look = { ...LOOKS.aside, size: 8 }
/** Above the title. */
const TITLE_AT = 180

export async function bookPdf(book: Book): Promise<Uint8Array> {
  const press = new Press({
    title: book.words.say('proceedingsOf', { title: book.title }),
    author: '',
    made: new Date(book.edition ?? `${book.summit.start}T00:00:00Z`),
    ...{ language: book.words.language, edge: LOOKS.foot, faces: await facesFor(lettersOf(book)) },
  })
  setTitle(press, book)
  const { say } = book.words
  begin(press, book, say('contents'))
  holdHeading(press, [{ text: say('contents') }], LOOKS.part)
  setContents(press, entriesOf(book))
  for (const { title, sessions } of book.chapters) {
    for (const session of sessions) {
      begin(press, book, `${title} · ${session.title}`, String(session.number))
      setSession(press, book, session)
    }
  }
  if (book.pending.length > 0) {
    beginPart(press, book, 'pending')
    for (const { title, why } of book.pending)
      setParagraph(press, [{ text: title, bold: true }, { text: ` ${why}` }], INDEX)
  }
  beginPart(press, book, 'people')
  setIndex(
    press,
    book,
    peopleIn(book).map((each) => mentionsOfPerson(book.words, each)),
  )
  beginPart(press, book, 'blueprints')
  setIndex(
    press,
    book,
    blueprintsIn(book).map((each) => mentionsOfBlueprint(book.words, each)),
  )
  return press.finish()
}

function setTitle(press: Press, book: Book): void {
  const { start, end, timezone } = book.summit
  const { words } = book
  press.set([{ height: TITLE_AT, draw: () => undefined }])
  setParagraph(press, [{ text: words.say('proceedingsOver') }], OVER)
  setParagraph(press, [{ text: book.title }], BOOK)
  const lead = words.say('lead', { sessions: book.sessions.length, days: daysBetween(words, start, end) })
  setParagraph(press, [{ text: `${lead}.` }], LOOKS.lead)
  if (book.edition === null) return
  const edition = words.say('edition', { day: dayOfInstant(words, book.edition, timezone) })
  setParagraph(press, [{ text: `${edition}.` }], LOOKS.aside)
}

/** A part begins on a page of its own and says at the head of each what it is. */
function begin(press: Press, book: Book, head: string, number = ''): void {
  press.turn()
  press.run([head, number], (page) => [book.title, String(page)])
}

/** The same with a heading that stands in the contents. */
function beginPart(press: Press, book: Book, part: BookKey): void {
  const title = book.words.say(part)
  begin(press, book, title)
  holdHeading(press, [{ text: title }], LOOKS.part, placeOfPart(part))
}

function placeOfPart(part: BookKey): string {
  return `part ${part}`
}

function entriesOf(book: Book): readonly Entry[] {
  const parts: readonly BookKey[] = [
    ...(book.pending.length === 0 ? [] : (['pending'] as const)),
    'people',
    'blueprints',
  ]
  return [
    ...book.chapters.flatMap(({ title, sessions }) => {
      const [first] = sessions
      if (first === undefined) return []
      return [
        { words: title, place: placeOnPaper(first.session.id), look: CHAPTER },
        ...sessions.map((each) => ({ words: each.title, place: placeOnPaper(each.session.id), look: ENTRY })),
      ]
    }),
    ...parts.map((part) => ({ words: book.words.say(part), place: placeOfPart(part), look: CHAPTER })),
  ]
}

interface Mentions {
  readonly name: string
  readonly mentions: readonly { readonly words: string; readonly place: string }[]
}

/** Names with the pages on which they stand, each page with what is there. */
function setIndex(press: Press, { words }: Book, entries: readonly Mentions[]): void {
  if (entries.length === 0) setParagraph(press, [{ text: words.say('none') }], LOOKS.paragraph)
  for (const { name, mentions } of entries) {
    press.space(INDEX.above)
    press.hold(rowsOf(press, [{ text: name, ink: { ...INDEX, bold: true } }], { look: INDEX }))
    const stretches = mentions.flatMap(({ words: said, place }, index) => [
      // A word stays with its page.
      { text: `${said.replaceAll(' ', NO_BREAK)}${NO_BREAK}`, ink: { ...MENTION, color: SECOND_INK } },
      {
        text: `${press.pageOf(place) ?? ''}${index === mentions.length - 1 ? '' : BETWEEN}`,
        ink: { ...INDEX, place },
      },
    ])
    press.set(rowsOf(press, stretches, { look: INDEX }))
    press.space(INDEX.below)
  }
}

const NO_BREAK = '\u00a0'
const BETWEEN = '   '

function mentionsOfPerson({ say }: Words, { name, owns, raised, led, noted, spoke }: BookPerson): Mentions {
  const sessions = (words: string, list: readonly BookSession[]) =>
    list.map(({ session }) => ({ words, place: placeOnPaper(session.id) }))
  const items = [...owns, ...raised].map(({ session, line }) => ({
    words: line.number ?? '',
    place: placeOnPaper(session.session.id, line),
  }))
  const heard = spoke.filter((session) => !led.includes(session) && !noted.includes(session))
  const mentions = [
    ...items,
    ...sessions(say('index.leads'), led),
    ...sessions(say('index.notes'), noted),
    ...sessions(say('index.speaks'), heard),
  ]
  return { name, mentions }
}

function mentionsOfBlueprint(
  { say }: Words,
  { entry: { name }, sessions }: ReturnType<typeof blueprintsIn>[number],
): Mentions {
  const mentions = sessions.map(({ session, number }) => ({
    words: say('index.in', { number }),
    place: placeOnPaper(session.id),
  }))
  return { name, mentions }
}

/**
 * The whole book as one PDF: title, contents with page numbers, a running head for every session, and indexes of people
 * and blueprints. The same book gives the same bytes: its dates are the edition's.
 */
import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { blueprintsIn } from '#note/book/blueprints-page.ts'
import type { Book, BookSession } from '#note/book/book-model.ts'
import { dayOfInstant, daysBetween } from '#note/book/dates.ts'
import { counted } from '#note/book/frame.ts'
import { type BookPerson, peopleIn } from '#note/book/people-page.ts'
import { drawPdf, MARGINS, STYLES } from '../documents/write-pdf.ts'
import { paperSession, placeOnPaper } from './paper-session.ts'

const INK = '#1b1f1e'
const SECOND_INK = '#4a5351'

const BOOK_STYLES = {
  ...STYLES,
  over: { fontSize: 16, italics: true, color: SECOND_INK, margin: [0, 180, 0, 4] },
  book: { fontSize: 40, bold: true, lineHeight: 1.05, margin: [0, 0, 0, 14] },
  sum: { fontSize: 13, italics: true, margin: [0, 4, 0, 8] },
  number: { font: 'Plain', fontSize: 8.5, bold: true, color: SECOND_INK, margin: [0, 1, 0, 0] },
  because: { italics: true, color: SECOND_INK },
  approval: { ...STYLES.aside, margin: [0, 14, 0, 0] },
  chapter: { font: 'Plain', fontSize: 10, bold: true },
  entry: { fontSize: 10 },
  index: { fontSize: 9.5, margin: [0, 2, 0, 4] },
} satisfies NonNullable<TDocumentDefinitions['styles']>

/** Draws it. Memory grows with the book: some 450 MB for 200 sessions on 460 pages. */
export async function bookPdf(book: Book): Promise<Uint8Array> {
  const made = new Date(book.edition ?? `${book.summit.start}T00:00:00Z`)
  return drawPdf({
    pageSize: 'A4',
    pageMargins: MARGINS,
    info: {
      ...{ title: `Proceedings of the ${book.title}`, creator: 'Rapporteur', producer: 'Rapporteur' },
      ...{ creationDate: made, modDate: made },
    },
    ...{ displayTitle: true, lang: 'en' },
    defaultStyle: { font: 'Text', fontSize: 10, lineHeight: 1.3, color: INK },
    styles: BOOK_STYLES,
    content: [
      { section: titleOf(book), header: nothing, footer: nothing },
      part(book, 'Contents', [{ toc: { title: { text: 'Contents', style: 'part' } } }]),
      ...book.chapters.flatMap(({ title, sessions }) =>
        sessions.map((session, index) => sessionPart(book, session, { track: title, begins: index === 0 })),
      ),
      ...pendingPart(book),
      part(book, 'People', indexOf('People', peopleIn(book).map(personEntry))),
      part(book, 'Blueprints', indexOf('Blueprints', blueprintsIn(book).map(blueprintEntry))),
    ],
    footer: (page) => ({
      columns: [
        { text: book.title, width: '*' },
        { text: String(page), width: 60, alignment: 'right' },
      ],
      style: 'foot',
      margin: [MARGINS[0], 24, MARGINS[2], 0],
    }),
  })
}

function nothing(): Content {
  return ''
}

function titleOf(book: Book): Content {
  const { start, end, timezone } = book.summit
  const sessions = counted(book.sessions.length, 'session')
  const edition = book.edition === null ? '' : `Edition of ${dayOfInstant(book.edition, timezone)}.`
  return [
    { text: 'Proceedings of the', style: 'over' },
    { text: book.title, style: 'book' },
    {
      text: `Decisions, actions and open questions of ${sessions}, written by the rooms themselves, ${daysBetween(start, end)}.`,
      style: 'lead',
    },
    { text: edition, style: 'aside' },
  ]
}

/** A part begins on a page of its own and says at the head of each what it is. */
function part(book: Book, head: string, content: readonly Content[], at = ''): ContentSection {
  return {
    section: [...content],
    header: () => ({
      columns: [
        { text: head, width: '*' },
        { text: at, width: 'auto', alignment: 'right' },
      ],
      style: 'foot',
      margin: [MARGINS[0], 30, MARGINS[2], 0],
    }),
  }
}

function sessionPart(
  book: Book,
  session: BookSession,
  { track, begins }: { readonly track: string; readonly begins: boolean },
): ContentSection {
  const chapter: Content[] = begins
    ? [
        {
          text: track,
          style: 'chapter',
          tocItem: true,
          tocStyle: 'chapter',
          tocMargin: [0, 8, 0, 0],
          outline: true,
        },
      ]
    : []
  const content = [...chapter, ...paperSession(book, session)]
  return part(book, `${track} · ${session.title}`, content, String(session.number))
}

function pendingPart(book: Book): readonly ContentSection[] {
  if (book.pending.length === 0) return []
  const rows = book.pending.map(({ title, why }): Content => ({
    text: [{ text: title, bold: true }, ` ${why}`],
    style: 'index',
    lineHeight: 1.3,
  }))
  return [part(book, 'Not approved yet', [heading('Not approved yet'), ...rows])]
}

function heading(text: string): Content {
  return { text, style: 'part', tocItem: true, tocStyle: 'chapter', tocMargin: [0, 8, 0, 0], outline: true }
}

/** Names with the pages on which they stand, each page with what is there. */
function indexOf(title: string, entries: readonly Content[]): readonly Content[] {
  const none: Content = { text: 'None.', style: 'paragraph' }
  return [heading(title), ...(entries.length === 0 ? [none] : entries)]
}

interface Mention {
  readonly words: string
  readonly place: string
}

/** Page numbers are known last and take the room of five figures meanwhile: each mention has a place of its own width. */
const MENTION_WIDTH = 78
const MENTIONS_A_ROW = 6

function entry(name: string, mentions: readonly Mention[]): Content {
  const cells = mentions.map(({ words, place }) => ({
    width: MENTION_WIDTH,
    text: [{ text: `${words}  `, font: 'Plain', fontSize: 8, color: SECOND_INK }, { pageReference: place }],
  }))
  const rows = Array.from({ length: Math.ceil(cells.length / MENTIONS_A_ROW) }, (_, row) => ({
    columns: cells.slice(row * MENTIONS_A_ROW, (row + 1) * MENTIONS_A_ROW),
  }))
  const [first, ...rest] = rows
  const head = {
    stack: [{ text: name, bold: true }, ...(first === undefined ? [] : [first])],
    unbreakable: true,
  }
  return { stack: [head, ...rest], style: 'index' }
}

function personEntry({ name, owns, raised, led, noted, spoke }: BookPerson): Content {
  const sessions = (words: string, list: readonly BookSession[]) =>
    list.map(({ session }) => ({ words, place: placeOnPaper(session.id) }))
  const items = [...owns, ...raised].map(({ session, line }) => ({
    words: line.number ?? '',
    place: placeOnPaper(session.session.id, line),
  }))
  const heard = spoke.filter((session) => !led.includes(session) && !noted.includes(session))
  return entry(name, [
    ...items,
    ...sessions('leads', led),
    ...sessions('notes', noted),
    ...sessions('speaks', heard),
  ])
}

function blueprintEntry({ entry: { name }, sessions }: ReturnType<typeof blueprintsIn>[number]): Content {
  return entry(
    name,
    sessions.map(({ session, number }) => ({ words: `in ${number}`, place: placeOnPaper(session.id) })),
  )
}

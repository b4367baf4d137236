/** One session of the book laid out for paper: what was agreed before how it came to it, as on its page. */
import type { Content } from 'pdfmake/interfaces.js'
import type { Book, BookSession } from '#note/book/book-model.ts'
import { statusWords, word } from '#note/book/items.ts'
import { bookNameOf, spokenSpans } from '#note/book/people.ts'
import {
  approvalWords,
  becauseWords,
  dueWords,
  heldWords,
  madeWords,
  ownerName,
  partsOfSession,
  type SessionPart,
  standingWords,
  tracedItem,
} from '#note/book/session-parts.ts'
import { blocksOf, type PlacedBlock } from '#note/exports/blocks.ts'
import { blueprintField } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import { oneLine } from '#note/one-line.ts'
import type { LineRecord, Span } from '#note/record-model.ts'
import { drawn, inlines, section } from '../documents/write-pdf.ts'

/** Room for an item's number before its words. */
const NUMBER_WIDTH = 30

/** Where an item stands on paper, for references to its page. */
export function placeOnPaper(session: string, line?: LineRecord): string {
  return line === undefined ? `session ${session}` : `item ${session} ${line.id}`
}

export function paperSession(book: Book, session: BookSession): readonly Content[] {
  const { title, record, session: facts } = session
  const held = heldWords(book, session)
  const summary = oneLine(record.summary)
  return [
    {
      ...{ text: title, style: 'part', id: placeOnPaper(facts.id), outline: true },
      ...{ tocItem: true, tocMargin: [12, 0, 0, 0], tocStyle: 'entry' },
    },
    { text: `${held}${held === '' ? '' : '. '}${rolesWords(book, session)}`, style: 'aside' },
    ...(summary === '' ? [] : [{ text: summary, style: 'sum' }]),
    ...partsOfSession(session).flatMap((part) => partOnPaper(book, session, part)),
    { text: `${approvalWords(book, session)} Session ${facts.id}.`, style: 'approval' },
  ]
}

function rolesWords({ summit }: Book, { record }: BookSession): string {
  const name = (role: string) => {
    const person = Object.hasOwn(record.roles, role) ? record.roles[role] : undefined
    return person === undefined ? '' : (bookNameOf(person, summit.people)?.name ?? '')
  }
  const [lead, notes] = [name('lead'), name('note-taker')]
  const words = [lead === '' ? '' : `Led by ${lead}`, notes === '' ? '' : `notes by ${notes}`]
  const said = words.filter((each) => each !== '').join('; ')
  return said === '' ? '' : `${said}.`
}

function partOnPaper(book: Book, session: BookSession, part: SessionPart): readonly Content[] {
  const body = bodyOf(book, session, part)
  const [first = { text: '' }, ...rest] = body
  // A heading stays with what it heads, if that is not a page of its own.
  const begun = { stack: [...section(part.title, false), first], unbreakable: isShort(part) }
  return [begun, ...rest]
}

const SHORT = 900

function isShort(part: SessionPart): boolean {
  if (part.type === 'none') return true
  const first = part.type === 'items' ? part.items[0] : part.lines[0]
  return first !== undefined && first.kind !== 'code' && first.text.length < SHORT
}

function bodyOf(book: Book, session: BookSession, part: SessionPart): readonly Content[] {
  switch (part.type) {
    case 'items':
      return part.items.map((line) => itemOnPaper(book, session, line))
    case 'none':
      return [{ text: part.words, style: 'paragraph' }]
    case 'prose':
      return proseOnPaper(book, session, part.lines)
  }
}

function itemOnPaper(book: Book, session: BookSession, line: LineRecord): Content {
  const words = oneLine(line.text) === '' ? [{ text: titleOf(line) }] : line.spans
  const under = wordsUnder(book, line)
  const because = becauseWords(line)
  const said = session.record.threads
    .filter((thread) => thread.line === line.id)
    .flatMap(({ comments }) => comments)
  const comments = said.map(({ by, text }) => `${by === null ? '' : `${oneLine(by.name)}: `}${oneLine(text)}`)
  const stack: Content[] = [
    { text: inlines(tidy(words)) },
    ...(under === '' ? [] : [{ text: under, style: 'aside' }]),
    ...(because === '' ? [] : [{ text: `because ${because}`, style: 'because' }]),
    ...comments.map((text) => ({
      text,
      style: 'aside',
      margin: [12, 0, 0, 3] as [number, number, number, number],
    })),
  ]
  const number = { text: line.number ?? '', style: 'number', id: placeOnPaper(session.session.id, line) }
  return {
    columns: [
      { ...number, width: NUMBER_WIDTH },
      { stack, width: '*' },
    ],
    margin: [0, 2, 0, 2],
    unbreakable: line.text.length < SHORT,
  }
}

/** What an item's page says in columns and links, in one line. */
function wordsUnder(book: Book, line: LineRecord): string {
  const owner = ownerName(book, line)
  const blueprint = line.kind === 'blueprint' ? oneLine(blueprintField(line, 'name') ?? '') : ''
  const milestone = word(line, 'milestone')
  const words =
    line.kind === 'action'
      ? [owner === '' ? 'Nobody yet' : owner, dueWords(book, line), statusWords(line), milestone]
      : [titleOf(line) === blueprint ? '' : blueprint, ...standingWords(line)]
  const raised = line.kind === 'question' && owner !== '' ? [`Raised by ${owner}`] : []
  return [...words, ...raised].filter((each) => each !== '').join(' · ')
}

function proseOnPaper(book: Book, session: BookSession, lines: readonly LineRecord[]): readonly Content[] {
  const out: Content[] = []
  let run: LineRecord[] = []
  const flush = () => {
    out.push(...blocksOf(run).flatMap((block) => drawn(spoken(book, block), false)))
    run = []
  }
  for (const line of lines) {
    const item = tracedItem(session, line)
    if (item === null) run.push(line)
    else {
      flush()
      out.push({ text: `${item.number ?? ''} ${madeWords(item)}`, style: 'aside' })
    }
  }
  flush()
  return out
}

/** The block with its speakers in front and nothing in it that no paper has. */
function spoken(book: Book, block: PlacedBlock): PlacedBlock {
  const people = book.summit.people
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, spans: tidy(spokenSpans(block.line, block.spans, people)) }
    case 'quote':
      return { ...block, paragraphs: block.paragraphs.map(tidy) }
    case 'code':
      return block
    case 'list':
      return spokenList(book, block)
  }
}

type PlacedList = Extract<PlacedBlock, { type: 'list' }>

function spokenList(book: Book, list: PlacedList): PlacedList {
  const items = list.items.map((item) => ({
    ...item,
    spans: tidy(spokenSpans(item.line, item.spans, book.summit.people)),
    lists: item.lists.map((each) => spokenList(book, each)),
  }))
  return { ...list, items }
}

/** Each span on one line, its blanks at the ends kept. */
function tidy(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => {
    const words = oneLine(span.text)
    const text =
      (/^\s/.test(span.text) ? ' ' : '') + words + (/\s$/.test(span.text) && words !== '' ? ' ' : '')
    return text === '' ? [] : [{ ...span, text }]
  })
}

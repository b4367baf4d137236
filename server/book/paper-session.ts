/** One session of the book laid out for paper: what was agreed before how it came to it, as on its page. */
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
import { betweenBlanks, oneLine } from '#note/one-line.ts'
import type { LineRecord, Span } from '#note/record-model.ts'
import { LOOKS, type Look, SECOND_INK } from '../paper/looks.ts'
import { type Press, TEXT_WIDTH } from '../paper/press.ts'
import {
  beside,
  holdHeading,
  holdSection,
  rowsOf,
  setBlock,
  setParagraph,
  stretchesOf,
} from '../paper/set-blocks.ts'

/** Room for an item's number before its words. */
const NUMBER_WIDTH = 30
const SUMMARY: Look = {
  ...LOOKS.lead,
  size: 13,
  leading: 20,
  italic: true,
  color: LOOKS.item.color,
  above: 4,
  below: 8,
}
const NUMBER: Look = { ...LOOKS.aside, bold: true, leading: LOOKS.item.leading }
const BECAUSE: Look = { ...LOOKS.item, italic: true, color: SECOND_INK }
const APPROVAL: Look = { ...LOOKS.aside, above: 14 }

/** Where an item stands on paper, for references to its page. */
export function placeOnPaper(session: string, line?: LineRecord): string {
  return line === undefined ? `session ${session}` : `item ${session} ${line.id}`
}

/** From the title to who approved it; the page was turned before. */
export function setSession(press: Press, book: Book, session: BookSession): void {
  const { title, record, session: facts } = session
  const held = heldWords(book, session)
  const summary = oneLine(record.summary)
  holdHeading(press, [{ text: title }], LOOKS.part, placeOnPaper(facts.id))
  setParagraph(
    press,
    [{ text: `${held}${held === '' ? '' : '. '}${rolesWords(book, session)}` }],
    LOOKS.aside,
  )
  if (summary !== '') setParagraph(press, [{ text: summary }], SUMMARY)
  for (const part of partsOfSession(book.words, session)) {
    holdSection(press, part.title)
    setPart(press, { book, session }, part)
  }
  setParagraph(
    press,
    [{ text: `${approvalWords(book, session)} ${book.words.say('session', { id: facts.id })}.` }],
    APPROVAL,
    {
      whole: true,
    },
  )
}

interface Setting {
  readonly book: Book
  readonly session: BookSession
}

function rolesWords({ summit, words }: Book, { record }: BookSession): string {
  const name = (role: string) => {
    const person = Object.hasOwn(record.roles, role) ? record.roles[role] : undefined
    return person === undefined ? '' : (bookNameOf(person, summit.people)?.name ?? '')
  }
  const [lead, notes] = [name('lead'), name('note-taker')]
  const { say } = words
  const parts = [
    lead === '' ? '' : say('ledBy', { name: lead }),
    notes === '' ? '' : say('notesBy', { name: notes }),
  ]
  const said = parts.filter((each) => each !== '').join('; ')
  return said === '' ? '' : `${said}.`
}

function setPart(press: Press, setting: Setting, part: SessionPart): void {
  switch (part.type) {
    case 'items':
      return part.items.forEach((line) => setItem(press, setting, line))
    case 'none':
      return setParagraph(press, [{ text: part.words }], LOOKS.paragraph)
    case 'prose':
      return setProse(press, setting, part.lines)
  }
}

/** An item stays on one page, if one can hold it. */
function setItem(press: Press, { book, session }: Setting, line: LineRecord): void {
  const words = oneLine(line.text) === '' ? [{ text: titleOf(line) }] : line.spans
  const because = becauseWords(line)
  const said = session.record.threads
    .filter((thread) => thread.line === line.id)
    .flatMap(({ comments }) => comments)
  const comments = said.map(({ by, text }) => `${by === null ? '' : `${oneLine(by.name)}: `}${oneLine(text)}`)
  const width = TEXT_WIDTH - NUMBER_WIDTH
  const paragraph = (spans: readonly Span[], look: Look, inset = 0) =>
    rowsOf(press, stretchesOf(spans, look), { look, width, inset })
  const rows = [
    ...paragraph(tidy(words), LOOKS.item),
    ...paragraph([{ text: wordsUnder(book, line) }], LOOKS.aside),
    ...paragraph([{ text: because === '' ? '' : book.words.say('because', { reason: because }) }], BECAUSE),
    ...comments.flatMap((text) => paragraph([{ text }], LOOKS.aside, 12)),
  ]
  const number = rowsOf(press, [{ text: line.number ?? '', ink: NUMBER }], { look: NUMBER })
  const [first, ...rest] = beside(number, rows, NUMBER_WIDTH)
  press.space(2)
  if (first !== undefined)
    press.set([press.placed(placeOnPaper(session.session.id, line), first), ...rest], { whole: true })
  press.space(3)
}

/** What an item's page says in columns and links, in one line. */
function wordsUnder(book: Book, line: LineRecord): string {
  const { words } = book
  const owner = ownerName(book, line)
  const blueprint = line.kind === 'blueprint' ? oneLine(blueprintField(line, 'name') ?? '') : ''
  const milestone = word(line, 'milestone')
  const said =
    line.kind === 'action'
      ? [
          owner === '' ? words.say('nobody') : owner,
          dueWords(book, line),
          statusWords(words, line),
          milestone,
        ]
      : [titleOf(line) === blueprint ? '' : blueprint, ...standingWords(words, line)]
  const raised = line.kind === 'question' && owner !== '' ? [words.say('raisedBy', { name: owner })] : []
  return [...said, ...raised].filter((each) => each !== '').join(' · ')
}

function setProse(press: Press, { book, session }: Setting, lines: readonly LineRecord[]): void {
  let run: LineRecord[] = []
  const flush = () => {
    for (const block of blocksOf(run)) setBlock(press, spoken(book, block))
    run = []
  }
  for (const line of lines) {
    const item = tracedItem(session, line)
    if (item === null) run.push(line)
    else {
      flush()
      setParagraph(press, [{ text: `${item.number ?? ''} ${madeWords(book.words, item)}` }], LOOKS.aside)
    }
  }
  flush()
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
    const text = betweenBlanks(span.text, (words) => words)
    return text === '' ? [] : [{ ...span, text }]
  })
}

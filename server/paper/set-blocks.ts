/** Sets a document's blocks with the press: paragraphs, headings, lists, quotes, code, facts. */
import type { List, PaperBlock, Span } from '../documents/document.ts'
import { LOOKS, RULE, type Look } from './looks.ts'
import type { Stretch } from './pieces.ts'
import { type Layout, type Press, type Row, TEXT_WIDTH } from './press.ts'

/** Room for a bullet or a number, and again for each list in a list. */
const LIST_INSET = 16
const BULLETS = ['•', '◦']
/** Between a term and what is said of it. */
const FACT_GAP = 10

/** The words of spans in the look of their paragraph. */
export function stretchesOf(spans: readonly Span[], look: Look): readonly Stretch[] {
  return spans.map(({ text, bold, italic, code, link }) => {
    const marked = bold || italic || code || link !== undefined
    if (!marked) return { text, ink: look }
    const ink = {
      ...look,
      bold: look.bold || bold === true,
      italic: look.italic || italic === true,
      ...(code ? { family: 'code' as const, size: look.size * CODE_SIZE } : {}),
      ...(link === undefined ? {} : { link }),
    }
    return { text, ink }
  })
}

/** Beside letters of the text, those of one width look larger than they are. */
const CODE_SIZE = 0.9

/** A paragraph as rows. */
export function rowsOf(
  press: Press,
  stretches: readonly Stretch[],
  { look, ...layout }: { readonly look: Look } & Partial<Layout>,
): readonly Row[] {
  const { leading, inset } = look
  return press.lines(stretches, { width: TEXT_WIDTH, leading, inset, ...layout })
}

/** A paragraph of its own, with its room. */
export function setParagraph(
  press: Press,
  spans: readonly Span[],
  look: Look,
  options: { readonly whole?: boolean } = {},
): void {
  press.space(look.above)
  press.set(rowsOf(press, stretchesOf(spans, look), { look }), options)
  press.space(look.below)
}

/** A heading goes where the next row goes. `place` names where it stands, also among the reader's bookmarks. */
export function holdHeading(press: Press, spans: readonly Span[], look: Look, place?: string): void {
  press.space(look.above)
  const rows = rowsOf(press, stretchesOf(spans, look), { look })
  const [first, ...rest] = rows
  if (first === undefined) return
  const words = spans.map(({ text }) => text).join('')
  press.hold(place === undefined ? rows : [press.placed(place, first, words), ...rest])
  press.space(look.below)
}

/** The heading of a section with its rule. */
export function holdSection(press: Press, text: string, place?: string): void {
  holdHeading(press, [{ text }], LOOKS.section, place)
  press.hold([press.rule(RULE)])
}

/** Where the section of this number stands. */
export function placeOfSection(index: number): string {
  return `section ${index}`
}

/** Any block but the heading of a section, which needs a place. */
export function setBlock(press: Press, block: Exclude<PaperBlock, { type: 'section' }>): void {
  switch (block.type) {
    case 'heading':
      return holdHeading(press, block.spans, LOOKS.heading)
    case 'paragraph':
    case 'aside':
      return setParagraph(press, block.spans, LOOKS[block.type])
    case 'quote':
      return block.paragraphs.forEach((spans) => setParagraph(press, spans, LOOKS.quote))
    case 'code':
      return setCode(press, block.lines)
    case 'list':
      press.space(LIST_ROOM)
      setList(press, block, 1)
      return press.space(LIST_ROOM)
    case 'facts':
      return setFacts(press, block.rows)
  }
}

const LIST_ROOM = 3

/** An empty line takes the room of one. */
function setCode(press: Press, lines: readonly string[]): void {
  const look = LOOKS.code
  press.space(4)
  for (const line of lines) {
    const rows = rowsOf(press, [{ text: line, ink: look }], { look })
    press.set(rows.length === 0 ? [{ height: look.leading, draw: () => undefined }] : rows)
  }
  press.space(4)
}

function setList(press: Press, { ordered, items }: List, depth: number): void {
  const look = LOOKS.item
  items.forEach(({ spans, lists }, index) => {
    const mark = {
      text: ordered ? `${index + 1}.` : (BULLETS[(depth - 1) % BULLETS.length] ?? ''),
      ink: look,
    }
    press.space(look.above)
    press.set(rowsOf(press, stretchesOf(spans, look), { look, mark, inset: LIST_INSET * depth }))
    press.space(look.below)
    for (const list of lists) setList(press, list, depth + 1)
  })
}

function setFacts(press: Press, rows: Extract<PaperBlock, { type: 'facts' }>['rows']): void {
  const terms = rows.map(({ term }) => ({ text: term, ink: LOOKS.term }))
  const inset = Math.max(0, ...terms.map((term) => press.measure(term))) + FACT_GAP
  rows.forEach(({ spans }, index) => {
    const term = terms[index]
    const width = TEXT_WIDTH - inset
    const words = rowsOf(press, stretchesOf(spans, LOOKS.fact), { look: LOOKS.fact, width })
    if (term !== undefined)
      press.set(beside(rowsOf(press, [term], { look: LOOKS.term }), words, inset), { whole: true })
    press.space(LOOKS.fact.below)
  })
  press.space(8)
}

/** Rows with others at their left; as many as the longer of both has. */
export function beside(left: readonly Row[], rows: readonly Row[], inset: number): readonly Row[] {
  return Array.from({ length: Math.max(left.length, rows.length) }, (_, index) => {
    const [one, other] = [left[index], rows[index]]
    return {
      height: Math.max(one?.height ?? 0, other?.height ?? 0),
      draw: (x, y) => {
        one?.draw(x, y)
        other?.draw(x + inset, y)
      },
    }
  })
}

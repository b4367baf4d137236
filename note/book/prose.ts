/** What was said, as the book sets it: the lines of a section with their anchors, speakers, times, and where items were made. */
import { blocksOf, type PlacedBlock, type PlacedList } from '../exports/blocks.ts'
import { escapeHtml, inlineHtml } from '../exports/html.ts'
import { EMPTY_ROW } from '../exports/syntax.ts'
import { localParts } from '../exports/when.ts'
import type { LineRecord, Span } from '../record-model.ts'
import { anchorOf } from './addresses.ts'
import type { BookSession } from './book-model.ts'
import type { Desk } from './frame.ts'
import { glyph } from './glyphs.ts'
import { placeOf, referenceOf } from './items.ts'
import { markup, joined, Markup, type Piece } from './markup.ts'
import { spokenSpans } from './people.ts'
import { madeWords, tracedItem } from './session-parts.ts'

/** Times are shown where so much passed since the last that was. */
const GAP_MS = 5 * 60_000

interface Setting {
  readonly desk: Desk
  readonly session: BookSession
}

/** The lines in their order. `timed` shows when they were written. */
export function proseOf(setting: Setting, lines: readonly LineRecord[], timed: boolean): Piece {
  const clock = createClock(setting, timed)
  const out: Piece[] = []
  let run: LineRecord[] = []
  const flush = () => {
    out.push(...blocksOf(run).map((block) => renderBlock(setting, block, clock)))
    run = []
  }
  for (const line of lines) {
    const item = tracedItem(setting.session, line)
    if (item === null) run.push(line)
    else {
      flush()
      out.push(traceOf(setting, item, clock(line)))
    }
  }
  flush()
  return out
}

function traceOf({ desk }: Setting, item: LineRecord, time: Piece): Markup {
  return markup`<p class="trace">
    ${time}${glyph(item.kind)} <a href="#${anchorOf(item.id)}"><b>${item.number}</b></a> ${madeWords(desk.book.words, item)}
  </p>`
}

type Clock = (line: LineRecord) => Piece

/** The time of a line where it is worth showing. */
function createClock({ desk }: Setting, timed: boolean): Clock {
  let last = Number.NEGATIVE_INFINITY
  return (line) => {
    const at = timed && line.at !== null ? Date.parse(line.at) : Number.NaN
    const parts = localParts(line.at, desk.book.summit.timezone)
    if (Number.isNaN(at) || parts === null || at - last < GAP_MS) return null
    last = at
    return markup`<time>${parts.time}</time> `
  }
}

function renderBlock(setting: Setting, block: PlacedBlock, clock: Clock): Markup {
  switch (block.type) {
    case 'paragraph':
      return markup`<p id="${anchorOf(block.line.id)}">
        ${clock(block.line)}${said(setting, block.line, block.spans)}
      </p>`
    case 'heading':
      return markup`<h3 id="${anchorOf(block.line.id)}">${said(setting, block.line, block.spans)}</h3>`
    case 'quote':
      return markup`<blockquote>
        ${block.from.map((line) => markup`<p id="${anchorOf(line.id)}">${said(setting, line, line.spans)}</p>`)}
      </blockquote>`
    case 'code':
      return codeOf(block.lines, block.from)
    case 'list':
      return listOf(setting, block, clock)
  }
}

function codeOf(rows: readonly string[], from: readonly LineRecord[]): Markup {
  const text = rows.map((row) => escapeHtml(row) || EMPTY_ROW).join('\n')
  // Rows do not say which line they came from, so each line's address leads to the whole.
  const places = from.slice(1).map(({ id }) => new Markup(`<span id="${anchorOf(id)}"></span>`))
  return markup`<pre
    id="${anchorOf(from[0]?.id ?? '')}"
    tabindex="0"
  >${joined(places, '')}<code>${new Markup(text)}</code></pre>`
}

function listOf(setting: Setting, list: PlacedList, clock: Clock): Markup {
  const items = list.items.map(
    ({ line, spans, lists }) =>
      markup`<li id="${anchorOf(line.id)}">
        ${clock(line)}${said(setting, line, spans)}${lists.map((each) => listOf(setting, each, clock))}
      </li>`,
  )
  return list.ordered
    ? markup`<ol class="numbered">
        ${items}
      </ol>`
    : markup`<ul class="said">
        ${items}
      </ul>`
}

/** The words, with who said them in front where the line begins with a name. */
function said({ desk }: Setting, line: LineRecord, spans: readonly Span[]): Markup {
  if (line.kind === 'reference') return referenceOf(desk, line)
  const words = spokenSpans(line, spans, desk.book.summit.people)
  return new Markup(inlineHtml(words, (span) => placeOf(desk, span)))
}

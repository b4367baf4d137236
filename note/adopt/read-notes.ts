/**
 * Reads an old note: a MeetBot or IRC log, a W3C scribe's log, Markdown, a plain pad. What it recognises gets the section
 * and kind it has here; everything else stays in the discussion. Nothing is dropped. Rules O1 to O4 of SPEC.md. Pure.
 */
import type { JsonValue } from '../record-model.ts'
import { markOf, meaningUnder, roleIn, saysNothing, type Meaning } from './conventions.ts'
import { areSeveral, ownerOf } from './owners.ts'
import type { Doubt, Proposal, ProposedLine } from './proposal.ts'
import { dialectOf, sourceLines, speakerOf, type SourceLine } from './source-lines.ts'
import { actionRow, type Columns, columnsOf, isRow, isRule, USUAL_COLUMNS } from './table-rows.ts'

/** What is known while reading goes on: what the lines under the last heading are, and whether code is open. */
interface Reading {
  readonly nicks: ReadonlySet<string>
  under: Meaning | null
  fenced: boolean
  /** Where the last item stands, and of which source line it is: its words may go on in the next. */
  item: { readonly section: string; readonly source: number } | null
  /** The columns of the table that is being read. */
  table: { readonly columns: Columns } | null
  /** Source lines that the next one underlines, which makes them headings. */
  readonly underlined: ReadonlySet<number>
}

/** The same text gives the same proposal. Never throws; how much is too much is the caller's to say. */
export function readNotes(text: string): Proposal {
  const lines = sourceLines(text)
  const speakers = lines
    .map(({ raw }) => speakerOf(raw)?.nick.toLowerCase())
    .filter((nick) => nick !== undefined)
  const reading: Reading = {
    nicks: new Set(speakers),
    under: null,
    fenced: false,
    item: null,
    table: null,
    underlined: underlinedIn(lines),
  }
  const roles: Record<string, string> = {}
  const read = lines.map((line) => {
    const said = roleIn(line.raw.slice(speakerOf(line.raw)?.length ?? 0))
    if (said !== null) roles[said.role] ??= said.name
    const proposed = readLine(line, reading)
    const { section } = proposed
    reading.item = section === 'discussion' ? null : { section, source: line.number }
    return proposed
  })
  return { dialect: dialectOf(lines), lines: read, roles }
}

const UNDERLINE = /^(?:=|-){3,}$/

function underlinedIn(lines: readonly SourceLine[]): ReadonlySet<number> {
  const found = lines.filter(({ raw, number }, index) => {
    const above = lines[index - 1]
    return UNDERLINE.test(raw) && above?.number === number - 1 && /^[\p{L}\p{N}]/u.test(above.raw)
  })
  return new Set(found.map(({ number }) => number - 1))
}

/** How a line begins: a list's sign, a heading's, a quote's. */
interface Shape {
  readonly kind: 'text' | 'bullet' | 'numbered' | 'heading' | 'quote'
  readonly indent: number
  readonly length: number
  /** `[x]`: of a box, whether it is ticked. */
  readonly ticked: boolean | null
}

const MARKERS: readonly (readonly [RegExp, Shape['kind']])[] = [
  [/^#{1,6}[ \t]+(?=\S)/, 'heading'],
  [/^(?:[-*+•·]|o(?= ))[ \t]+(?=\S)/, 'bullet'],
  [/^\d{1,3}[.)][ \t]+(?=\S)/, 'numbered'],
  [/^>[ \t]?(?=\S)/, 'quote'],
]
const BOX = /^\[([ xX])\][ \t]+(?=\S)/
/** A heading without a sign: bold words, or a few words with a colon and nothing behind. */
const BARE_HEADING = /^(?:(\*\*|__)(?=\S)[^*_]{2,80}\1:?|[\p{L}][^:.?!]{1,60}:)$/u
const FENCE = /^\s*(?:```|~~~)/
const MOST_INDENT = 8

function readLine(line: SourceLine, reading: Reading): ProposedLine {
  if (FENCE.test(line.raw)) reading.fenced = !reading.fenced
  if (reading.fenced || FENCE.test(line.raw)) return propose(line, { kind: 'code', start: 0 })
  if (isRow(line.raw) && reading.under?.kind === 'action') return readRow(line, reading)
  reading.table = null
  const speaker = speakerOf(line.raw)
  const spoken = speaker?.length ?? 0
  const shape = shapeOf(line.raw, spoken)
  const start = spoken + shape.length
  const words = line.raw.slice(start)
  const marked = shape.kind === 'heading' ? null : markOf(words)
  if (marked !== null && words.slice(marked.length).trim() !== '') {
    if (marked.meaning.kind === 'heading') reading.under = null
    return asItem(line, marked.meaning, { shape, start: start + marked.length, reading })
  }
  return asUnmarked(line, { shape, start, reading, spoken })
}

/** A row of a table under a heading for actions is one; its head and the rule below it are told from it by their words. */
function readRow(line: SourceLine, reading: Reading): ProposedLine {
  const head = reading.table === null ? columnsOf(line.raw) : null
  const columns = head ?? reading.table?.columns ?? USUAL_COLUMNS
  reading.table = { columns }
  const row = head !== null || isRule(line.raw) ? null : actionRow(line.raw, columns)
  if (row === null) return propose(line, { kind: 'text', start: 0, section: 'actions' })
  const isSeveral = row.owner !== null && areSeveral(row.owner)
  const fields = {
    status: 'TODO',
    ...(row.owner === null || isSeveral ? {} : { owner: { name: row.owner } }),
    ...(row.due === null ? {} : { due: row.due }),
  }
  return propose(line, {
    ...{ kind: 'action', section: 'actions', start: row.from, after: line.raw.length - row.to },
    fields,
    doubt: isSeveral ? 'several owners' : row.owner === null ? 'no owner' : null,
  })
}

/** A line that no sign of its own makes an item: the rest of one, a heading, or talk. */
function asUnmarked(line: SourceLine, said: Said & { readonly spoken: number }): ProposedLine {
  const { shape, start, reading, spoken } = said
  const words = line.raw.slice(start)
  const isText = shape.kind === 'text'
  const isWrapped = isText && spoken === 0 && /^[\p{Ll}(]/u.test(words)
  if (reading.item?.source === line.number - 1 && isWrapped) {
    return propose(line, { kind: 'text', start, section: reading.item.section })
  }
  const isBare = isText && (BARE_HEADING.test(words) || reading.underlined.has(line.number))
  if (shape.kind !== 'heading' && !isBare) return asSaid(line, said)
  reading.under = meaningUnder(words)
  return propose(line, { kind: 'heading', start: isBare ? 0 : start })
}

function shapeOf(raw: string, from: number): Shape {
  const blanks = /^[ \t]*/.exec(raw.slice(from))?.[0] ?? ''
  const indent = Math.min(MOST_INDENT, Math.floor(blanks.replace(/\t/g, '    ').length / 2))
  const rest = raw.slice(from + blanks.length)
  for (const [pattern, kind] of MARKERS) {
    const match = pattern.exec(rest)
    if (match === null) continue
    const box = kind === 'bullet' ? BOX.exec(rest.slice(match[0].length)) : null
    const length = blanks.length + match[0].length + (box?.[0].length ?? 0)
    return {
      kind,
      indent: kind === 'heading' ? 0 : indent,
      length,
      ticked: box === null ? null : box[1] !== ' ',
    }
  }
  return { kind: 'text', indent: 0, length: blanks.length, ticked: null }
}

interface Said {
  readonly shape: Shape
  /** Where the words begin. */
  readonly start: number
  readonly reading: Reading
}

/** A line without a mark of its own: an item where it stands in a list under a heading that says so. */
function asSaid(line: SourceLine, said: Said & { readonly spoken: number }): ProposedLine {
  const { shape, start, reading, spoken } = said
  const words = line.raw.slice(start)
  const { under } = reading
  const isListed = shape.kind === 'bullet' || shape.kind === 'numbered'
  if (under !== null && isListed && !saysNothing(words)) {
    if (shape.indent === 0 || shape.ticked !== null) return asItem(line, under, said)
    const section = SECTIONS[under.kind] ?? 'discussion'
    return propose(line, { kind: 'bullet', start, indent: shape.indent, section })
  }
  if (shape.ticked !== null) return asItem(line, { kind: 'action' }, said)
  // What a log says stays with whoever said it: only the time goes into the margin.
  const visible = spoken > 0 ? line.raw.indexOf('<') : start
  const kind = spoken > 0 ? 'bullet' : shape.kind
  return propose(line, { kind, start: visible, indent: shape.indent, doubt: doubtOf(words) })
}

const SECTIONS: Readonly<Record<string, string>> = {
  action: 'actions',
  decision: 'decisions',
  question: 'questions',
}

function asItem(line: SourceLine, meaning: Meaning, { shape, start, reading }: Said): ProposedLine {
  const words = line.raw.slice(start)
  switch (meaning.kind) {
    case 'action': {
      const { owner, due, before, after, several } = ownerOf(words, reading.nicks)
      const fields = {
        status: shape.ticked === true ? 'DONE' : 'TODO',
        ...(owner === null ? {} : { owner: { name: owner } }),
        ...(due === null ? {} : { due }),
      }
      const doubt = several ? 'several owners' : owner === null ? 'no owner' : null
      return propose(line, {
        kind: 'action',
        section: 'actions',
        start: start + before,
        after,
        fields,
        doubt,
      })
    }
    case 'decision':
      return propose(line, {
        kind: 'decision',
        section: 'decisions',
        start,
        fields: { status: meaning.status },
      })
    case 'question':
      return propose(line, { kind: 'question', section: 'questions', start })
    default:
      return propose(line, { kind: meaning.kind, start, indent: shape.indent })
  }
}

/** Prose that sounds like more than talk is pointed out, and stays where it was said. */
function doubtOf(words: string): Doubt | null {
  if (/\b(?:action items?|todo|to-do|will follow up|takes the action)\b/i.test(words))
    return 'perhaps an action'
  if (/\b(?:we (?:agreed|decided)|agreed to|decided to|consensus)\b/i.test(words)) return 'perhaps a decision'
  return null
}

interface Wish {
  readonly kind: string
  /** Signs at the start and the end of the source line that become marks. */
  readonly start: number
  readonly after?: number
  readonly section?: string
  readonly indent?: number
  readonly fields?: Readonly<Record<string, JsonValue>>
  readonly doubt?: Doubt | null
}

function propose(line: SourceLine, wish: Wish): ProposedLine {
  const end = line.raw.length - (wish.after ?? 0)
  // A mark without words would be a line that nobody sees.
  const start = line.raw.slice(wish.start, end).trim() === '' ? 0 : wish.start
  const text = line.raw.slice(start, start === 0 && wish.start > 0 ? undefined : end)
  const behind = line.raw.slice(start + text.length)
  const marks: (readonly [number, string])[] = []
  if (start > 0) marks.push([0, line.raw.slice(0, start)])
  if (behind !== '') marks.push([text.length, behind])
  return {
    section: wish.section ?? 'discussion',
    kind: wish.kind,
    indent: wish.indent ?? 0,
    text,
    marks,
    fields: wish.fields ?? {},
    source: line.number,
    part: line.part,
    doubt: line.part > 0 ? 'cut' : (wish.doubt ?? null),
  }
}

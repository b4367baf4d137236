/**
 * Rows of a Markdown table under a heading for actions: which cell is what is to be done, who does it, until when. The
 * head's words decide, else the first cell is the action and the second whoever does it. Pure.
 */
import { isDay } from './owners.ts'

/** Offsets of the action's cell in the row, and what the others say. */
export interface ActionRow {
  readonly from: number
  readonly to: number
  readonly owner: string | null
  readonly due: string | null
}

/** Which column is which, by index; -1 where the table has none. */
export interface Columns {
  readonly what: number
  readonly who: number
  readonly when: number
}

export const USUAL_COLUMNS: Columns = { what: 0, who: 1, when: 2 }

interface Cell {
  readonly from: number
  readonly text: string
}

const WHAT = /^(?:actions?(?: items?)?|tasks?|to-?dos?|what|description|items?|work items?)$/i
const WHO = /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|person|names?)$/i
const WHEN = /^(?:due(?: date)?|when|by(?: when)?|dates?|deadline|until)$/i
const NOBODY = /^(?:-+|–|—|n\/?a|tbd|tba|\?+|nobody|none)?$/i

/** Whether the line is a row of a table: between bars. */
export function isRow(raw: string): boolean {
  return /^\s*\|.*\|\s*$/.test(raw) && raw.trim().length > 2
}

/** The line of dashes under a table's head. */
export function isRule(raw: string): boolean {
  return isRow(raw) && cellsOf(raw).every(({ text }) => /^:?-+:?$/.test(text))
}

/** The columns by the words of the head, or null where none of its words says so. */
export function columnsOf(raw: string): Columns | null {
  const words = cellsOf(raw).map(({ text }) => text.replace(/[*_`]/g, ''))
  const find = (pattern: RegExp) => words.findIndex((word) => pattern.test(word))
  const [what, who, when] = [find(WHAT), find(WHO), find(WHEN)]
  if (what < 0 && who < 0) return null
  return { what: what < 0 ? words.findIndex((_, index) => index !== who && index !== when) : what, who, when }
}

/** The row read; null where its action is empty. */
export function actionRow(raw: string, columns: Columns): ActionRow | null {
  const cells = cellsOf(raw)
  const what = cells[columns.what]
  if (what === undefined || NOBODY.test(what.text)) return null
  const who = cells[columns.who]?.text ?? ''
  const when = cells[columns.when]?.text ?? ''
  return {
    from: what.from,
    to: what.from + what.text.length,
    owner: NOBODY.test(who) ? null : who.replace(/^@/, '').replace(/[*_`[\]]/g, ''),
    due: isDay(when) ? when : null,
  }
}

function cellsOf(raw: string): readonly Cell[] {
  const cells: Cell[] = []
  let from = raw.indexOf('|') + 1
  for (let at = from; at < raw.length; at += 1) {
    if (raw[at] !== '|' || raw[at - 1] === '\\') continue
    const text = raw.slice(from, at)
    cells.push({ from: from + text.length - text.trimStart().length, text: text.trim() })
    from = at + 1
  }
  return cells
}

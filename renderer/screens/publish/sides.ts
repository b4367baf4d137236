/**
 * Two texts side by side: what stays in one row, what goes at the left, what comes at the right, what was changed there by
 * hand with what it means, and long runs of what stays folded. Pure.
 */
import { editsBetween } from '#note/exports/diff-lines.ts'
import type { KeptEdit } from '#note/wire/publish.ts'

/** Lines shown around a change. */
const AROUND = 3

export interface SideLine {
  /** From 1. */
  readonly number: number
  readonly text: string
}

export type SideRow =
  | { readonly kind: 'same'; readonly left: SideLine; readonly right: SideLine }
  /** One of them is null where the other has no partner. `first` begins a change. */
  | {
      readonly kind: 'change'
      readonly left: SideLine | null
      readonly right: SideLine | null
      readonly first: boolean
    }
  /** Changed there by hand and kept. */
  | { readonly kind: 'kept'; readonly left: SideLine; readonly right: SideLine; readonly first: boolean }
  /** Below the lines of a hand edit. `first` where no line of it is left there. */
  | { readonly kind: 'meaning'; readonly edit: KeptEdit; readonly first: boolean }
  | { readonly kind: 'fold'; readonly count: number }

export function sidesOf(before: string, after: string, kept: readonly KeptEdit[] = []): readonly SideRow[] {
  return folded(withMeanings(pairs(linesOf(before), linesOf(after)), kept))
}

/** Marks the lines of each hand edit and says below them what it means. */
function withMeanings(rows: readonly SideRow[], kept: readonly KeptEdit[]): readonly SideRow[] {
  const shown: SideRow[] = []
  let next = 0
  const closeBefore = (line: number): void => {
    for (let edit = kept[next]; edit !== undefined && edit.line + edit.count <= line; edit = kept[next]) {
      shown.push({ kind: 'meaning', edit, first: edit.count === 0 })
      next += 1
    }
  }
  for (const row of rows) {
    if ('left' in row && row.left !== null) closeBefore(row.left.number)
    shown.push(row.kind === 'same' ? (keptRow(row, kept[next]) ?? row) : row)
  }
  closeBefore(Infinity)
  return shown
}

function keptRow(row: Extract<SideRow, { kind: 'same' }>, edit: KeptEdit | undefined): SideRow | null {
  const { number } = row.left
  if (edit === undefined || number < edit.line || number >= edit.line + edit.count) return null
  return { ...row, kind: 'kept', first: number === edit.line }
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/u, '').split('\n')
}

function pairs(before: readonly string[], after: readonly string[]): readonly SideRow[] {
  const rows: SideRow[] = []
  let gone: SideLine[] = []
  let come: SideLine[] = []
  let [left, right] = [0, 0]
  const flush = (): void => {
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1)
      rows.push({ kind: 'change', left: gone[index] ?? null, right: come[index] ?? null, first: index === 0 })
    gone = []
    come = []
  }
  for (const [sign, text] of editsBetween(before, after)) {
    if (sign === '-') gone.push({ number: (left += 1), text })
    else if (sign === '+') come.push({ number: (right += 1), text })
    else {
      flush()
      rows.push({
        kind: 'same',
        left: { number: (left += 1), text },
        right: { number: (right += 1), text },
      })
    }
  }
  flush()
  return rows
}

/** A fold of one line would be no shorter. */
function folded(rows: readonly SideRow[]): readonly SideRow[] {
  const isNear = rows.map(() => false)
  rows.forEach((row, index) => {
    if (row.kind === 'same') return
    for (let at = Math.max(0, index - AROUND); at <= Math.min(rows.length - 1, index + AROUND); at += 1)
      isNear[at] = true
  })
  const shown: SideRow[] = []
  for (let at = 0; at < rows.length;) {
    let end = at
    while (end < rows.length && !isNear[end]) end += 1
    if (end - at > 1) shown.push({ kind: 'fold', count: end - at })
    else shown.push(...rows.slice(at, end))
    at = end
    while (at < rows.length && isNear[at]) {
      const row = rows[at]
      if (row !== undefined) shown.push(row)
      at += 1
    }
  }
  return shown
}

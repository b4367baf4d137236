/**
 * A question that was taken in twice: by two windows, or by two people who were apart. Of those from one line of one
 * session that nobody touched one is left, the same wherever it is asked; what somebody worked on always stays.
 */
import * as Y from 'yjs'
import { LINES_ROOT } from './about.ts'
import { CARRIED } from './carried-questions.ts'
import type { VisibleLine } from './lines/line-model.ts'

interface Carried {
  readonly id: string
  readonly from: string
  readonly isTouched: boolean
}

/** The ids of lines that say again, word for word, what another says. Lines in any order; linear in their number. */
export function twinsIn(lines: readonly VisibleLine[]): ReadonlySet<string> {
  const carried = lines.flatMap(carriedOf)
  // The usual note: nothing was carried here, or each thing once.
  if (new Set(carried.map(({ from }) => from)).size === carried.length) return new Set()
  const kept = new Map<string, Carried>()
  for (const line of carried) {
    const other = kept.get(line.from)
    if (other === undefined || goesBefore(line, other)) kept.set(line.from, line)
  }
  const isTwin = (line: Carried): boolean => !line.isTouched && kept.get(line.from)?.id !== line.id
  return new Set(carried.filter(isTwin).map(({ id }) => id))
}

/** What somebody worked on, then the lower id. */
function goesBefore(one: Carried, other: Carried): boolean {
  return one.isTouched === other.isTouched ? one.id < other.id : one.isTouched
}

function carriedOf({ id, fields, runs, kind }: VisibleLine): readonly Carried[] {
  const value = fields[CARRIED]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const { session, line, text } = value as Readonly<Record<string, unknown>>
  if (typeof session !== 'string' || typeof line !== 'string' || typeof text !== 'string') return []
  const words = runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
  const isTouched = words !== text || Object.keys(fields).length > 1 || kind !== 'question'
  return [{ id, from: `${session} ${line}`, isTouched }]
}

/**
 * Takes the twins out of the note, as deleting them would (L6: a letter that arrives later shows its line again), and
 * leaves undo alone. Everybody who does it takes out the same.
 */
export function settleTwins(doc: Y.Doc, lines: readonly VisibleLine[], origin: unknown): void {
  const twins = twinsIn(lines)
  if (twins.size === 0) return
  const map = doc.getMap(LINES_ROOT)
  doc.transact(() => {
    for (const id of twins) {
      const line = map.get(id)
      if (line instanceof Y.Map) clear(line as Y.Map<unknown>)
    }
  }, origin)
}

function clear(line: Y.Map<unknown>): void {
  const text = line.get('text')
  if (text instanceof Y.Text) text.delete(0, text.length)
  line.set('shown', false)
}

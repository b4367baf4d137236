/** The rows of the registers: items of all notes, filtered and sorted. Pure functions of records. */
import { hasContent, linesOf, personField, textField } from './item-fields.ts'
import { titleOf } from './item-title.ts'
import { oneLine } from './one-line.ts'
import type { NoteRecord } from './record-model.ts'
import { blueprintsOf, blueprintsOfLine } from './search/entry.ts'
import type { SessionState } from './summit.ts'
import type { Item } from './wire/api.ts'

/** What a register may be narrowed to; an absent property narrows nothing. `owner: ''` asks for items nobody has. */
export interface ItemFilter {
  readonly kind?: string
  readonly owner?: string
  readonly track?: string
  readonly status?: string
  readonly session?: string
}

export type ItemOrder = 'session' | 'due' | 'owner' | 'status'

/** The items of one note that say something, in the order of the note. */
export function itemsOf(record: NoteRecord): readonly Item[] {
  const { session } = record
  const linked = blueprintsOf(record)
  return linesOf(record).flatMap((line) => {
    if (line.number === null || !hasContent(line)) return []
    return {
      session: session.id,
      sessionTitle: session.title,
      track: session.track,
      room: session.room,
      state: session.state as SessionState,
      start: session.start,
      line: line.id,
      kind: line.kind,
      number: line.number,
      text: titleOf(line),
      blueprints: blueprintsOfLine(line, linked),
      fields: line.fields,
      at: line.at,
      later: {},
    }
  })
}

/**
 * Words match in any case. An owner matches by person id, by the whole name or by the beginning of one of its words
 * (`elif` finds Elif Demir).
 */
export function filterItems(items: readonly Item[], filter: ItemFilter): readonly Item[] {
  return items.filter(
    (item) =>
      isSame(item.kind, filter.kind) &&
      isSame(item.track ?? '', filter.track) &&
      isSame(item.session, filter.session) &&
      isSame(statusOf(item), filter.status) &&
      (filter.owner === undefined || isOwnedBy(item, filter.owner)),
  )
}

/** Sorted by the wanted order, then by session and place in its note. Actions nobody has come first, whatever the order. */
export function sortItems(items: readonly Item[], order: ItemOrder = 'session'): readonly Item[] {
  const keys = items.map((item, index) => ({ item, key: [...sortKey(item, order), padded(index)] }))
  return keys.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item)
}

function isSame(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value.toLowerCase() === wanted.toLowerCase()
}

function isOwnedBy(item: Item, wanted: string): boolean {
  const owner = personField(item, 'owner')
  if (wanted.trim() === '' || owner === null) return wanted.trim() === '' && owner === null
  const name = oneLine(owner.name).toLowerCase()
  const words = wanted.trim().toLowerCase()
  return owner.id === wanted || name === words || ` ${name}`.includes(` ${words}`)
}

function statusOf(item: Item): string {
  return textField(item, 'status') ?? ''
}

/** Behind every date and word, so that what has none comes last. */
const LAST = '\uffff'

function sortKey(item: Item, order: ItemOrder): readonly string[] {
  const unowned = item.kind === 'action' && personField(item, 'owner') === null ? '0' : '1'
  const bySession = [item.start ?? LAST, item.session, item.kind, padded(Number(item.number.slice(1)))]
  if (order === 'due') return [unowned, textField(item, 'due') ?? LAST, ...bySession]
  if (order === 'status') return [unowned, statusOf(item) || LAST, ...bySession]
  if (order === 'owner')
    return [unowned, personField(item, 'owner')?.name.toLowerCase() ?? LAST, ...bySession]
  return [unowned, ...bySession]
}

function padded(number: number): string {
  return String(number).padStart(8, '0')
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index] ?? '', b[index] ?? '']
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

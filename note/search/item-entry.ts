/** A register's row as something to search, so that a filter over rows and a search over notes are one. */
import type { Summit } from '../summit.ts'
import type { Item } from '../wire/api.ts'
import type { SearchEntry, SearchPlace } from './entry.ts'
import { fitsQuery, ownWords, type Asking } from './fits.ts'
import type { Query } from './query.ts'
import { dayIn } from './days.ts'

/** The rows that fit the query. Tracks and rooms are looked up by id; a row's day is that of its start. */
export function itemsThatFit(
  items: readonly Item[],
  query: Query,
  {
    summit,
    asking,
  }: { readonly summit: Pick<Summit, 'tracks' | 'rooms' | 'timezone'>; readonly asking: Asking },
): readonly Item[] {
  if (query.terms.length === 0) return items
  const hasWords = query.terms.some(({ type }) => type === 'text')
  return items.filter((item) => {
    const entry = entryOfItem(item)
    const words = hasWords ? { own: wordsOfItem(item, entry) } : {}
    return fitsQuery(entry, placeOfItem(item, summit), query, { ...asking, ...words })
  })
}

/** Whoever types a filter asks the same rows again with every key. */
const cut = new WeakMap<Item, readonly string[]>()

function wordsOfItem(item: Item, entry: SearchEntry): readonly string[] {
  const known = cut.get(item) ?? ownWords(entry)
  cut.set(item, known)
  return known
}

function entryOfItem(item: Item): SearchEntry {
  return {
    line: item.line,
    kind: item.kind,
    number: item.number,
    section: null,
    text: item.text,
    fields: item.fields,
    by: null,
    blueprints: item.blueprints,
  }
}

function placeOfItem(item: Item, summit: Pick<Summit, 'tracks' | 'rooms' | 'timezone'>): SearchPlace {
  const named = (list: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : { id, name: list.find((each) => each.id === id)?.name ?? id }
  return {
    session: item.session,
    title: item.sessionTitle,
    track: named(summit.tracks, item.track),
    room: named(summit.rooms, item.room),
    day: item.start === null ? null : dayIn(Date.parse(item.start), summit.timezone),
    start: item.start,
    state: item.state,
  }
}

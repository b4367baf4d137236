/** A register's row as something to search, so that a filter over rows and a search over notes are one. */
import type { Summit } from '../summit.ts'
import type { Item } from '../wire/api.ts'
import type { SearchEntry, SearchPlace } from './entry.ts'
import { fitsQuery, type Asking } from './fits.ts'
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
  return items.filter((item) => fitsQuery(entryOfItem(item), placeOfItem(item, summit), query, asking))
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

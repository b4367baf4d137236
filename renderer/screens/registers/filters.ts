/**
 * The filter field of the registers: plain words and `key:value`, such as `owner:elif status:blocked track:server`.
 * Everything must fit; an unknown key is text. Pure.
 */
import type { Track } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { dueOf, ownerOf, statusOf, STATUS_WORDS } from '../parts/item-facts.tsx'
import { fits, plain } from '../parts/use-pick.ts'

export type FilterKey = 'owner' | 'status' | 'track' | 'due' | 'session'

export interface Filter {
  readonly key: FilterKey | 'text'
  readonly value: string
}

const KEYS: readonly string[] = ['owner', 'status', 'track', 'due', 'session']

/** The filters in what was typed; quotes keep words together: `owner:"elif demir"`. */
export function parseFilters(query: string): readonly Filter[] {
  const filters: Filter[] = []
  for (const match of query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/gu)) {
    const key = (match[1] ?? '').toLowerCase()
    const value = match[2] ?? match[3] ?? ''
    if (KEYS.includes(key)) filters.push({ key: key as FilterKey, value })
    else filters.push({ key: 'text', value: match[1] === undefined ? value : `${match[1]}:${value}` })
  }
  return filters
}

/** Whether the item fits every filter. An empty value (`owner:` while typing) fits everything. */
export function fitsFilters(item: Item, filters: readonly Filter[], tracks: readonly Track[]): boolean {
  return filters.every((filter) => filter.value === '' || CHECKS[filter.key](item, filter.value, tracks))
}

type Check = (item: Item, value: string, tracks: readonly Track[]) => boolean

const CHECKS: Readonly<Record<Filter['key'], Check>> = {
  text: (item, value) => fits(`${item.text} ${item.number}`, value),
  owner: (item, value) => {
    const owner = ownerOf(item.fields)
    if (value === 'nobody' || value === 'none') return owner === null
    return owner !== null && fits(`${owner.name} ${owner.id ?? ''}`, value)
  },
  status: (item, value) => {
    const status = statusOf(item.fields)
    const wanted = squeezed(value)
    if (wanted === 'open') return status !== 'DONE' && status !== 'POSTPONED'
    return squeezed(status).startsWith(wanted) || squeezed(STATUS_WORDS[status] ?? '').startsWith(wanted)
  },
  track: (item, value, tracks) => {
    const name = tracks.find((track) => track.id === item.track)?.name ?? ''
    return item.track !== null && fits(`${item.track} ${name}`, value)
  },
  due: (item, value) => {
    const due = dueOf(item.fields)
    return value === 'none' ? due === null : due !== null && due.startsWith(value)
  },
  session: (item, value) => fits(`${item.session} ${item.sessionTitle}`, value),
}

function squeezed(text: string): string {
  return plain(text).replace(/[\s_-]+/gu, '')
}

/** The query with a filter set, or taken away with an empty value; other words stay as they were typed. */
export function withFilter(query: string, key: FilterKey, value: string): string {
  const rest = parseFilters(query).filter((filter) => filter.key !== key)
  const all = value === '' ? rest : [...rest, { key, value } as const]
  return all.map(filterWords).join(' ')
}

/** One filter as it is typed. */
export function filterWords({ key, value }: Filter): string {
  const quoted = /\s/u.test(value) ? `"${value}"` : value
  return key === 'text' ? quoted : `${key}:${quoted}`
}

/** What was typed, taken apart: whole `key:value` pairs join the filters that hold, the rest stays in the field. */
export function settleDraft(
  query: string,
  draft: string,
): { readonly query: string; readonly draft: string } {
  const parts = parseFilters(draft)
  const keyed = parts.filter((filter) => filter.key !== 'text' && filter.value !== '')
  const settled = keyed.reduce((before, { key, value }) => withFilter(before, key as FilterKey, value), query)
  return {
    query: settled,
    draft: parts
      .filter((filter) => !keyed.includes(filter))
      .map(filterWords)
      .join(' '),
  }
}

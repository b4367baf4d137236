/**
 * The filter field of the registers: the query language of search, with its filters as chips. Here is only how what was
 * typed becomes chips and back; what fits is `note/search`'s to say. Pure.
 */
import { isFilterKey } from '#note/search/query.ts'
import { partText, queryParts, type QueryPart } from '#note/search/query-parts.ts'

/** The parts of a query as they were typed, one chip each. */
export function chipsOf(query: string): readonly string[] {
  return queryParts(query).map(({ typed }) => typed)
}

/** The value of a filter, or nothing. */
export function valueOf(query: string, key: string): string {
  return queryParts(query).find((part) => part.key === key && !part.not)?.value ?? ''
}

/** The query with a filter set, or taken away with an empty value; other parts stay as they were typed. */
export function withFilter(query: string, key: string, value: string): string {
  const rest = queryParts(query).filter((part) => part.key !== key)
  const set = value === '' ? [] : [partText(key, value)]
  return [...rest.map(({ typed }) => typed), ...set].join(' ')
}

/** The query without the chip at this place. */
export function withoutChip(query: string, index: number): string {
  return chipsOf(query)
    .filter((_, at) => at !== index)
    .join(' ')
}

/** What was typed, taken apart: whole filters join those that hold, the rest stays in the field. */
export function settleDraft(
  query: string,
  draft: string,
): { readonly query: string; readonly draft: string } {
  const parts = queryParts(draft)
  const whole = parts.filter(isWhole).map(({ typed }) => typed)
  const rest = parts.filter((part) => !isWhole(part)).map(({ typed }) => typed)
  // Or the next word would be written onto the last.
  const blank = rest.length > 0 && draft.endsWith(' ') ? ' ' : ''
  return {
    query: [query, ...whole].filter((part) => part !== '').join(' '),
    draft: `${rest.join(' ')}${blank}`,
  }
}

function isWhole({ key, value }: QueryPart): boolean {
  return key !== null && isFilterKey(key) && value !== ''
}

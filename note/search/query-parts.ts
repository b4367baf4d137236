/**
 * What was typed into a filter or search field, taken apart without judging it: words, `key:value` pairs, what is in
 * quotes, what has a minus before it. Every character but blanks belongs to a part.
 */

export type Comparison = ':' | '<' | '<=' | '>' | '>='

/** One part. `key` is in lower case; a word has neither key nor comparison. */
export interface QueryPart {
  readonly not: boolean
  readonly key: string | null
  readonly comparison: Comparison | null
  readonly value: string
  readonly quoted: boolean
  /** As it was typed. */
  readonly typed: string
}

const PART = /(-?)(?:(\p{L}+)(<=|>=|:|<|>))?(?:"([^"]*)"?|([^\s"]*))/gu

/** The parts in the order they were typed; a quote that is not closed reaches to the end. */
export function queryParts(text: string): readonly QueryPart[] {
  return [...text.matchAll(PART)].flatMap((match) => {
    const [typed, minus, key, comparison, quoted, bare] = match
    if (typed === '' || typed === '-') return []
    return {
      not: minus === '-',
      key: key?.toLowerCase() ?? null,
      comparison: (comparison as Comparison | undefined) ?? null,
      value: quoted ?? bare ?? '',
      quoted: quoted !== undefined,
      typed,
    }
  })
}

/** A part as it is typed. */
export function partText(key: string, value: string, comparison: Comparison = ':'): string {
  return `${key}${comparison}${/[\s"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value}`
}

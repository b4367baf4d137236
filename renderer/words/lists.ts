/** Names and things one after another as the page's language lists them: `A, B and C`, `A, B und C`. */
import { LOCALE } from './language.ts'

const FORMAT = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

/** The list as text; empty for none. */
export function listWords(items: readonly string[]): string {
  return FORMAT.format(items)
}

/** The same in pieces, so that what stands between can be drawn otherwise than the things. */
export function listParts(
  items: readonly string[],
): readonly { type: 'element' | 'literal'; value: string }[] {
  return FORMAT.formatToParts(items)
}

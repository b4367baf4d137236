/**
 * How text becomes words for searching: one way for the relay, the page and the marks that are shown, so that all three
 * find the same. Knows no query.
 */

/** A word as it is compared, and where it stands in the text it came from. */
export interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Letters and figures with the marks that belong to them; scripts without blanks go letter by letter. */
export const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]\p{M}*)+/gu

/** The words of a text, in lower case and without accents, each with its place. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: foldWord(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** The words alone. */
export function foldedWords(text: string): readonly string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? []
  return wordsOf(text).map(({ word }) => word)
}

// Most text has no other letters, and costs a tenth this way.
const ASCII = /^\p{ASCII}*$/u
const ASCII_WORD = /[a-z0-9]+/g

/** Lower case without accents, so that "vukovic" finds "Vuković". */
export function foldWord(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * Where the wanted words stand one behind the other, as indices of their first; the last of them is a beginning unless
 * `whole`.
 */
export function findRun(
  words: readonly string[],
  wanted: readonly string[],
  whole: boolean,
): readonly number[] {
  const found: number[] = []
  const last = wanted.length - 1
  for (let start = 0; last >= 0 && start + last < words.length; start += 1) {
    const fits = wanted.every((word, index) => {
      const here = words[start + index] ?? ''
      return index === last && !whole ? here.startsWith(word) : here === word
    })
    if (fits) found.push(start)
  }
  return found
}

/**
 * What an item says, in a form that can be compared: its words without endings and small words, and whether it says yes or
 * no. No language is understood here; two sentences are near when they share most of their words.
 */
import { foldedWords } from '../search/words.ts'

export interface Meaning {
  /** The words that carry it, each once, and their neighbours as pairs. */
  readonly shingles: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** -1 where it is said with an odd number of "no", else 1. */
  readonly sign: 1 | -1
}

/** Words that say nothing by themselves, English and German. */
const SMALL = new Set(
  `a an and are as at be been being by for from has have in into is it its of on or our shall should so than that the
   their them then there these they this those to up was we were what when which who will with would can may must do does
   all each every any both one also
   aber alle als am an auch auf aus bei das dass dem den der des die dies diese dieser ein eine einem einen einer eines er es
   fur haben hat ich ihr im in ist man mit nach oder sein sich sie sind so soll sollen uber um und uns vom von vor wenn wer
   werden wie wir wird zu zum zur`.split(/\s+/),
)

/** Each turns the sentence round. */
const NO = new Set(
  `not no never none without nor neither cannot don doesn won isn aren shouldn rejected reject rejects declined against
   nicht kein keine keinen keiner nie niemals ohne abgelehnt gegen`.split(/\s+/),
)

/** Words that are another's opposite: the other, said with a no. */
const OPPOSITES = [
  ['drop', 'keep'],
  ['remove', 'keep'],
  ['delete', 'keep'],
  ['stop', 'keep'],
  ['disable', 'enable'],
  ['off', 'on'],
  ['forbid', 'allow'],
  ['refuse', 'allow'],
  ['deny', 'allow'],
  ['postpone', 'ship'],
  ['entfernen', 'behalten'],
  ['streichen', 'behalten'],
  ['abschalten', 'einschalten'],
  ['verbieten', 'erlauben'],
] as const
const OPPOSITE = new Map(OPPOSITES.map(([word, other]) => [stem(word), stem(other)]))

export function meaningOf(text: string): Meaning {
  let sign: 1 | -1 = 1
  const words: string[] = []
  for (const folded of foldedWords(text)) {
    const word = stem(folded)
    const opposite = OPPOSITE.get(word)
    if (NO.has(folded)) sign = turned(sign)
    else if (opposite !== undefined) {
      sign = turned(sign)
      words.push(opposite)
    } else if (!SMALL.has(folded)) words.push(word)
  }
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)
  return { shingles: new Set([...words, ...pairs]), words: new Set(words), sign }
}

/** How much two meanings share, 0 to 1 (Jaccard's index of their shingles); 0 where either says nothing. */
export function likeness(left: Meaning, right: Meaning): number {
  const [small, large] =
    left.shingles.size < right.shingles.size
      ? [left.shingles, right.shingles]
      : [right.shingles, left.shingles]
  if (small.size === 0) return 0
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared += 1
  return shared / (left.shingles.size + right.shingles.size - shared)
}

function turned(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1
}

/** Without the endings that English verbs and plurals take; what is left need not be a word. */
function stem(word: string): string {
  if (word.length < 4) return word
  const bare = word.length < 5 ? word : word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s)$/, '')
  return bare.replace(/e$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1')
}

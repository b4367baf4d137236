/** Which letters no face for paper has, and the sentence about it. */
import { familyOrder, sliceFor } from './sliced-families.ts'
import { foreignLetters } from './faces.ts'

/** Each once, in the order in which they come. */
export function lettersWithoutFace(text: string): readonly string[] {
  const order = familyOrder(text)
  return foreignLetters(text)
    .filter((codePoint) => sliceFor(codePoint, order) === null)
    .map((codePoint) => String.fromCodePoint(codePoint))
}

/** So many are named; whoever wrote them knows the others. */
const NAMED = 12

/** `no face for paper has “ภ” (U+0E20), …; � stands in their place.` */
export function sayWithoutFace(letters: readonly string[]): string {
  const named = letters.slice(0, NAMED).map((letter) => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `“${letter}” (U+${code})`
  })
  const others = letters.length - named.length
  const more = others === 0 ? '' : ` and ${others} more`
  return `no face for paper has ${named.join(', ')}${more}; � stands in their place.`
}

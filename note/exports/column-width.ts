/**
 * How many columns a text takes in a terminal, as docutils counts for title lines (East Asian Width; combining marks
 * take none). Never less than docutils counts: a longer line under a title is right, a shorter one is a warning.
 */

/** Wide signs of the basic plane, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/**
 * Python counts what its Unicode version does not know as wide, and which version that is nobody knows: unassigned
 * signs, those of the upper planes, and those added to the basic plane after Unicode 14.
 */
const UNSURE = /\p{Cn}|[\u{10000}-\u{10ffff}\u0cf3\u0ece\u1c89\u1c8a\u2427-\u2429\ua7cb-\ua7dc\ua7f1]/u

/** Only the marks of which it is certain that Python calls them combining. */
const COMBINING = /[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u20d0-\u20dc\ufe20-\ufe2f]/

export function columnWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (COMBINING.test(character)) continue
    width += WIDE.test(character) || UNSURE.test(character) ? 2 : 1
  }
  return width
}

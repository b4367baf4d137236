/**
 * How many columns a text takes in a terminal, as docutils counts for title lines (East Asian Width; combining marks
 * take none). Never less than docutils counts: a longer line under a title is right, a shorter one is a warning.
 */

// Unassigned characters (Cn) are wide to older Pythons.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4dc0-\u4dff\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Cn}/u

/** Only the marks of which it is certain that Python calls them combining. */
const COMBINING = /[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u20d0-\u20dc\u3099\u309a\ufe20-\ufe2f]/

export function columnWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (WIDE.test(character)) width += 2
    else if (!COMBINING.test(character)) width += 1
  }
  return width
}

/** Brings text onto one line. Knows nothing of notes. */

// Line and paragraph separators, other controls, zero-width space, byte order mark, and the two that are no characters.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\ufeff\ufffe\uffff]+/g

/** The text on one line: whatever parts lines or is invisible becomes one blank, and no blanks at the ends. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()
}

const WORD = /[^\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\ufeff\ufffe\uffff]/

/** Whether anything of the text is left on one line. */
export function hasWords(text: string): boolean {
  return WORD.test(text)
}

/** What is written of the text's words on one line, with a blank where the text began or ended with one. */
export function betweenBlanks(text: string, write: (words: string) => string): string {
  const words = oneLine(text)
  const before = /^\s/.test(text) ? ' ' : ''
  const after = /\s$/.test(text) ? ' ' : ''
  return words === '' ? before || after : before + write(words) + after
}

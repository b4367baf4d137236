/** The text of an old note's file: decoded, and HTML exports of pads by their words. Rule O4 of SPEC.md. */
import { MOST_LETTERS, MOST_LINES } from '#note/adopt/source-lines.ts'
import { renderMarkup } from '../schedule/html-text.ts'

/** Whether a file is a page as HedgeDoc and Etherpad export it, and no Markdown that holds some HTML. */
const PAGE = /^\s*(?:<!doctype html|<html[\s>])/i

export type NoteText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/** `name` is for the sentence. */
export function noteTextOf(content: string, name: string): NoteText {
  if (content.length > MOST_LETTERS) {
    return refused(
      `${name} has more than ${MOST_LETTERS.toLocaleString('en')} letters: adopt it in parts, a session each.`,
    )
  }
  const text = PAGE.test(content) ? renderMarkup(content, (address) => address) : content
  if (text.trim() === '') return refused(`${name} has no words: export the note as text and try again.`)
  if (text.split('\n').length > MOST_LINES) {
    return refused(
      `${name} has more than ${MOST_LINES.toLocaleString('en')} lines: adopt it in parts, a session each.`,
    )
  }
  // Half a character cannot be stored: it reads as the sign for an unknown one, as everywhere.
  return { ok: true, text: text.toWellFormed() }
}

function refused(message: string): NoteText {
  return { ok: false, message }
}

/** The letters of the book on paper: all of them, so that faces are at hand before they are set, and those that no face has. */
import type { Book } from '#note/book/book-model.ts'
import { lettersWithoutFace, sayWithoutFace } from '../paper/letters.ts'

/** Every letter that may be set, whatever else is in the text. */
export function lettersOf({ source }: Book): string {
  return JSON.stringify([source.summit, source.title, source.sessions, source.blueprints])
}

/** A sentence for each session with letters that the PDF cannot show, and one for what stands outside of them. */
export function sayMissingLetters(book: Book): readonly string[] {
  const { summit, title, blueprints } = book.source
  const parts = [
    ...book.sessions.map(({ session, record }) => ({
      name: session.id,
      text: JSON.stringify([session, record]),
    })),
    { name: 'Names and titles of the summit', text: JSON.stringify([summit, title, blueprints]) },
  ]
  return parts.flatMap(({ name, text }) => {
    const letters = lettersWithoutFace(text)
    if (letters.length === 0) return []
    return [`${name}: ${sayWithoutFace(letters)} The book’s pages show them in the reader’s own faces.`]
  })
}

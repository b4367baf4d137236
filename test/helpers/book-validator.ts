/** What judges the HTML of the book's pages, without a network. */
import { HtmlValidate } from 'html-validate'

export const BOOK_VALIDATOR = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Ids are those of the notes, and the book's own have a dot in them: both are HTML's.
    'valid-id': ['error', { relaxed: true }],
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // People write numbers with blanks and dashes.
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
  },
})

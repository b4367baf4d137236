/** All files of the book as a site: its pages, what they lean on, and the whole on paper where that is wished. */
import { PAPER } from '#note/book/addresses.ts'
import type { Book } from '#note/book/book-model.ts'
import { bookPages } from '#note/book/book-pages.ts'
import { siteAssets } from './site-assets.ts'
import type { SiteFile } from './site-file.ts'

/** Raised whenever the same book is drawn on paper in another way. */
const DRAWING = 2

export function siteFiles(book: Book): readonly SiteFile[] {
  const pages = bookPages(book).map(({ path, text, session }) => ({ path, content: text, session }))
  return [...pages, ...siteAssets(book), ...(book.source.paper ? [paperOf(book, pages)] : [])]
}

/** The pages say all that is on paper, so that equal pages are an equal PDF. */
function paperOf(book: Book, pages: readonly { readonly content: string }[]): SiteFile {
  const source = [String(DRAWING), ...pages.map(({ content }) => content)].join('\n')
  // Loaded only where it is drawn: it brings a large package and its faces.
  const draw = async () => (await import('./book-pdf.ts')).bookPdf(book)
  return { path: PAPER, session: '', content: { source, draw } }
}

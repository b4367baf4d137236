/** All files of the book as a site: its pages and what they lean on. */
import type { Book } from '#note/book/book-model.ts'
import { bookPages } from '#note/book/book-pages.ts'
import { siteAssets, type SiteFile } from './site-assets.ts'

export function siteFiles(book: Book): readonly SiteFile[] {
  const pages = bookPages(book).map(({ path, text, session }) => ({ path, content: text, session }))
  return [...pages, ...siteAssets(book)]
}

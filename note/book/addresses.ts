/** The addresses inside the book: which page and which place on it. They depend on ids alone and so stay from edition to edition. */
import slugify from '@sindresorhus/slugify'

/** Pages beside the sessions', by what they are asked for. */
export const PAGES = {
  contents: 'index.html',
  days: 'days.html',
  rooms: 'rooms.html',
  people: 'people.html',
  blueprints: 'blueprints.html',
  decisions: 'decisions.html',
  actions: 'actions.html',
  questions: 'questions.html',
  feedback: 'feedback.html',
  pending: 'pending.html',
  search: 'search.html',
} as const

export type PageName = keyof typeof PAGES

/** The whole book as one PDF, where there is one. */
export const PAPER = 'proceedings.pdf'

const SAFE = /^[A-Za-z0-9_-]+$/
const LONGEST_SLUG = 48

/**
 * What an id is called in an address: itself if it is plain, else its letters and a checksum. The book's own anchors have
 * a dot in them, so that no id from outside can take their place.
 */
export function anchorOf(id: string): string {
  if (SAFE.test(id) && id.length <= LONGEST_SLUG) return id
  const slug = slugify(id.slice(0, 400), { decamelize: false }).slice(0, LONGEST_SLUG)
  return `${slug === '' ? 'x' : slug}-${checksumOf(id)}`
}

/** A session's page. Ids of sessions are file names by their own rule. */
export function pageOfSession(id: string): string {
  return `sessions/${id}.html`
}

/** From a page to another: both paths from the book's root. */
export function relativeTo(page: string): (path: string) => string {
  const up = '../'.repeat(page.split('/').length - 1)
  return (path) => up + encodeURI(path)
}

/** FNV-1a over the UTF-16 units, eight figures. */
function checksumOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}

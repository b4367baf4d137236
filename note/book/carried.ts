/** Questions that went on in another session: from where, and what became of them there. */
import type { LineRecord } from '../record-model.ts'
import type { Book } from './book-model.ts'
import type { Placed } from './items.ts'

interface Origin {
  readonly session: string
  readonly line: string
}

/** Where a line was carried over from, or null. */
export function originOf(line: LineRecord): Origin | null {
  const value = Object.hasOwn(line.fields, 'carried') ? line.fields['carried'] : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { session, line: from } = value as Readonly<Record<string, unknown>>
  return typeof session === 'string' && typeof from === 'string' ? { session, line: from } : null
}

/** The item of that session and line, if it has a page. */
export function findPlaced(book: Book, origin: Origin): Placed | null {
  const session = book.pageOf(origin.session)
  const line = session?.items.find((each) => each.id === origin.line)
  return session === null || line === undefined ? null : { session, line }
}

/** The items that were carried over from this one. */
export function wentTo(book: Book, placed: Placed): readonly Placed[] {
  return (
    carriedIn(book)
      .get(`${placed.session.session.id} ${placed.line.id}`)
      ?.filter(({ session }) => session !== placed.session) ?? []
  )
}

const kept = new WeakMap<Book, ReadonlyMap<string, readonly Placed[]>>()

/** Looked for once a book, not once a question. */
function carriedIn(book: Book): ReadonlyMap<string, readonly Placed[]> {
  const known = kept.get(book)
  if (known !== undefined) return known
  const found = new Map<string, Placed[]>()
  for (const session of book.sessions) {
    for (const line of session.items) {
      const origin = originOf(line)
      if (origin === null) continue
      const key = `${origin.session} ${origin.line}`
      found.set(key, [...(found.get(key) ?? []), { session, line }])
    }
  }
  kept.set(book, found)
  return found
}

/**
 * Comment threads: what people say about a line beside it. A thread names its line by id, so rewording, moving and
 * converting the line leave it alone; each comment has a key of its own, so nothing that two people say at once is lost.
 */
import * as Y from 'yjs'
import { parsePersonRef, THREADS_ROOT } from './about.ts'
import { laterThan } from './instants.ts'
import type { PersonRef } from './summit.ts'

/** Longest comment in UTF-16 units: with names and instants it stays under what the relay takes for one value. */
export const MAX_COMMENT_LENGTH = 1000

/** One thing said. `by` is null where no name came with it, `at` an instant or null. */
export interface Comment {
  readonly id: string
  readonly by: PersonRef | null
  readonly at: string | null
  readonly text: string
}

/** A thread as it was begun: `line` may be joined to another by now, or be gone. Comments in the order of their instants. */
export interface Thread {
  readonly id: string
  readonly line: string
  readonly resolved: boolean
  readonly comments: readonly Comment[]
}

/** A comment to be written; `id` must be fresh. */
export interface NewComment {
  readonly id: string
  readonly by: PersonRef
  readonly at: string
  readonly text: string
}

const SAID = 'say:'

/** All threads that say something, by their first comment; whatever is no thread is passed over and stays as it is. */
export function readThreads(doc: Y.Doc): readonly Thread[] {
  const threads: Thread[] = []
  for (const [id, value] of doc.getMap(THREADS_ROOT)) {
    const thread = value instanceof Y.Map ? readThread(id, value as Y.Map<unknown>) : null
    if (thread !== null) threads.push(thread)
  }
  return threads.sort(byFirstComment)
}

function readThread(id: string, map: Y.Map<unknown>): Thread | null {
  const line = map.get('line')
  if (typeof line !== 'string') return null
  const comments = [...map].flatMap(([key, value]) => readComment(key, value)).sort(byInstant)
  return comments.length === 0 ? null : { id, line, resolved: map.get('resolved') === true, comments }
}

function readComment(key: string, value: unknown): readonly Comment[] {
  if (!key.startsWith(SAID) || typeof value !== 'object' || value === null) return []
  const { by, at, text } = value as Record<string, unknown>
  if (typeof text !== 'string' || text.trim() === '') return []
  const person = parsePersonRef(by)
  return [{ id: key.slice(SAID.length), by: person, at: typeof at === 'string' ? at : null, text }]
}

function byInstant(one: Comment, other: Comment): number {
  return compare(one.at ?? '', other.at ?? '') || compare(one.id, other.id)
}

function byFirstComment(one: Thread, other: Thread): number {
  return compare(one.comments[0]?.at ?? '', other.comments[0]?.at ?? '') || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Begins a thread on a line with its first comment. `thread` must be a fresh id. */
export function beginThread(
  doc: Y.Doc,
  thread: { readonly id: string; readonly line: string },
  comment: NewComment,
  origin: unknown,
): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>()
    doc.getMap(THREADS_ROOT).set(thread.id, map)
    map.set('line', thread.line)
    say(map, comment)
  }, origin)
}

/** Adds a comment; one that answers stands behind what it answers, whatever the writer's clock says. */
export function reply(doc: Y.Doc, thread: string, comment: NewComment, origin: unknown): void {
  const map = threadMap(doc, thread)
  if (map === null) return
  const last = readThread(thread, map)?.comments.at(-1)?.at ?? ''
  doc.transact(() => say(map, { ...comment, at: laterThan(last, comment.at) }), origin)
}

/** Marks a thread as settled, or open again; of two people at once the later change holds for everybody. */
export function resolveThread(doc: Y.Doc, thread: string, resolved: boolean, origin: unknown): void {
  const map = threadMap(doc, thread)
  if (map === null || (map.get('resolved') === true) === resolved) return
  doc.transact(() => map.set('resolved', resolved), origin)
}

/** Takes one comment away; a thread in which nothing is said then is none. False where there is no such comment. */
export function unsay(doc: Y.Doc, thread: string, comment: string, origin: unknown): boolean {
  const map = threadMap(doc, thread)
  if (map?.has(`${SAID}${comment}`) !== true) return false
  doc.transact(() => map.delete(`${SAID}${comment}`), origin)
  return true
}

function say(map: Y.Map<unknown>, { id, by, at, text }: NewComment): void {
  const person = by.id === undefined ? { name: by.name } : { id: by.id, name: by.name }
  map.set(`${SAID}${id}`, { by: person, at, text: text.trim().slice(0, MAX_COMMENT_LENGTH) })
}

function threadMap(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const map = doc.getMap(THREADS_ROOT).get(id)
  return map instanceof Y.Map ? (map as Y.Map<unknown>) : null
}

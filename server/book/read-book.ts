/** Reads what the book is made of out of the store: approved notes, and for all others only why they are not in it. */
import type { BookSource, SourceSession } from '#note/book/book-model.ts'
import type { Session, StateChange, Summit } from '#note/summit.ts'
import type { NoteReader } from '../notes/note-reader.ts'
import { NoteDamagedError, type NoteHead, type Store } from '../store/store.ts'

export interface BookData {
  readonly store: Pick<Store, 'sessions' | 'versions' | 'notes' | 'blueprints' | 'itemStates'>
  readonly summit: Summit
  readonly sessions: readonly Session[]
  readonly reader: Pick<NoteReader, 'record'>
}

/** `title` and `address` are as given, or '' for what the summit says and for no address. */
export async function readBook(
  data: BookData,
  { title, address, language, paper }: Pick<BookSource, 'title' | 'address' | 'language' | 'paper'>,
): Promise<BookSource> {
  const heads = data.store.notes.heads()
  const sessions: SourceSession[] = []
  // One after the other: notes are read into memory whole.
  for (const session of data.sessions) sessions.push(await readSession(data, session, heads.get(session.id)))
  return {
    summit: data.summit,
    title: title === '' ? data.summit.title : title,
    ...{ language, paper },
    address: address.replace(/\/+$/, ''),
    sessions,
    blueprints: data.store.blueprints.list(),
    steps: data.store.itemStates.steps(),
  }
}

async function readSession(
  data: BookData,
  session: Session,
  head: NoteHead | undefined,
): Promise<SourceSession> {
  const history = data.store.sessions.history(session.id)
  const step = (to: StateChange['to']) => history.findLast((change) => change.to === to)
  const approved = isApproved(session) ? (step('approved') ?? step('published')) : undefined
  const { by, reason = '' } = step('returned') ?? { by: { name: '' } }
  const returned = session.state === 'returned' ? { by, reason } : null
  if (approved === undefined) return { session, record: null, approval: null, returned, damaged: false }
  const versions = data.store.versions.list(session.id)
  const version = versions.findLast(({ kind }) => kind === 'approved')?.seq ?? 0
  const changed = version > 0 && head !== undefined && head.seq > version
  const approval = { at: approved.at, by: approved.by, version, changed }
  try {
    return { session, record: await data.reader.record(session), approval, returned, damaged: false }
  } catch (error) {
    if (!(error instanceof NoteDamagedError)) throw error
    return { session, record: null, approval: null, returned, damaged: true }
  }
}

function isApproved({ state }: Session): boolean {
  return state === 'approved' || state === 'published'
}

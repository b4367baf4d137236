/** Gathers what is known of one item from the note's versions, its state, its review and its session. Knows no HTTP. */
import { linesOf } from '#note/item-fields.ts'
import { storyOf } from '#note/item-states/story.ts'
import type { Session } from '#note/summit.ts'
import type { ItemHistoryAnswer } from '#note/wire/item-story.ts'
import { hasNote, type Store } from '../store/store.ts'
import type { NoteHistory } from './history.ts'
import type { NoteReader } from './note-reader.ts'

export interface ItemStoryOptions {
  readonly store: Pick<Store, 'itemStates' | 'reviews' | 'sessions' | 'summit'>
  readonly reader: Pick<NoteReader, 'record' | 'items'>
  readonly history: Pick<NoteHistory, 'linePast'>
}

/** Deeds of the note's own words: who did them is not told where the summit shows nobody who wrote what (rule S13). */
const WRITING: ReadonlySet<string> = new Set(['written', 'reworded', 'converted', 'moved', 'removed', 'back'])

/** Everything that happened to one line, oldest first; null where the note never had it. Rejects with NoteDamagedError. */
export async function itemStory(
  { store, reader, history }: ItemStoryOptions,
  session: Session,
  id: string,
): Promise<ItemHistoryAnswer | null> {
  if (!hasNote(session.state)) return null
  const [record, items, past] = await Promise.all([
    reader.record(session),
    reader.items(session),
    history.linePast(session, id),
  ])
  if (past.length === 0 || record === null) return null
  const changes = store.itemStates.changes(session.id).filter(({ line }) => line === id)
  const steps = storyOf({
    ...{ past, changes, line: linesOf(record).find((each) => each.id === id) ?? null },
    threads: record.threads.filter(({ line }) => line === id),
    returned: store.reviews.returned(session.id).filter(({ line }) => line === id),
    proposals: store.reviews.proposals(session.id).filter(({ edit }) => 'line' in edit && edit.line === id),
    steps: store.sessions.history(session.id),
  })
  const nameless = store.summit.read()?.attribution === 'off'
  return {
    item: items.find(({ line }) => line === id) ?? null,
    changes,
    steps: nameless ? steps.map((step) => (WRITING.has(step.what) ? { ...step, by: [] } : step)) : steps,
  }
}

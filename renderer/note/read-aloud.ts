/**
 * Tells, at most once every ten seconds, what others did to the items of an open note. Knows no page: whoever asks
 * gets sentences, and puts them where a screen reader hears them.
 */
import type * as Y from 'yjs'
import { changedLines } from './changed-lines.ts'
import type { OpenNote } from './open-note.ts'
import { spokenChanges, spokenItems } from './spoken-changes.ts'

/** So that a busy room can be listened to. */
const BETWEEN_SENTENCES_MS = 10_000

export type ReadNote = Pick<OpenNote, 'doc' | 'lines' | 'template'>

/** Listens from now on; returns the undo. */
export function readAloud(
  { doc, lines, template }: ReadNote,
  nameOf: (person: string) => string | null,
  onSentence: (sentence: string) => void,
): () => void {
  let before = spokenItems(lines.visible(), template)
  const own = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    timer = undefined
    const after = spokenItems(lines.visible(), template)
    const sentence = spokenChanges(before, after, own, nameOf)
    before = after
    own.clear()
    if (sentence !== null) onSentence(sentence)
  }
  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return
    if (transaction.local) for (const id of changedLines(transaction, lines)) own.add(id)
    timer ??= setTimeout(tell, BETWEEN_SENTENCES_MS)
  }
  doc.on('afterTransaction', onTransaction)
  return () => {
    clearTimeout(timer)
    doc.off('afterTransaction', onTransaction)
  }
}

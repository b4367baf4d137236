/** The threads of an open note, each beside the line that shows its words now. */
import { THREADS_ROOT } from '#note/about.ts'
import { drawnLineOf } from '#note/lines/drawn-line.ts'
import { readThreads, type Thread } from '#note/threads.ts'
import type { OpenNote } from './open-note.ts'

/** A thread with `line` as it is drawn now; threads whose line is gone are left out. */
export function threadsBesideLines(note: OpenNote): readonly Thread[] {
  return readThreads(note.doc).flatMap((thread) => {
    const line = drawnLineOf(note.lines.index, thread.line)
    return line === null ? [] : [{ ...thread, line }]
  })
}

/** Hears of new comments, and of every change in the lines as long as there are threads. Returns the undo. */
export function onThreadsChange(note: OpenNote, listener: () => void): () => void {
  const threads = note.doc.getMap(THREADS_ROOT)
  const onUpdate = (): void => {
    if (threads.size > 0) listener()
  }
  note.doc.on('update', onUpdate)
  return () => note.doc.off('update', onUpdate)
}

/** The record of an open note, kept up to date for the rail, the checklist and the export preview. */
import { useEffect, useState } from 'react'
import type { NoteRecord, SessionFacts } from '#note/record-model.ts'
import { readAbout, recordOf } from '#note/record.ts'
import { whenIdle } from '../connection/page-frames.ts'
import type { OpenNote } from './open-note.ts'

/** Reading a whole note and drawing what hangs on it is quick but not free: it is done where letters pause so long, … */
const PAUSE_MS = 150
/** … and in a room that never pauses so long after the first of them, … */
const LONGEST_PAUSE_MS = 1_000
/** … when the page has nothing better to do, but not later than this. */
const LONGEST_WAIT_MS = 350

/** Reads at once, and again a moment after each change. */
export function useRecord(note: OpenNote, session: SessionFacts): { readonly record: NoteRecord } {
  const [record, setRecord] = useState(() => readKept(note, session))
  useEffect(() => {
    const later = afterPause(() => setRecord(readKept(note, session)))
    setRecord(readKept(note, session))
    note.doc.on('update', later.again)
    return () => {
      later.cancel()
      note.doc.off('update', later.again)
    }
  }, [note, session])
  return { record }
}

/** Acts once after each stretch of calls of `again`. */
function afterPause(act: () => void): { readonly again: () => void; readonly cancel: () => void } {
  let first: number | null = null
  let cancel = (): void => undefined
  const actNow = (): void => {
    first = null
    act()
  }
  const again = (): void => {
    const now = performance.now()
    first ??= now
    cancel()
    const ms = Math.max(0, Math.min(PAUSE_MS, first + LONGEST_PAUSE_MS - now))
    const timer = setTimeout(() => (cancel = whenIdle(actNow, LONGEST_WAIT_MS)), ms)
    cancel = () => clearTimeout(timer)
  }
  return { again, cancel: () => cancel() }
}

/** From the lines as they are laid out already: in a long note that is nearly all of the work. */
function readKept({ doc, lines, template }: OpenNote, session: SessionFacts): NoteRecord {
  return recordOf(lines.visible(), readAbout(doc, template), { session, template })
}

/** The record of an open note, kept up to date for the rail, the checklist and the export preview. */
import { useEffect, useState } from 'react'
import type { NoteRecord, SessionFacts } from '#note/record-model.ts'
import { readAbout, recordOf } from '#note/record.ts'
import { whenIdle } from '../connection/page-frames.ts'
import type { OpenNote } from './open-note.ts'

/** Reading a whole note is quick but not free: at most this often while somebody types, … */
const READ_EVERY_MS = 150
/** … and when the page has nothing better to do, but not later than this. */
const LONGEST_WAIT_MS = 350

/** Reads at once, and again a moment after each change. */
export function useRecord(note: OpenNote, session: SessionFacts): { readonly record: NoteRecord } {
  const [record, setRecord] = useState(() => readKept(note, session))
  useEffect(() => {
    let cancel: (() => void) | null = null
    const read = () => {
      cancel = null
      setRecord(readKept(note, session))
    }
    const readWhenIdle = () => {
      cancel = whenIdle(read, LONGEST_WAIT_MS)
    }
    const onUpdate = () => {
      if (cancel !== null) return
      const timer = setTimeout(readWhenIdle, READ_EVERY_MS)
      cancel = () => clearTimeout(timer)
    }
    read()
    note.doc.on('update', onUpdate)
    return () => {
      cancel?.()
      note.doc.off('update', onUpdate)
    }
  }, [note, session])
  return { record }
}

/** From the lines as they are laid out already: in a long note that is nearly all of the work. */
function readKept({ doc, lines, template }: OpenNote, session: SessionFacts): NoteRecord {
  return recordOf(lines.visible(), readAbout(doc, template), { session, template })
}

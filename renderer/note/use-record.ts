/** The record of an open note, kept up to date for the rail, the checklist and the export preview. */
import { useEffect, useState } from 'react'
import type { NoteRecord, SessionFacts } from '#note/record-model.ts'
import { readAbout, recordOf } from '#note/record.ts'
import type { OpenNote } from './open-note.ts'

/** Reading a whole note is quick but not free: at most this often while somebody types. */
const READ_EVERY_MS = 150

/** Reads at once, and again a moment after each change. */
export function useRecord(note: OpenNote, session: SessionFacts): { readonly record: NoteRecord } {
  const [record, setRecord] = useState(() => readKept(note, session))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      setRecord(readKept(note, session))
    }
    const onUpdate = () => {
      timer ??= setTimeout(read, READ_EVERY_MS)
    }
    read()
    note.doc.on('update', onUpdate)
    return () => {
      clearTimeout(timer)
      note.doc.off('update', onUpdate)
    }
  }, [note, session])
  return { record }
}

/** From the lines as they are laid out already: in a long note that is nearly all of the work. */
function readKept({ doc, lines, template }: OpenNote, session: SessionFacts): NoteRecord {
  return recordOf(lines.visible(), readAbout(doc, template), { session, template })
}

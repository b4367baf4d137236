/**
 * The note on this page as a record, with its findings and how far it is: derived anew whenever the note changes.
 */
import { useMemo } from 'react'
import { completenessOf } from '#note/completeness.ts'
import { checkRecord } from '#note/findings.ts'
import type { Finding, NoteRecord, SessionFacts } from '#note/record-model.ts'
import type { Completeness } from '#note/wire/api.ts'
import { useSummit } from '../../api/summit-store.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { useRecord } from '../../note/use-record.ts'

export interface LiveNote {
  readonly note: OpenNote
  readonly record: NoteRecord
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
}

export function useLiveNote(note: OpenNote, facts: SessionFacts): LiveNote {
  const { summit } = useSummit()
  const { record } = useRecord(note, facts)
  return useMemo(() => {
    const known = { people: summit.people, blueprints: summit.blueprints }
    const findings = checkRecord(record, note.template, known)
    return { note, record, findings, completeness: completenessOf(record, note.template, findings) }
  }, [note, record, summit])
}

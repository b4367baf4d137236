/** What a note on the desk is drawn from, and what may be done with it there. */
import type { Finding, NoteRecord } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import type { NoteEdit, ReviewAnswer } from '#note/wire/review.ts'
import type { Since } from './difference.ts'

export interface DeskNoteProps {
  readonly record: NoteRecord
  readonly template: Template
  readonly review: ReviewAnswer | null
  readonly since: Since | null
  readonly findings: readonly Finding[]
  readonly today: string
  /** Makes or proposes the edits; resolves to the sentence of a refusal, or null. Absent where nothing may be changed. */
  readonly onChange?: (edits: readonly NoteEdit[], sentence: string) => Promise<string | null>
  /** Absent where items cannot be returned. */
  readonly onReturn?: (line: string, reason: string) => Promise<string | null>
  readonly onSettle?: (item: string) => Promise<string | null>
  readonly onRead?: () => void
  /** Changes are only proposed: what is not in the note yet cannot be said beside it. */
  readonly proposing?: true
}

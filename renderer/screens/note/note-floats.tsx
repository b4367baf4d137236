/**
 * What may stand in front of a note: the opening gate, the export, and on phones the contents.
 */
import type { ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { OpeningGate } from '../closing/opening-gate.tsx'
import { ExportDialog } from '../export/export-dialog.tsx'
import { goToSection } from './contents.tsx'
import { ContentsSheet } from './phone-note.tsx'
import type { NoteSteps } from './use-note-steps.ts'
import type { Scribe } from './use-scribe.ts'
import type { LiveNote } from './use-live-note.ts'

interface NoteFloatsProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly scribe: Scribe
  readonly now: number
  readonly section: string | null
  readonly steps: NoteSteps
}

export function NoteFloats({
  live,
  session,
  present,
  scribe,
  now,
  section,
  steps,
}: NoteFloatsProps): ReactNode {
  const { step, show, onClosing } = steps
  const close = (): void => show('nothing')
  if (step === 'gate') {
    const { template } = live.note
    return (
      <OpeningGate
        {...{ session, present, now, template }}
        onOpened={() => void steps.onOpened()}
        onClose={close}
      />
    )
  }
  if (step === 'export') return <ExportDialog session={session.id} onClose={close} />
  if (step !== 'contents') return null
  return (
    <ContentsSheet
      {...{ live, session, present, scribe, onClosing }}
      current={section}
      onGo={goToSection}
      onExport={() => show('export')}
      onClose={close}
    />
  )
}

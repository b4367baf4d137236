/** The margin's thread: of the line under the caret where it has one, or of the line it was asked for. */
import type { ReactNode } from 'react'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { LiveNote } from '../use-live-note.ts'
import { useAskedThread } from './asked-thread.ts'
import { ThreadPanel } from './thread-panel.tsx'
import { useLineUnderCaret, useThreads } from './use-line-threads.ts'
import { useThreadCommand } from './use-thread-command.ts'

interface MarginThreadProps {
  readonly live: LiveNote
  readonly write: boolean
  readonly timezone: string
  readonly clockOffsetMs: number
  /** Draws the rest of the margin, folded where a thread is shown. */
  readonly children: (threadShown: boolean) => ReactNode
}

export function MarginThread({
  live,
  write,
  timezone,
  clockOffsetMs,
  children,
}: MarginThreadProps): ReactNode {
  const { note, record } = live
  const under = useLineUnderCaret(record)
  const threads = useThreads(note)
  const { line: asked, close } = useAskedThread()
  useThreadCommand()
  const id = asked ?? under
  const line = id === null ? null : lineIn(record, id)
  const own = threads.filter((thread) => thread.line === id)
  const shown = line !== null && (own.length > 0 || asked !== null)
  const back = (): void => {
    close()
    document.querySelector<HTMLElement>('.sheet [contenteditable="true"]')?.focus({ preventScroll: true })
  }
  return (
    <>
      {children(shown)}
      {shown ? (
        <ThreadPanel
          key={line.id}
          {...{ note, line, write, timezone }}
          threads={own}
          asked={asked !== null}
          now={() => Date.now() + clockOffsetMs}
          onBack={back}
        />
      ) : null}
    </>
  )
}

/** The line of that id as the note has it now, or null. */
export function lineIn(record: NoteRecord, id: string): LineRecord | null {
  const lines = [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
  return lines.find((line) => line.id === id) ?? null
}

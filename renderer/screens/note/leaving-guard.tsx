/**
 * Holds whoever leaves a note with lines that are only here: this version keeps no journal, so leaving would lose them.
 */
import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { hasUnsent, useOpenNote } from '../frame/open-note-store.ts'
import { counted } from '../completeness-words.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'

export function LeavingGuard(): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsent(),
    enableBeforeUnload: isUnsent,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const behind = useOpenNote.getState().note?.connection.save().behind ?? 0
  return (
    <FloatingDialog label="Leave the note?" shape="small-dialog" onClose={blocker.reset} lightly={false}>
      <h2>{counted(behind, 'line')} not sent yet</h2>
      <p className="second">They are only on this page. Stay until they are saved, or leave and lose them.</p>
      <div className="dialog-buttons">
        <PushButton look="primary" autoFocus onPress={blocker.reset}>
          Stay
        </PushButton>
        <PushButton look="quiet" onPress={blocker.proceed}>
          Leave and lose them
        </PushButton>
      </div>
    </FloatingDialog>
  )
}

function isUnsent(): boolean {
  return hasUnsent(useOpenNote.getState().note)
}

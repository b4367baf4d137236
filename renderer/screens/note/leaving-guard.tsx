/**
 * Holds whoever leaves a note with lines that would be lost. What is on this computer's disk is sent later by itself; a
 * browser's storage is no promise, so closing its tab is asked about as long as something was not sent.
 */
import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OpenNote } from '../../note/open-note.ts'
import { say } from '../../words/say.ts'
import { hasUnsent, useOpenNote, wouldLose } from '../frame/open-note-store.ts'
import { placeOfPage } from '../frame/status-mark.tsx'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'

export function LeavingGuard(): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && wouldLose(openNow()),
    enableBeforeUnload: () => (placeOfPage() === 'desktop' ? wouldLose(openNow()) : hasUnsent(openNow())),
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const behind = useOpenNote.getState().note?.connection.save().behind ?? 0
  return (
    <FloatingDialog label={say('keep.leave')} shape="small-dialog" onClose={blocker.reset} lightly={false}>
      <h2>{say('keep.leaveHead', { lines: behind })}</h2>
      <p className="second">{say('keep.leaveText')}</p>
      <div className="dialog-buttons">
        <PushButton look="primary" autoFocus onPress={blocker.reset}>
          {say('keep.stay')}
        </PushButton>
        <PushButton look="quiet" onPress={blocker.proceed}>
          {say('keep.leaveAndLose')}
        </PushButton>
      </div>
    </FloatingDialog>
  )
}

function openNow(): OpenNote | null {
  return useOpenNote.getState().note
}

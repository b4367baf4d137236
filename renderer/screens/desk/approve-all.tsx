/** Approves everything in which nothing is missing, after its list was read. */
import { useState, type ReactNode } from 'react'
import type { SessionSummary } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'

interface ApproveAllProps {
  readonly rows: readonly SessionSummary[]
  readonly onClose: () => void
}

export function ApproveAll({ rows, onClose }: ApproveAllProps): ReactNode {
  const relay = useRelay()
  const [refused, setRefused] = useState<string | null>(null)
  const approve = async (): Promise<void> => {
    const approved: string[] = []
    for (const { session } of rows) {
      const answer = await relay.changeState(session.id, { to: 'approved' })
      if (!answer.ok) return setRefused(`${session.title}: ${answer.failure.sentence}`)
      approved.push(session.id)
    }
    const undo = (): void => {
      for (const id of approved) void relay.changeState(id, { to: 'closed', reason: say('desk.takenBack') })
    }
    useToast.getState().show({ sentence: say('desk.approvedAll', { count: approved.length }), undo })
    onClose()
  }
  return (
    <FloatingDialog label={say('desk.approveAll')} shape="small-dialog" onClose={onClose}>
      <h2>{say('desk.approveAllTitle', { count: rows.length })}</h2>
      <ul className="approve-all">
        {rows.map(({ session }) => (
          <li key={session.id} className="record">
            {session.title}
          </li>
        ))}
      </ul>
      {refused === null ? null : (
        <p className="problem" role="alert">
          {refused}
        </p>
      )}
      <div className="dialog-buttons">
        <PushButton look="primary" autoFocus onPress={() => void approve()}>
          {say('desk.approveAll')}
        </PushButton>
        <PushButton look="quiet" onPress={onClose}>
          {say('desk.notNow')}
        </PushButton>
      </div>
    </FloatingDialog>
  )
}

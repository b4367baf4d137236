/** One sentence to those who write in a room, from the wall. */
import { useState, type ReactNode } from 'react'
import type { SessionSummary } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { SentenceField } from '../parts/sentence-field.tsx'
import { FloatingDialog } from '../parts/dialog.tsx'
import { useToast } from '../parts/toast.tsx'
import { noteTakerOf } from '../today/session-line.ts'

interface MessageTakerProps {
  readonly summary: SessionSummary
  readonly onClose: () => void
}

export function MessageTaker({ summary: { session, here }, onClose }: MessageTakerProps): ReactNode {
  const relay = useRelay()
  const [problem, setProblem] = useState<string | null>(null)
  const name = noteTakerOf(session)
  const title = name === null ? say('wall.messageRoom') : say('wall.messageTo', { name })
  const send = async (text: string): Promise<void> => {
    const answer = await relay.message(session.id, { text })
    if (!answer.ok) return setProblem(answer.failure.sentence)
    useToast.getState().show({ sentence: say('wall.messageSent', { here }) })
    onClose()
  }
  return (
    <FloatingDialog label={title} shape="small-dialog" onClose={onClose} lightly={false}>
      <h2>{title}</h2>
      <p className="record">{session.title}</p>
      <SentenceField label={say('wall.message')} most={400} onSay={(text) => void send(text)} />
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </FloatingDialog>
  )
}

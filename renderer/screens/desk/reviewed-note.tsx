/** The note on the desk with what was returned of it: each item can go back to its author with a sentence. */
import { useCallback, useEffect, useState, type FormEvent, type ReactNode } from 'react'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { ReturnedItem } from '#note/wire/review.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { RecordView } from './record-view.tsx'

interface ReviewedNoteProps {
  readonly session: string
  readonly record: NoteRecord
  readonly today: string
  readonly mayReturn: boolean
}

export function ReviewedNote({ session, record, today, mayReturn }: ReviewedNoteProps): ReactNode {
  const returned = useReturned(session)
  const [asked, setAsked] = useState<LineRecord | null>(null)
  const foot = (line: LineRecord): ReactNode => (
    <div className="item-review">
      {returned
        .filter((item) => item.line === line.id)
        .map((item) => (
          <p key={item.id} className="wants">
            {say('desk.itemReturned', { name: item.by.name, reason: item.reason })}
          </p>
        ))}
      {mayReturn ? (
        <PushButton look="quiet" onPress={() => setAsked(line)}>
          {say('desk.returnItem', { number: line.number ?? '' })}
        </PushButton>
      ) : null}
    </div>
  )
  return (
    <>
      <RecordView record={record} today={today} itemFoot={foot} />
      {asked === null ? null : <ReturnItem session={session} line={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function useReturned(session: string): readonly ReturnedItem[] {
  const relay = useRelay()
  const [returned, setReturned] = useState<readonly ReturnedItem[]>([])
  const load = useCallback(async () => {
    const answer = await relay.review(session)
    if (answer.ok) setReturned(answer.value.returned.filter(({ settled }) => settled === null))
  }, [relay, session])
  useEffect(() => {
    void load()
  }, [load])
  useEvents((event) => {
    if (event.type === 'review.changed' && event.session === session) void load()
  })
  return returned
}

interface ReturnItemProps {
  readonly session: string
  readonly line: LineRecord
  readonly onClose: () => void
}

function ReturnItem({ session, line, onClose }: ReturnItemProps): ReactNode {
  const relay = useRelay()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const title = say('desk.returnItem', { number: line.number ?? '' })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (reason.trim() === '') return setProblem(say('desk.returnNeeds'))
    const answer = await relay.returnItem(session, { line: line.id, reason: reason.trim() })
    if (answer.ok) onClose()
    else setProblem(answer.failure.sentence)
  }
  return (
    <FloatingDialog label={title} shape="small-dialog" onClose={onClose} lightly={false}>
      <h2>{title}</h2>
      <p className="record">{line.text}</p>
      <form onSubmit={(event) => void send(event)}>
        <label className="labelled">
          {say('desk.returnWhat')}
          <span className="field">
            <input
              autoFocus
              maxLength={400}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </span>
        </label>
        {problem === null ? null : <p className="problem">{problem}</p>}
      </form>
    </FloatingDialog>
  )
}

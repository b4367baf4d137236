/** Says what holds of a decision or a question by now, with the reason: another decision that replaces it, an answer. */
import { useState, type ReactNode } from 'react'
import { STATUSES } from '#note/item-states/wish.ts'
import { statusIn } from '#note/search/fits.ts'
import { leadsSession } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { statusWords } from './story-words.ts'

/** Nothing for actions, whose status is set in their register, and for those who do not lead the session. */
export function SetStatus({ item }: { readonly item: Item }): ReactNode {
  const { me } = useSummit()
  const statuses = item.kind === 'action' ? [] : (STATUSES[item.kind] ?? [])
  if (statuses.length === 0 || !leadsSession(me, item)) return null
  const now = statusIn(item) ?? ''
  return <StatusForm key={now} {...{ item, statuses, now }} />
}

interface StatusFormProps {
  readonly item: Item
  readonly statuses: readonly string[]
  readonly now: string
}

function StatusForm({ item, statuses, now }: StatusFormProps): ReactNode {
  const relay = useRelay()
  const [status, setStatus] = useState(now)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    if (status === now) return setProblem(say('story.sameStatus', { status: statusWords(now) }))
    const why = reason.trim()
    const answer = await relay.setItem(item.session, item.line, {
      status,
      ...(why === '' ? {} : { reason: why }),
    })
    setProblem(answer.ok ? null : answer.failure.sentence)
  }
  return (
    <form
      className="story-set"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {say('items.column.status')}
        <select
          className="register-choice"
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          {statuses.map((each) => (
            <option key={each} value={each}>
              {statusWords(each)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {status === 'superseded' ? say('story.byWhat') : say('story.why')}
        <input
          className="field"
          maxLength={1000}
          value={reason}
          placeholder={status === 'superseded' ? say('story.byWhatExample') : ''}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <PushButton type="submit">{say('story.set')}</PushButton>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

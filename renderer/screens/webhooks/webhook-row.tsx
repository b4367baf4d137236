/** One webhook: where it goes, how it fares, what waits for it, and what can be done. */
import { CircleAlert, CircleCheck, CirclePause } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { WebhookRow } from '#note/wire/webhooks.ts'
import { trackName, useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'
import type { WebhooksAccess } from './use-webhooks.ts'
import { eventWords, failingWords, postedWords, takenWords, whenWords } from './webhook-words.ts'

interface WebhookViewProps {
  readonly hook: WebhookRow
  readonly access: WebhooksAccess
  readonly stop: boolean
  /** What is asked for once more before it is done. */
  readonly sure: Sure | null
  readonly onSure: (sure: Sure | null) => void
}

export type Sure = 'drop' | 'remove'

export function WebhookView(props: WebhookViewProps): ReactNode {
  const { hook, stop } = props
  const { summit } = useSummit()
  const failing = failingWords(hook, summit.timezone)
  const parked = hook.state === 'parked'
  return (
    <li data-hook={hook.id} data-stop tabIndex={stop ? 0 : -1} aria-label={hook.url} className="webhook">
      <p className="webhook-url mono">{hook.url}</p>
      <p className={parked ? 'webhook-state wants' : 'webhook-state'}>
        <Icon of={parked ? CirclePause : CircleCheck} size={14} />
        {say(parked ? 'webhooks.parked' : 'webhooks.live')}
      </p>
      <p className="second">{postedWords(hook, (track) => trackName(summit, track) ?? track)}</p>
      <p className="second">{takenWords(hook, summit.timezone)}</p>
      {failing === null ? null : (
        <p className="webhook-state wants">
          <Icon of={CircleAlert} size={14} />
          <span>{failing}</span>
        </p>
      )}
      <Waiting {...props} />
      <Ways {...props} />
    </li>
  )
}

function Waiting({ hook, access }: WebhookViewProps): ReactNode {
  const { summit, sessions } = useSummit()
  const titleOf = (id: string): string =>
    sessions.find(({ session }) => session.id === id)?.session.title ?? id
  return (
    <div className="webhook-waiting">
      <p>{say('webhooks.waiting', { count: hook.waiting })}</p>
      {hook.next.length === 0 ? null : (
        <ol>
          {hook.next.map(({ number, type, at, session }) => (
            <li key={number}>
              <span>
                {eventWords(type)} <span className="third">{whenWords(at, summit.timezone)}</span>
                {session === null ? null : <span className="record">{titleOf(session)}</span>}
              </span>
              <PushButton
                look="quiet"
                label={say('webhooks.dropOne', {
                  event: eventWords(type),
                  when: whenWords(at, summit.timezone),
                })}
                onPress={() => access.drop(hook, number)}
              >
                {say('webhooks.drop')}
              </PushButton>
            </li>
          ))}
        </ol>
      )}
      {hook.waiting <= hook.next.length ? null : (
        <p className="third">{say('webhooks.more', { count: hook.waiting - hook.next.length })}</p>
      )}
    </div>
  )
}

function Ways({ hook, access, sure, onSure }: WebhookViewProps): ReactNode {
  if (sure !== null) {
    const drops = sure === 'drop'
    const act = (): void => {
      onSure(null)
      if (drops) access.drop(hook, null)
      else access.remove(hook)
    }
    return (
      <p className="webhook-ways">
        <PushButton autoFocus onPress={act}>
          {drops ? say('webhooks.dropAllSure', { count: hook.waiting }) : say('webhooks.removeSure')}
        </PushButton>
        <PushButton look="quiet" onPress={() => onSure(null)}>
          {say('webhooks.keep')}
        </PushButton>
      </p>
    )
  }
  const wanting = hook.state === 'parked' || hook.problem !== null
  return (
    <p className="webhook-ways">
      {wanting ? (
        <PushButton keys="T" onPress={() => access.retry(hook)}>
          {say('webhooks.retry')}
        </PushButton>
      ) : null}
      {hook.waiting < 2 ? null : (
        <PushButton look="quiet" onPress={() => onSure('drop')}>
          {say('webhooks.dropAll')}
        </PushButton>
      )}
      <PushButton look="quiet" keys="Delete" onPress={() => onSure('remove')}>
        {say('webhooks.remove')}
      </PushButton>
    </p>
  )
}

/** Of which webhook what is asked for once more. */
export function useSure(): {
  readonly of: (id: string) => Sure | null
  readonly ask: (id: string, sure: Sure | null) => void
} {
  const [asked, setAsked] = useState<{ readonly id: string; readonly sure: Sure } | null>(null)
  return {
    of: (id) => (asked?.id === id ? asked.sure : null),
    ask: (id, sure) => setAsked(sure === null ? null : { id, sure }),
  }
}

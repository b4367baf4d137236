/** The addresses that are called when something happens, for organizers: how each fares, what waits for it, and a new one. */
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import type { WebhookRow } from '#note/wire/webhooks.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { NewWebhook } from './new-webhook.tsx'
import { useWebhooks, type WebhooksAccess } from './use-webhooks.ts'
import { useSure, WebhookView, type Sure } from './webhook-row.tsx'

const HINTS = [
  'webhooks.move',
  'webhooks.add',
  'webhooks.retry',
  'webhooks.drop',
  'webhooks.remove',
  'frame.keys',
] as const

export function WebhooksScreen(): ReactNode {
  const { me } = useSummit()
  if (me.role !== 'organizer') {
    return (
      <WholePage title={say('webhooks.onlyOrganizers')}>
        <p>{say('webhooks.askOrganizer')}</p>
      </WholePage>
    )
  }
  return <Webhooks />
}

function Webhooks(): ReactNode {
  const access = useWebhooks()
  const { webhooks, problem, load } = access
  const [adding, setAdding] = useState(false)
  useHints(HINTS)
  useCommands({ 'webhooks.add': adding ? undefined : () => setAdding(true) })
  if (webhooks === null && problem !== null) {
    return (
      <WholePage title={say('webhooks.failed')} error>
        <p>{problem}</p>
      </WholePage>
    )
  }
  if (webhooks === null) return <Bars label={say('webhooks.reading')} />
  return (
    <main className="tidy webhooks" id="main" tabIndex={-1}>
      <header className="tidy-head">
        <h1>{say('webhooks.screen')}</h1>
        <i className="grow" />
        {adding ? null : (
          <PushButton
            look={webhooks.length === 0 ? 'primary' : 'plain'}
            keys="N"
            onPress={() => setAdding(true)}
          >
            {say('webhooks.add')}
          </PushButton>
        )}
      </header>
      <p className="second">{say('webhooks.rule')}</p>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {adding ? <NewWebhook onAdded={() => void load()} onLeave={() => setAdding(false)} /> : null}
      {webhooks.length === 0 ? (
        <p className="webhooks-none">{say('webhooks.none')}</p>
      ) : (
        <List {...{ access, webhooks }} />
      )}
    </main>
  )
}

interface ListProps {
  readonly access: WebhooksAccess
  readonly webhooks: readonly WebhookRow[]
}

function List({ access, webhooks }: ListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const sure = useSure()
  useRowKeys({ access, webhooks, list, ask: sure.ask })
  return (
    <ul ref={list} aria-label={say('webhooks.list')} onFocus={keepTabStop} onKeyDown={moveInList}>
      {webhooks.map((hook, index) => (
        <WebhookView
          key={hook.id}
          {...{ hook, access }}
          stop={index === 0}
          sure={sure.of(hook.id)}
          onSure={(wish) => sure.ask(hook.id, wish)}
        />
      ))}
    </ul>
  )
}

interface RowKeysOptions extends ListProps {
  readonly list: RefObject<HTMLElement | null>
  readonly ask: (id: string, sure: Sure | null) => void
}

/** The keys act on the webhook around the focus. */
function useRowKeys({ access, webhooks, list, ask }: RowKeysOptions): void {
  const here = (): WebhookRow | undefined => {
    const id = document.activeElement?.closest<HTMLElement>('[data-hook]')?.dataset['hook']
    return webhooks.find((hook) => hook.id === id)
  }
  const onHere = (act: (hook: WebhookRow) => void) => () => {
    const hook = here()
    if (hook !== undefined) act(hook)
  }
  useCommands(
    {
      'webhooks.retry': onHere(access.retry),
      'webhooks.drop': onHere((hook) => {
        const [first] = hook.next
        if (first !== undefined) access.drop(hook, first.number)
      }),
      'webhooks.remove': onHere((hook) => ask(hook.id, 'remove')),
    },
    { element: list },
  )
}

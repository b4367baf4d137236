/** The webhooks as the relay has them, read anew while they are shown; and what is done to them, told in a sentence. */
import { useCallback, useEffect, useState } from 'react'
import type { WebhookRow } from '#note/wire/webhooks.ts'
import type { Answer } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'

/** Calls are made and fail while nobody looks; nothing announces it. */
const LOOK_AGAIN_MS = 5_000

export interface WebhooksAccess {
  /** Null until they were read once. */
  readonly webhooks: readonly WebhookRow[] | null
  readonly problem: string | null
  readonly load: () => Promise<void>
  readonly retry: (hook: WebhookRow) => void
  /** One event that waits, or all where none is named. */
  readonly drop: (hook: WebhookRow, number: number | null) => void
  readonly remove: (hook: WebhookRow) => void
}

export function useWebhooks(): WebhooksAccess {
  const relay = useRelay()
  const show = useToast((store) => store.show)
  const [webhooks, setWebhooks] = useState<readonly WebhookRow[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(async () => {
    const answer = await relay.webhooks()
    if (answer.ok) setWebhooks(answer.value.webhooks)
    setProblem(answer.ok ? null : answer.failure.sentence)
  }, [relay])
  useEffect(() => {
    void load()
    const timer = setInterval(() => void load(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [load])
  const tell = async <T>(asked: Promise<Answer<T>>, words: (value: T) => string): Promise<void> => {
    const answer = await asked
    show({ sentence: answer.ok ? words(answer.value) : answer.failure.sentence })
    await load()
  }
  return {
    ...{ webhooks, problem, load },
    retry: ({ id }) => void tell(relay.retryWebhook(id), () => say('webhooks.retried')),
    drop: ({ id }, number) =>
      void tell(relay.dropWaiting(id, number), ({ dropped }) => say('webhooks.dropped', { count: dropped })),
    remove: ({ id, url }) =>
      void tell(relay.removeWebhook(id), () => say('webhooks.removed', { address: url })),
  }
}

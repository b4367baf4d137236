/**
 * Brings events to the webhooks: what fits one is stored, posted in order one at a time, tried again with growing
 * pauses, and once that was in vain the webhook is parked and says why. Nothing is called that nobody configured.
 */
import type { Logger } from 'pino'
import type { SummitEvent } from '#note/wire/events.ts'
import type { Cancel, Clock } from '../relay/ports.ts'
import type { Store, StoredWebhook } from '../store/store.ts'
import type { EventRing } from '../events/event-ring.ts'
import type { PostEvent } from './post-event.ts'

export interface WebhookSenderOptions {
  readonly ring: Pick<EventRing, 'listen'>
  readonly store: Pick<Store, 'webhooks'>
  readonly clock: Clock
  readonly log: Logger
  readonly post: PostEvent
}

/** So many events of one webhook wait; further ones are not kept. */
export const MOST_WAITING = 1_000
/** The pauses between the attempts at one event; after the last the webhook is parked. */
export const PAUSES_MS = [5_000, 15_000, 45_000, 135_000, 405_000, 1_215_000] as const
/** A command beside this relay may have resumed one. */
const LOOK_AGAIN_MS = 30_000

export class WebhookSender {
  readonly #options: WebhookSenderOptions
  readonly #stopListening: () => void
  /** Webhooks at work, or pausing; each with how often its first event failed. */
  readonly #busy = new Set<string>()
  readonly #failed = new Map<string, number>()
  /** What ends the pause of a webhook before its time. */
  readonly #pauses = new Map<string, Cancel>()
  readonly #planned = new Set<Cancel>()
  #closed = false

  constructor(options: WebhookSenderOptions) {
    this.#options = options
    this.#stopListening = options.ring.listen((event) => this.#guarded(() => this.#take(event)))
    this.#lookAround()
  }

  /** Posts what waits for every live webhook that is not at work. */
  wake(): void {
    this.#guarded(() => {
      for (const { webhook } of this.#options.store.webhooks.list())
        if (webhook.state === 'live') void this.#work(webhook.id)
    })
  }

  /** Posts what waits for this one now, pause or not, and counts its failures from the beginning. */
  retry(id: string): void {
    this.#failed.delete(id)
    const cancel = this.#pauses.get(id)
    if (cancel !== undefined) {
      cancel()
      this.#planned.delete(cancel)
      this.#endPause(id)
    }
    void this.#work(id)
  }

  close(): void {
    this.#closed = true
    this.#stopListening()
    for (const cancel of this.#planned) cancel()
  }

  #lookAround(): void {
    this.wake()
    this.#later(LOOK_AGAIN_MS, () => this.#lookAround())
  }

  #later(ms: number, act: () => void): Cancel {
    const cancel = this.#options.clock.after(ms, () => {
      this.#planned.delete(cancel)
      act()
    })
    this.#planned.add(cancel)
    return cancel
  }

  #endPause(id: string): void {
    this.#pauses.delete(id)
    this.#busy.delete(id)
  }

  #take(event: SummitEvent): void {
    const { store, log } = this.#options
    for (const { webhook } of store.webhooks.list()) {
      if (!fits(event, webhook)) continue
      if (store.webhooks.waiting(webhook.id) >= MOST_WAITING) {
        log.warn(
          { webhook: webhook.id, event: event.id },
          'too much waits for a webhook: an event is not kept for it',
        )
        continue
      }
      store.webhooks.enqueue(webhook.id, event)
      if (webhook.state === 'live') void this.#work(webhook.id)
    }
  }

  /** One event after the other, until none waits or one fails. */
  async #work(id: string): Promise<void> {
    if (this.#busy.has(id)) return
    this.#busy.add(id)
    let pause: number | null = null
    try {
      while (!this.#closed && pause === null && (await this.#postNext(id))) pause = this.#pauseOf(id)
    } catch (error) {
      this.#options.log.error({ webhook: id, err: error }, 'a webhook could not be served')
    }
    if (pause === null || this.#closed) this.#busy.delete(id)
    else {
      const act = (): void => {
        this.#endPause(id)
        void this.#work(id)
      }
      this.#pauses.set(id, this.#later(pause, act))
    }
  }

  /** How long to wait before the next attempt; null where the last one was taken. */
  #pauseOf(id: string): number | null {
    const failed = this.#failed.get(id) ?? 0
    return failed === 0 ? null : (PAUSES_MS[failed - 1] ?? null)
  }

  /** Whether there was something to post and the webhook is still to be called. */
  async #postNext(id: string): Promise<boolean> {
    const { store, clock, post } = this.#options
    const stored = store.webhooks.find(id)
    const next = stored?.webhook.state === 'live' ? store.webhooks.next(id) : null
    if (stored === null || next === null) return false
    const { url, allowPrivate } = stored.webhook
    const { id: event, type } = next.event
    const posted = await post({
      ...{ url, allowPrivate, secret: stored.secret, type, id: event, now: clock.now() },
      body: JSON.stringify(next.event),
    })
    if (this.#closed) return false
    const instant = (): string => new Date(clock.now()).toISOString()
    if (posted.ok) {
      store.webhooks.done(next.number)
      this.#failed.delete(id)
      this.#change(id, { problem: null, deliveredAt: instant(), failures: 0 })
      return true
    }
    const failed = (this.#failed.get(id) ?? 0) + 1
    this.#failed.set(id, failed)
    const isOver = posted.gone === true || failed > PAUSES_MS.length
    const failures = stored.webhook.failures + 1
    this.#change(id, {
      ...{ problem: posted.sentence, failedAt: instant(), failures },
      ...(isOver ? { state: 'parked' as const } : {}),
    })
    if (!isOver) return true
    this.#failed.delete(id)
    this.#options.log.error({ webhook: id, why: posted.sentence }, 'a webhook is parked')
    return false
  }

  /** Somebody may have taken it away meanwhile. */
  #change(id: string, change: Partial<StoredWebhook['webhook']>): void {
    const { webhooks } = this.#options.store
    const stored = webhooks.find(id)
    if (stored !== null) webhooks.save({ ...stored, webhook: { ...stored.webhook, ...change } })
  }

  /** Whoever publishes an event must not fail for a webhook. */
  #guarded(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.#options.log.error({ err: error }, 'the webhooks could not be looked at')
    }
  }
}

function fits(event: SummitEvent, { types, track }: StoredWebhook['webhook']): boolean {
  if (!types.includes(event.type)) return false
  return track === null || ('track' in event && event.track === track)
}

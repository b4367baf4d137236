/** Webhooks as both sides see them: addresses that an organizer wants called when something happens. */
import type { EventType } from './events.ts'

/** Kinds that are not posted, since they come too often or are for one room: whoever wants them opens a stream. */
export const STREAM_ONLY: readonly EventType[] = [
  'note.edited',
  'note.progressed',
  'presence.changed',
  'session.message',
]

/** `POST /webhooks`. */
export interface WebhookRequest {
  /** `https://…`; `http:` only with `allowPrivate`. */
  readonly url: string
  readonly types: readonly EventType[]
  /** Only what happens in this track; all of it without. */
  readonly track?: string
  /** Addresses that are loopback, private or otherwise not public may be called too. */
  readonly allowPrivate?: boolean
}

/** One webhook, without its secret. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly types: readonly EventType[]
  readonly track: string | null
  readonly allowPrivate: boolean
  readonly createdAt: string
  /** Parked ones are not called until somebody resumes them; what happens meanwhile waits. */
  readonly state: 'live' | 'parked'
  /** Why the last call failed, in a sentence; null where it did not. */
  readonly problem: string | null
  /** When the last call was taken, an instant, or null. */
  readonly deliveredAt: string | null
}

/** One of `GET /webhooks`. */
export interface WebhookRow extends Webhook {
  /** Events that wait to be posted. */
  readonly waiting: number
}
export interface WebhooksAnswer {
  readonly webhooks: readonly WebhookRow[]
}

/** The answer to `POST /webhooks`; the secret is told this once. */
export interface NewWebhookAnswer {
  readonly webhook: Webhook
  readonly secret: string
}

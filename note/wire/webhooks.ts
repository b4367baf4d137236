/** Webhooks as both sides see them: addresses that an organizer wants called when something happens. */
import { EVENT_TYPES, type EventType } from './events.ts'

/** Kinds that are not posted, since they come too often or are for one room: whoever wants them opens a stream. */
export const STREAM_ONLY = [
  'note.edited',
  'note.progressed',
  'presence.changed',
  'session.message',
] as const satisfies readonly EventType[]

export type HookEvent = Exclude<EventType, (typeof STREAM_ONLY)[number]>

/** What may be posted, in the order of the documentation. */
export const HOOK_EVENTS = EVENT_TYPES.filter(isPosted)

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
  /** When the last call failed, an instant, and how many in a row since one was taken. */
  readonly failedAt: string | null
  readonly failures: number
}

/** An event that waits; `session` is null where it is about none. */
export interface WaitingEvent {
  readonly number: number
  readonly type: EventType
  readonly at: string
  readonly session: string | null
}

/** One of `GET /webhooks`. */
export interface WebhookRow extends Webhook {
  /** How many events wait to be posted. */
  readonly waiting: number
  /** The first of them, the next one first; at most MOST_LISTED. */
  readonly next: readonly WaitingEvent[]
}

export const MOST_LISTED = 20

export interface WebhooksAnswer {
  readonly webhooks: readonly WebhookRow[]
}

/** `DELETE /webhooks/:id/waiting` and `…/waiting/:number`: how many are not posted any more. */
export interface DroppedAnswer {
  readonly dropped: number
}

/** The answer to `POST /webhooks`; the secret is told this once. */
export interface NewWebhookAnswer {
  readonly webhook: Webhook
  readonly secret: string
}

/** Whether events of this kind may be posted. */
export function isPosted(type: EventType): type is HookEvent {
  return !STREAM_ONLY.some((each) => each === type)
}

/** Makes a webhook out of what an organizer wishes, for the route and the command alike. */
import { isEventType } from '#note/wire/events.ts'
import { HOOK_EVENTS, STREAM_ONLY, type WebhookRequest } from '#note/wire/webhooks.ts'
import { createSecret, type RandomBytes } from '../access/access.ts'
import type { StoredWebhook, Store } from '../store/store.ts'
import { whyNotCalled } from './webhook-url.ts'

/** A summit has a handful: a channel, a tracker, a screen in the hall. */
const MOST_WEBHOOKS = 50
const ID_LETTERS = 10

interface NewWebhookContext {
  readonly store: Pick<Store, 'webhooks' | 'summit'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
}

/** Keeps it; a string is the sentence that refuses it. */
export function addWebhook(context: NewWebhookContext, wish: WebhookRequest): StoredWebhook | string {
  const { store, now, random } = context
  const refused = whyNotCalled(wish.url, wish.allowPrivate === true) ?? whyNotTypes(wish.types)
  if (refused !== null) return refused
  const tracks = store.summit.read()?.tracks.map(({ id }) => id) ?? []
  if (wish.track !== undefined && !tracks.includes(wish.track))
    return `There is no track "${wish.track}": name one of ${tracks.join(', ')}.`
  if (store.webhooks.list().length >= MOST_WEBHOOKS)
    return `There are ${MOST_WEBHOOKS} webhooks already: remove one that is not needed.`
  const stored: StoredWebhook = {
    webhook: {
      id: createSecret(random).replaceAll(/[-_]/g, '').slice(0, ID_LETTERS),
      url: new URL(wish.url).href,
      types: [...new Set(wish.types)],
      track: wish.track ?? null,
      allowPrivate: wish.allowPrivate === true,
      createdAt: new Date(now()).toISOString(),
      ...{ state: 'live', problem: null, deliveredAt: null, failedAt: null, failures: 0 },
    },
    secret: createSecret(random),
  }
  store.webhooks.save(stored)
  return stored
}

function whyNotTypes(types: readonly string[]): string | null {
  const may = HOOK_EVENTS.join(', ')
  if (types.length === 0) return `Name at least one event: ${may}.`
  const often = types.find((type) => (STREAM_ONLY as readonly string[]).includes(type))
  if (often !== undefined)
    return `"${often}" comes too often to be posted, or is for one room: open a stream of events for it.`
  const unknown = types.find((type) => !isEventType(type))
  return unknown === undefined ? null : `There is no event "${unknown}": name some of ${may}.`
}

/** Calls a parked one again; null where there is none of this id. */
export function resumeWebhook({ store }: Pick<NewWebhookContext, 'store'>, id: string): StoredWebhook | null {
  const stored = store.webhooks.find(id)
  if (stored === null) return null
  const again = { state: 'live', problem: null, failures: 0 } as const
  const resumed: StoredWebhook = { ...stored, webhook: { ...stored.webhook, ...again } }
  store.webhooks.save(resumed)
  return resumed
}

/** Routes of the webhooks, for organizers: what is called, with what waits for it; adding, removing, resuming. */
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type * as Webhooks from '#note/wire/webhooks.ts'
import { HOOK_EVENTS, MOST_LISTED } from '#note/wire/webhooks.ts'
import { addWebhook, resumeWebhook } from '../webhooks/new-webhook.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, found, requireRole } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

const orNull = (type: ReturnType<typeof Type.String>) => Type.Union([type, Type.Null()])
const types = Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: HOOK_EVENTS.length + 10 })
const params = Type.Object({ id: Type.String({ maxLength: 100 }) })

const REQUEST = Type.Unsafe<Webhooks.WebhookRequest>(
  Type.Object({
    url: Type.String({ minLength: 1, maxLength: 2_000 }),
    types,
    track: Type.Optional(Type.String({ maxLength: 200 })),
    allowPrivate: Type.Optional(Type.Boolean()),
  }),
)

const webhook = {
  ...{ id: Type.String(), url: Type.String(), types, track: orNull(Type.String()) },
  ...{ allowPrivate: Type.Boolean(), createdAt: Type.String() },
  state: Type.Union([Type.Literal('live'), Type.Literal('parked')]),
  ...{ problem: orNull(Type.String()), deliveredAt: orNull(Type.String()) },
  ...{ failedAt: orNull(Type.String()), failures: Type.Integer() },
}
const waitingEvent = Type.Object({
  ...{ number: Type.Integer(), type: Type.String(), at: Type.String(), session: orNull(Type.String()) },
})
const LIST = Type.Unsafe<Webhooks.WebhooksAnswer>(
  Type.Object({
    webhooks: Type.Array(
      Type.Object({ ...webhook, waiting: Type.Integer(), next: Type.Array(waitingEvent) }),
    ),
  }),
)
const MADE = Type.Unsafe<Webhooks.NewWebhookAnswer>(
  Type.Object({ webhook: Type.Object(webhook), secret: Type.String() }),
)
const REMOVED = Type.Unsafe<{ readonly removed: number }>(Type.Object({ removed: Type.Integer() }))
const DROPPED = Type.Unsafe<Webhooks.DroppedAnswer>(Type.Object({ dropped: Type.Integer() }))
const ONE = Type.Unsafe<Webhooks.Webhook>(Type.Object(webhook))

type OfOne = { Params: { id: string } }

export function registerWebhookRoutes(app: FastifyInstance, services: Services): void {
  const { webhooks } = services.store
  app.get(`${API_PREFIX}/webhooks`, {
    schema: {
      summary: 'The webhooks, without their secrets, with what waits for each. Organizers only.',
      response: { 200: LIST, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      return {
        webhooks: webhooks.list().map(({ webhook: each }) => ({
          ...each,
          waiting: webhooks.waiting(each.id),
          next: webhooks.queue(each.id, MOST_LISTED),
        })),
      }
    },
  })
  app.post<{ Body: Webhooks.WebhookRequest }>(`${API_PREFIX}/webhooks`, {
    schema: {
      summary:
        'Has an address called with these events; the answer tells its secret this once. Organizers only.',
      body: REQUEST,
      response: { 200: MADE, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { person } = requireRole(request, ['organizer'])
      const made = addWebhook(services, request.body)
      if (typeof made === 'string') throw new RefusalError(400, 'request', made)
      request.log.info({ webhook: made.webhook.id, person: person.id }, 'a webhook was added')
      return made
    },
  })
  registerOne(app, services)
  registerWaiting(app, services)
}

function registerOne(app: FastifyInstance, services: Services): void {
  app.delete<OfOne>(`${API_PREFIX}/webhooks/:id`, {
    schema: {
      summary: 'Ends a webhook; what waits for it goes with it. Organizers only.',
      params,
      response: { 200: REMOVED, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const removed = services.store.webhooks.remove(request.params.id)
      found(removed ? true : null, unknown(request.params.id))
      return { removed: 1 }
    },
  })
  app.post<OfOne>(`${API_PREFIX}/webhooks/:id/resumed`, {
    schema: {
      summary:
        'Calls a webhook again at once, parked or pausing, with what waits for it first. Organizers only.',
      params,
      response: { 200: ONE, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const resumed = found(resumeWebhook(services, request.params.id), unknown(request.params.id))
      services.webhooks.retry(resumed.webhook.id)
      return resumed.webhook
    },
  })
}

function registerWaiting(app: FastifyInstance, services: Services): void {
  const drop = (id: string, number: number | null): Webhooks.DroppedAnswer => {
    const { webhooks } = services.store
    found(webhooks.find(id), unknown(id))
    return { dropped: webhooks.drop(id, number) }
  }
  app.delete<OfOne>(`${API_PREFIX}/webhooks/:id/waiting`, {
    schema: {
      summary: 'Drops everything that waits for a webhook: it is never posted. Organizers only.',
      params,
      response: { 200: DROPPED, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      return drop(request.params.id, null)
    },
  })
  app.delete<{ Params: { id: string; number: number } }>(`${API_PREFIX}/webhooks/:id/waiting/:number`, {
    schema: {
      summary: 'Drops one event that waits for a webhook; what waits behind it goes on. Organizers only.',
      params: Type.Object({ ...params.properties, number: Type.Integer({ minimum: 1 }) }),
      response: { 200: DROPPED, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const { id, number } = request.params
      const answer = drop(id, number)
      const gone = `No event ${number} waits for webhook "${id}": it was posted or dropped meanwhile.`
      return found(answer.dropped === 0 ? null : answer, gone)
    },
  })
}

function unknown(id: string): string {
  return `There is no webhook "${id}": see the list of them.`
}

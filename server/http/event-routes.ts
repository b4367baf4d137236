/** The route of the events: one endless answer to each listener, as server-sent events. */
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { EVENT_TYPES, isEventType, type EventType } from '#note/wire/events.ts'
import { readAccessByHash } from '../access/access.ts'
import { openEventStream } from '../events/event-stream.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

/** A person's windows, and a few programs. */
const MAX_STREAMS_PER_TOKEN = 20
const MAX_STREAMS = 4_000

const QUERY = Type.Object({
  types: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: `Kinds to hear of, parted by commas; all of them without. One or more of ${EVENT_TYPES.join(', ')}.`,
    }),
  ),
  session: Type.Optional(Type.String({ maxLength: 300, description: 'Only what happens in this session.' })),
})

export function registerEventRoutes(app: FastifyInstance, services: Services): void {
  const open = new Map<string, number>()
  let count = 0
  const leave = (token: string): void => {
    count -= 1
    open.set(token, (open.get(token) ?? 1) - 1)
    if (open.get(token) === 0) open.delete(token)
  }
  app.get<{ Querystring: Static<typeof QUERY> }>(`${API_PREFIX}/events`, {
    config: { guests: true },
    schema: {
      summary:
        'What happens, as server-sent events (text/event-stream). The first is "ready"; with Last-Event-ID it goes on from there.',
      querystring: QUERY,
      response: { '4xx': ANSWERS.error },
    },
    handler: (request, reply) => {
      const { token, session } = requireAccess(request)
      const types = parseTypes(request.query.types)
      if (count >= MAX_STREAMS || (open.get(token) ?? 0) >= MAX_STREAMS_PER_TOKEN) {
        const sentence = 'Too many streams of events are open: close one, or ask again later.'
        throw new RefusalError(429, 'request', sentence)
      }
      const { store, events, clock } = services
      const lastId = request.headers['last-event-id']
      const stream = openEventStream({
        ...{ clock, types, ring: events.ring, session: session ?? request.query.session ?? null },
        lastId: typeof lastId === 'string' ? lastId : null,
        access: () => readAccessByHash(store, token, services.now()),
      })
      count += 1
      open.set(token, (open.get(token) ?? 0) + 1)
      stream.once('close', () => leave(token))
      // nginx would else keep back what is not a whole buffer.
      void reply.header('Cache-Control', 'no-store').header('X-Accel-Buffering', 'no')
      return reply.type('text/event-stream; charset=utf-8').send(stream)
    },
  })
}

function parseTypes(text: string | undefined): ReadonlySet<EventType> | null {
  if (text === undefined || text.trim() === '') return null
  const types = text.split(',').map((word) => word.trim())
  const unknown = types.find((word) => !isEventType(word))
  if (unknown !== undefined) {
    const sentence = `There is no event "${unknown}": name one of ${EVENT_TYPES.join(', ')}.`
    throw new RefusalError(400, 'request', sentence)
  }
  return new Set(types.filter(isEventType))
}

/** Routes of the radar: what it found between rooms, and saying that it is nothing. */
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { RadarAnswer } from '#note/wire/radar.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess, requireRole } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

const orNull = Type.Union([Type.String(), Type.Null()])
const side = Type.Object({
  ...{ session: Type.String(), sessionTitle: Type.String(), track: orNull, room: orNull },
  ...{ line: Type.String(), number: Type.String(), text: Type.String() },
})
const answer = Type.Unsafe<RadarAnswer>(
  Type.Object({
    hints: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.Union([Type.Literal('contradiction'), Type.Literal('twin')]),
        blueprint: orNull,
        score: Type.Number(),
        sides: Type.Array(side),
      }),
    ),
  }),
)

export function registerRadarRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/radar`, {
    schema: {
      summary: 'Items of different rooms that say the same or the opposite, and that nobody has dismissed.',
      response: { 200: answer, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      return { hints: await services.radar.hints() }
    },
  })
  app.post<{ Body: { readonly id: string } }>(`${API_PREFIX}/radar/dismissed`, {
    schema: {
      summary: 'Says that a hint is none; it is not shown again. Not for readers.',
      body: Type.Object({ id: Type.String({ minLength: 1, maxLength: 1_000 }) }),
      response: { 200: answer, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { person } = requireRole(request, ['organizer', 'track-lead', 'note-taker'])
      const at = new Date(services.now()).toISOString()
      if (!services.radar.dismiss(request.body.id, person.id, at)) {
        throw new RefusalError(404, 'not-found', 'There is no such hint any more: read the radar again.')
      }
      return { hints: await services.radar.hints() }
    },
  })
}

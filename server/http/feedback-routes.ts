/** The route of the feedback report: what each voice raised and what became of it. */
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { feedbackOf } from '#note/radar/feedback.ts'
import type { FeedbackAnswer } from '#note/wire/feedback.ts'
import { API_PREFIX } from './openapi.ts'
import { requireAccess } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

const orNull = Type.Union([Type.String(), Type.Null()])
const outcome = Type.Object({
  kind: Type.String(),
  ...{ line: orNull, number: orNull, text: Type.String(), status: orNull, owner: orNull },
})
const answer = Type.Unsafe<FeedbackAnswer>(
  Type.Object({
    points: Type.Array(
      Type.Object({
        ...{ session: Type.String(), sessionTitle: Type.String(), track: orNull, line: Type.String() },
        ...{ number: orNull, text: Type.String(), voice: Type.String(), outcome },
      }),
    ),
  }),
)

export function registerFeedbackRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/feedback`, {
    schema: {
      summary: 'What developers, operators, business and users raised, and what became of it.',
      response: { 200: answer, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const sessions = services.store.sessions.list()
      // A damaged note keeps nobody from the others.
      const records = await Promise.all(
        sessions.map((each) => services.reader.record(each).catch(() => null)),
      )
      return { points: records.flatMap((record) => (record === null ? [] : feedbackOf(record))) }
    },
  })
}

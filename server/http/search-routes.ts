/** The route of search: words and typed filters over every note the asking person may read. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { dayIn } from '#note/search/days.ts'
import { parseQuery } from '#note/search/query.ts'
import { API_PREFIX } from './openapi.ts'
import { requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import { SEARCH_ANSWER } from './search-schemas.ts'
import type { Services } from './services.ts'

/** Whoever has a live token reads every note, and so finds in every note. */
export function registerSearchRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Static<typeof REQUESTS.searchQuery> }>(`${API_PREFIX}/search`, {
    schema: {
      summary:
        'Lines and sessions that fit, such as owner:ann open track:kernel due<friday "a phrase" -word; marks are offsets.',
      querystring: REQUESTS.searchQuery,
      response: { 200: SEARCH_ANSWER, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { person } = requireAccess(request)
      const query = parseQuery(request.query.q, today(services))
      return services.search.find(query, { me: { id: person.id, name: person.name } })
    },
  })
}

/** The day it is at the summit. */
export function today(services: Pick<Services, 'now' | 'store'>): string {
  return dayIn(services.now(), services.store.summit.read()?.timezone ?? 'UTC')
}

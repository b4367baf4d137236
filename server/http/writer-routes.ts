/** Routes for who wrote what in a note that is open: whose the client ids are, and whether the summit shows it at all. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess, requireRole } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession, findSummit } from './session-routes.ts'

export function registerWriterRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id/writers`, {
    config: { guests: true },
    schema: {
      summary: 'Whose the client ids of the note are, so that a page can show who wrote what.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.writers, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireAccess(request)
      requireAttribution(services)
      const session = findSession(services, request.params.id)
      return { writers: services.history.writers(session.id) }
    },
  })
  app.put<{ Body: Static<typeof REQUESTS.attribution> }>(`${API_PREFIX}/summit/attribution`, {
    schema: {
      summary: 'Whether notes show who wrote which words. Organizers only.',
      body: REQUESTS.attribution,
      response: { 200: ANSWERS.summit, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      findSummit(services)
      services.store.summit.saveAttribution(request.body.shown)
      services.events.sessionsChanged()
      return { summit: findSummit(services), now: new Date(services.now()).toISOString() }
    },
  })
}

/** Throws where the summit shows nobody who wrote what. */
export function requireAttribution(services: Services): void {
  if (services.store.summit.read()?.attribution !== 'off') return
  throw new RefusalError(409, 'state', 'This summit shows nobody who wrote what: its organizers chose so.')
}

/** Routes for joining, leaving, inviting and taking access away. */
import type { FastifyInstance } from 'fastify'
import type { Me } from '#note/wire/api.ts'
import { hashSecret, type Access } from '../access/access.ts'
import { GuestRates } from '../access/guests.ts'
import { createInvite, join, joinLink } from '../access/join.ts'
import { registerGuestRoutes } from './guest-routes.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess, requireRole } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import type { Static } from 'typebox'

/** A link without another wish is good for a summit's week. */
const INVITE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

export function registerAccessRoutes(app: FastifyInstance, services: Services): void {
  const rates = new GuestRates()
  registerJoin(app, services, rates)
  registerGuestRoutes(app, services, rates)
  registerMe(app, services)
  registerInvites(app, services)
  registerPeople(app, services)
}

function registerJoin(app: FastifyInstance, services: Services, rates: GuestRates): void {
  app.post<{ Body: Static<typeof REQUESTS.join> }>(`${API_PREFIX}/join`, {
    config: { guests: true },
    schema: {
      summary:
        'Trades the secret of a join link for a session token. Needs no token; with one, the person stays the same.',
      body: REQUESTS.join,
      response: { 200: ANSWERS.join, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { secret, name } = request.body
      const invited = services.store.access.findInvite(hashSecret(secret))?.session ?? null
      if (invited !== null && !rates.mayJoin(invited, services.clock.elapsed())) {
        throw new RefusalError(429, 'request', 'Many come in at once: try again in a few seconds.')
      }
      const outcome = join(services, { secret, name, as: request.access })
      if (outcome.kind === 'refused') throw new RefusalError(403, 'invite', outcome.message)
      return { token: outcome.token, me: describe(outcome.access) }
    },
  })
}

function registerMe(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/me`, {
    config: { guests: true },
    schema: { summary: 'Who the token belongs to.', response: { 200: ANSWERS.me, '4xx': ANSWERS.error } },
    handler: (request) => describe(requireAccess(request)),
  })
  app.delete(`${API_PREFIX}/me`, {
    config: { guests: true },
    schema: {
      summary: 'Leaves: revokes this token.',
      response: { 200: ANSWERS.count, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      services.store.access.revokeToken(requireAccess(request).token, instant(services))
      services.relay.accessChanged()
      return { tokens: 1 }
    },
  })
}

function registerInvites(app: FastifyInstance, services: Services): void {
  app.post<{ Body: Static<typeof REQUESTS.invite> }>(`${API_PREFIX}/invites`, {
    schema: {
      summary: 'Makes a join link. Organizers only.',
      body: REQUESTS.invite,
      response: { 200: ANSWERS.invite, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const { role, tracks = [], name, expiresInMs } = request.body
      const lifetimeMs = expiresInMs ?? INVITE_LIFETIME_MS
      const secret = createInvite(services, { role, tracks, name: name ?? null, lifetimeMs })
      return { link: joinLink(services.address(), secret) }
    },
  })
}

function registerPeople(app: FastifyInstance, services: Services): void {
  app.delete<{ Params: { id: string } }>(`${API_PREFIX}/people/:id/access`, {
    schema: {
      summary: 'Revokes all tokens of a person; open notes are cut within a second. Organizers only.',
      params: REQUESTS.personParams,
      response: { 200: ANSWERS.count, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const tokens = services.store.access.revokePerson(request.params.id, instant(services))
      services.relay.accessChanged()
      return { tokens }
    },
  })
  app.put<{ Params: { id: string }; Body: Static<typeof REQUESTS.role> }>(`${API_PREFIX}/people/:id/role`, {
    schema: {
      summary: 'Gives a person who has joined another role. Organizers only.',
      params: REQUESTS.personParams,
      body: REQUESTS.role,
      response: { 200: ANSWERS.count, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      const { role, tracks = [] } = request.body
      const tokens = services.store.access.setRole(request.params.id, role, tracks)
      services.relay.accessChanged()
      return { tokens }
    },
  })
}

function describe(access: Access): Me {
  const { person, role, tracks, session } = access
  return { person, role, tracks, ...(session === null ? {} : { session }) }
}

function instant(services: Services): string {
  return new Date(services.now()).toISOString()
}

/** Routes for guests of one session: a fresh link for the room's screen, who came by one, and ending it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { leadsSession, mayWrite, type Session } from '#note/summit.ts'
import type { Access } from '../access/access.ts'
import { createGuestInvite, guestLink, type GuestRates } from '../access/guests.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession } from './session-routes.ts'

type OfSession = { Params: { id: string } }

export function registerGuestRoutes(app: FastifyInstance, services: Services, rates: GuestRates): void {
  registerLinks(app, services, rates)
  registerEnding(app, services)
}

function registerLinks(app: FastifyInstance, services: Services, rates: GuestRates): void {
  app.post<OfSession>(`${API_PREFIX}/sessions/:id/guests`, {
    schema: {
      summary:
        'A link, good for half an hour, that lets guests into this note and nowhere else. For whoever may write in it.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.guestLink, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const session = requireHost(services, request)
      if (session.guests === 'none') {
        throw new RefusalError(409, 'state', 'The lead of this session lets no guests in.')
      }
      const isCalm = rates.mayAsk(session.id, services.clock.elapsed())
      const made = isCalm ? createGuestInvite(services, session.id) : null
      if (made === null) {
        throw new RefusalError(
          429,
          'request',
          'Many codes for this note were asked for: try again in a minute.',
        )
      }
      return { link: guestLink(services.address(), session.id, made.secret), until: made.until }
    },
  })
  app.get<OfSession>(`${API_PREFIX}/sessions/:id/guests`, {
    schema: {
      summary: 'Who may write in this note as a guest.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.guests, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { store } = services
      const session = requireHost(services, request)
      const guests = store.access.guests(session.id, instant(services)).flatMap((guest) => {
        const person = store.summit.findPerson(guest.person)
        return person === null ? [] : [{ person, since: guest.createdAt }]
      })
      return { guests }
    },
  })
}

function registerEnding(app: FastifyInstance, services: Services): void {
  app.put<OfSession & { Body: Static<typeof REQUESTS.guestsWish> }>(`${API_PREFIX}/sessions/:id/guests`, {
    schema: {
      summary:
        'Whether guests are welcome: false ends all links to this note and the access of all its guests. For whoever leads the session.',
      params: REQUESTS.sessionParams,
      body: REQUESTS.guestsWish,
      response: { 200: ANSWERS.count, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { guests: _, ...session } = await requireLead(services, request)
      const { welcome } = request.body
      services.store.sessions.save(welcome ? session : { ...session, guests: 'none' })
      services.events.sessionsChanged()
      if (welcome) return { tokens: 0 }
      services.store.access.endGuestInvites(session.id, instant(services))
      return revoke(services, session, null)
    },
  })
  app.delete<{ Params: Static<typeof REQUESTS.guestParams> }>(`${API_PREFIX}/sessions/:id/guests/:person`, {
    schema: {
      summary: 'Ends the access of one guest. For whoever leads the session.',
      params: REQUESTS.guestParams,
      response: { 200: ANSWERS.count, '4xx': ANSWERS.error },
    },
    handler: async (request) => revoke(services, await requireLead(services, request), request.params.person),
  })
}

function revoke(services: Services, session: Session, person: string | null): { tokens: number } {
  const tokens = services.store.access.revokeGuests(session.id, person, instant(services))
  services.relay.accessChanged()
  return { tokens }
}

/** Whoever may let guests in: who could write in the note once it is open. */
function requireHost(services: Services, request: FastifyRequest<OfSession>): Session {
  const access = requireAccess(request)
  const session = findSession(services, request.params.id)
  const opened = session.state === 'scheduled' ? ({ ...session, state: 'open' } as const) : session
  if (mayWrite(access, opened)) return session
  throw new RefusalError(403, 'role', 'Only who may write in this note lets guests into it.')
}

async function requireLead(services: Services, request: FastifyRequest<OfSession>): Promise<Session> {
  const access = requireAccess(request)
  const session = findSession(services, request.params.id)
  if (leadsSession(access, session) || (await isNamedLead(services, session, access))) return session
  throw new RefusalError(403, 'role', 'Only a lead of this session may end the access of its guests.')
}

/** Whether the note, or else the session, names this person as the one who leads. A reader never does. */
async function isNamedLead(services: Services, session: Session, access: Access): Promise<boolean> {
  if (access.role === 'reader') return false
  const record = await services.reader.record(session).catch(() => null)
  const lead = record?.roles['lead'] ?? session.roles['lead']
  return lead?.id === access.person.id
}

function instant(services: Services): string {
  return new Date(services.now()).toISOString()
}

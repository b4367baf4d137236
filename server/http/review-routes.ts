/** Routes of a review: edits in place, items that go back, proposals, and what a lead has read. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { leadsSession, mayEdit, mayWrite, type Session } from '#note/summit.ts'
import { readAccessByHash, type Access } from '../access/access.ts'
import { hasNote } from '../store/store.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, found, requireAccess } from './refusal.ts'
import { REVIEW_ANSWERS, REVIEW_REQUESTS } from './review-schemas.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession } from './session-routes.ts'

type OfSession = { Params: { id: string } }

export function registerReviewRoutes(app: FastifyInstance, services: Services): void {
  registerEdits(app, services)
  registerReading(app, services)
  registerReturned(app, services)
  registerMessages(app, services)
  registerProposals(app, services)
}

function registerEdits(app: FastifyInstance, services: Services): void {
  app.post<OfSession & { Body: Static<typeof REVIEW_REQUESTS.edits> }>(`${API_PREFIX}/sessions/:id/edits`, {
    schema: {
      summary: 'Makes edits by line as the asking person, in one step, and says what takes them back.',
      params: REQUESTS.sessionParams,
      body: REVIEW_REQUESTS.edits,
      response: { 200: REVIEW_ANSWERS.edits, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const access = requireAccess(request)
      const session = findNote(services, request.params.id)
      const mayStill = () => requireWriting(services, access, session.id, mayEdit)
      mayStill()
      return services.history.edit(session, { edits: request.body.edits, person: access.person, mayStill })
    },
  })
}

function registerReading(app: FastifyInstance, services: Services): void {
  app.get<OfSession>(`${API_PREFIX}/sessions/:id/review`, {
    schema: {
      summary: 'Items that were returned, proposals, and how far the asking person has read.',
      params: REQUESTS.sessionParams,
      response: { 200: REVIEW_ANSWERS.review, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { person } = requireAccess(request)
      return services.reviews.read(findNote(services, request.params.id), person)
    },
  })
  app.post<OfSession & { Body: Static<typeof REVIEW_REQUESTS.seen> }>(
    `${API_PREFIX}/sessions/:id/review/seen`,
    {
      schema: {
        summary: 'The asking person has read the note up to this update.',
        params: REQUESTS.sessionParams,
        body: REVIEW_REQUESTS.seen,
        response: { 200: REVIEW_ANSWERS.seen, '4xx': ANSWERS.error },
      },
      handler: (request) => {
        const { person } = requireAccess(request)
        const session = findNote(services, request.params.id)
        const seq = Math.min(request.body.seq, services.relay.seqOf(session.id))
        services.store.reviews.saveSeen(person.id, session.id, seq)
        return { seq }
      },
    },
  )
}

function registerReturned(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/returned`, {
    schema: {
      summary: 'What was returned to the asking person and is not settled, in any session.',
      response: { 200: REVIEW_ANSWERS.returned, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { person } = requireAccess(request)
      const titleOf = (id: string) => services.store.sessions.find(id)?.title ?? id
      const returned = services.reviews.returnedTo(person)
      return { returned: returned.map((item) => ({ ...item, sessionTitle: titleOf(item.session) })) }
    },
  })
  app.post<OfSession & { Body: Static<typeof REVIEW_REQUESTS.returnItem> }>(
    `${API_PREFIX}/sessions/:id/returned`,
    {
      schema: {
        summary: 'Sends one item back to its author with a reason. For those who lead the session.',
        params: REQUESTS.sessionParams,
        body: REVIEW_REQUESTS.returnItem,
        response: { 200: REVIEW_ANSWERS.returnedItem, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        const { session, access } = requireLead(services, request)
        const { line, reason } = request.body
        const item = await services.reviews.returnItem(session, access.person, {
          line,
          reason: reason.trim(),
        })
        announce(services, session, access)
        return found(item, `Session "${session.id}" has no line "${line}": read its record again.`)
      },
    },
  )
  app.post<{ Params: Static<typeof REVIEW_REQUESTS.itemParams> }>(
    `${API_PREFIX}/sessions/:id/returned/:item/settled`,
    {
      schema: {
        summary: 'Says that what was asked for is done. For those who may write in the note.',
        params: REVIEW_REQUESTS.itemParams,
        response: { 200: REVIEW_ANSWERS.returnedItem, '4xx': ANSWERS.error },
      },
      handler: (request) => {
        const access = requireAccess(request)
        const session = findNote(services, request.params.id)
        requireWriting(services, access, session.id)
        const settled = services.reviews.settle(session, access.person, request.params.item)
        announce(services, session, access)
        return found(
          settled,
          `Nothing returned is open under "${request.params.item}": it is settled already.`,
        )
      },
    },
  )
}

function registerMessages(app: FastifyInstance, services: Services): void {
  app.post<OfSession & { Body: Static<typeof REVIEW_REQUESTS.message> }>(
    `${API_PREFIX}/sessions/:id/messages`,
    {
      schema: {
        summary:
          'Says one sentence to those who write in the note now; it is kept nowhere. For those who lead it.',
        params: REQUESTS.sessionParams,
        body: REVIEW_REQUESTS.message,
        response: { 200: REVIEW_ANSWERS.message, '4xx': ANSWERS.error },
      },
      handler: (request) => {
        const { session, access } = requireLead(services, request)
        const by = { id: access.person.id, name: access.person.name }
        const { id, track } = session
        const text = request.body.text.trim()
        services.events.publish({ type: 'session.message', session: id, track, by, text })
        return { here: services.relay.glances().find((each) => each.session === id)?.here ?? 0 }
      },
    },
  )
}

function registerProposals(app: FastifyInstance, services: Services): void {
  app.post<OfSession & { Body: Static<typeof REVIEW_REQUESTS.propose> }>(
    `${API_PREFIX}/sessions/:id/proposals`,
    {
      schema: {
        summary: 'Proposes one edit; those who lead the session take it or leave it.',
        params: REQUESTS.sessionParams,
        body: REVIEW_REQUESTS.propose,
        response: { 200: REVIEW_ANSWERS.proposal, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        const access = requireAccess(request)
        const session = findNote(services, request.params.id)
        if (access.role === 'reader')
          throw new RefusalError(403, 'role', 'You may read here and not propose.')
        const { edit, why = '' } = request.body
        const proposal = await services.reviews.propose(session, access.person, { edit, why: why.trim() })
        announce(services, session, access)
        return found(
          proposal,
          'The line or section of this proposal is not in the note: read its record again.',
        )
      },
    },
  )
  app.post<{
    Params: Static<typeof REVIEW_REQUESTS.proposalParams>
    Body: Static<typeof REVIEW_REQUESTS.answer>
  }>(`${API_PREFIX}/sessions/:id/proposals/:proposal`, {
    schema: {
      summary: 'Takes a proposal as new edits, or leaves it. 409 where the line is another than it was.',
      params: REVIEW_REQUESTS.proposalParams,
      body: REVIEW_REQUESTS.answer,
      response: { 200: REVIEW_ANSWERS.proposal, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { session, access } = requireLead(services, request)
      const { take, anyway = false } = request.body
      const outcome = await services.reviews.answer(session, {
        ...{ id: request.params.proposal, take, anyway, person: access.person },
        mayStill: () => requireWriting(services, access, session.id),
      })
      announce(services, session, access)
      if (typeof outcome === 'object') return outcome
      throw PROPOSAL_REFUSALS[outcome]
    },
  })
}

const PROPOSAL_REFUSALS = {
  unknown: new RefusalError(404, 'not-found', 'There is no such proposal: read the review again.'),
  answered: new RefusalError(
    409,
    'state',
    'Somebody has just answered this proposal: read the review again.',
  ),
  stale: new RefusalError(
    409,
    'state',
    'The line is another than when this was proposed: look at both, then take it anyway or leave it.',
  ),
} as const

/** A session that has a note, or 404. */
function findNote(services: Services, id: string): Session {
  const session = findSession(services, id)
  return found(hasNote(session.state) ? session : null, `Session "${id}" has no note yet: open it first.`)
}

function requireLead(services: Services, request: FastifyRequest<{ Params: { id: string } }>) {
  const access = requireAccess(request)
  const session = findNote(services, request.params.id)
  if (!leadsSession(access, session)) {
    throw new RefusalError(403, 'role', 'This is for those who lead the session: ask its track lead.')
  }
  return { access, session }
}

/** As things are now: reading a note takes a moment, and it may be approved or a token revoked in it. */
function requireWriting(services: Services, { token }: Access, id: string, may = mayWrite): void {
  const access = readAccessByHash(services.store, token, services.now())
  if (access === null) throw new RefusalError(401, 'token', 'A live session token is needed: join again.')
  const session = findSession(services, id)
  if (may(access, session)) return
  const sentence = `You may not write in the note of session "${id}" (${session.state}): propose the change instead.`
  throw new RefusalError(403, 'role', sentence)
}

function announce(services: Services, { id, track }: Session, { person }: Access): void {
  const by = { id: person.id, name: person.name }
  services.events.publish({ type: 'review.changed', session: id, track, by })
}

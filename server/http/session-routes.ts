/** Routes for the summit, its sessions, their notes as records, and the steps of their lives. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import {
  isGuest,
  mayChangeState,
  mayWrite,
  type Actor,
  type Session,
  type SessionState,
  type Summit,
} from '#note/summit.ts'
import { MODEL_VERSION } from '#note/model-version.ts'
import type { SessionSummary, StateRequest } from '#note/wire/api.ts'
import type { Access } from '../access/access.ts'
import { bringSession } from '../sessions/bring-session.ts'
import { changeState, type StateOutcome } from '../sessions/change-state.ts'
import { createUnscheduledSession } from '../sessions/new-session.ts'
import type { NoteHead } from '../store/store.ts'
import { summitForGuest } from './guest-view.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, found, requireAccess, requireRole } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'

const STATES: readonly SessionState[] = ['open', 'closed', 'returned', 'approved', 'published']

export function registerSessionRoutes(app: FastifyInstance, services: Services): void {
  registerSummit(app, services)
  registerMilestones(app, services)
  registerSessions(app, services)
  registerSession(app, services)
  registerReadings(app, services)
  registerState(app, services)
}

/** The session, or 404. */
export function findSession(services: Services, id: string): Session {
  const { sessions } = services.store
  const session = sessions.resolve(id)
  return found(
    session === null ? null : sessions.find(session),
    `There is no session "${id}": see the schedule.`,
  )
}

/** The summit, or 404 where none was imported. */
export function findSummit(services: Services): Summit {
  return found(services.store.summit.read(), 'There is no summit here yet: import a schedule.')
}

function registerSummit(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/summit`, {
    config: { guests: true },
    schema: {
      summary: 'The summit and the clock of the relay.',
      response: { 200: ANSWERS.summit, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { session } = requireAccess(request)
      const summit = findSummit(services)
      const now = new Date(services.now()).toISOString()
      if (session === null) return { summit, now, template: services.templates.standard }
      return { summit: summitForGuest(summit, findSession(services, session)), now }
    },
  })
}

function registerMilestones(app: FastifyInstance, services: Services): void {
  app.put<{ Body: Static<typeof REQUESTS.milestones> }>(`${API_PREFIX}/summit/milestones`, {
    schema: {
      summary: 'Replaces the summit’s milestones: the days that due dates may be said by.',
      body: REQUESTS.milestones,
      response: { 200: ANSWERS.summit, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireRole(request, ['organizer'])
      findSummit(services)
      services.store.summit.saveMilestones(request.body.milestones)
      services.events.sessionsChanged()
      return { summit: findSummit(services), now: new Date(services.now()).toISOString() }
    },
  })
}

function registerSessions(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/sessions`, {
    config: { guests: true },
    schema: {
      summary: 'All sessions and how far their notes are.',
      response: { 200: ANSWERS.sessions, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { session } = requireAccess(request)
      const heads = services.store.notes.heads()
      const sessions = services.store.sessions.list().filter(({ id }) => session === null || id === session)
      return { sessions: await Promise.all(sessions.map((each) => summarize(services, each, heads))) }
    },
  })
  app.post<{ Body: Static<typeof REQUESTS.newSession> }>(`${API_PREFIX}/sessions`, {
    schema: {
      summary: 'Makes a session nobody planned.',
      body: REQUESTS.newSession,
      response: { 200: ANSWERS.session, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireRole(request, ['organizer', 'track-lead', 'note-taker'])
      const outcome = createUnscheduledSession(request.body, {
        summit: findSummit(services),
        taken: new Set(services.store.sessions.list().map((each) => each.id)),
        template: services.templates.standard.id,
      })
      if (outcome.kind === 'refused') throw new RefusalError(400, 'request', outcome.message)
      services.store.sessions.save(outcome.session)
      services.events.sessionsChanged()
      return describeSession(services, outcome.session, requireAccess(request))
    },
  })
}

function registerSession(app: FastifyInstance, services: Services): void {
  app.put<{ Params: { id: string }; Body: Static<typeof REQUESTS.madeSession> }>(
    `${API_PREFIX}/sessions/:id`,
    {
      schema: {
        summary:
          'A session nobody planned, under an id made by whoever began it, perhaps without a network. Asked again it changes nothing; where its twin is there already, the id leads there.',
        params: REQUESTS.madeSessionParams,
        body: REQUESTS.madeSession,
        response: { 200: ANSWERS.session, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        const access = requireRole(request, ['organizer', 'track-lead', 'note-taker'])
        const { id } = request.params
        const outcome = bringSession(id, request.body, {
          ...{ access, summit: findSummit(services), sessions: services.store.sessions },
          ...{ template: services.templates.standard.id, at: new Date(services.now()).toISOString() },
        })
        if (outcome.kind === 'refused') throw new RefusalError(400, 'request', outcome.message)
        const { roles } = request.body
        const opens =
          roles !== undefined && outcome.session.unscheduled && outcome.session.state === 'scheduled'
        const session = opens
          ? await takeStep(services, outcome.session, { request: { to: 'open', roles }, access })
          : outcome.session
        if (outcome.kind !== 'known') services.events.sessionsChanged()
        return describeSession(services, session, access)
      },
    },
  )
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id`, {
    config: { guests: true },
    schema: {
      summary: 'One session, its template, its history, and what the asking person may do.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.session, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const access = requireAccess(request)
      return describeSession(services, findSession(services, request.params.id), access)
    },
  })
}

function registerReadings(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id/record`, {
    schema: {
      summary: 'The note as a record.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.record, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const session = findSession(services, request.params.id)
      const record = await services.reader.record(session)
      return found(record, `Session "${session.id}" has no note yet: open it first.`)
    },
  })
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id/findings`, {
    schema: {
      summary: 'What somebody should look at in the note.',
      params: REQUESTS.sessionParams,
      response: { 200: ANSWERS.findings, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      return { findings: await services.reader.findings(findSession(services, request.params.id)) }
    },
  })
}

function registerState(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string }; Body: Static<typeof REQUESTS.state> }>(
    `${API_PREFIX}/sessions/:id/state`,
    {
      schema: {
        summary: 'Takes a session one step further; 409 with what is missing where a gate stays shut.',
        params: REQUESTS.sessionParams,
        body: REQUESTS.state,
        response: { 200: ANSWERS.session, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        const access = requireAccess(request)
        const session = findSession(services, request.params.id)
        const changed = await takeStep(services, session, { request: request.body, access })
        request.log.info(
          { session: changed.id, person: access.person.id, state: changed.state },
          'state changed',
        )
        return describeSession(services, changed, access)
      },
    },
  )
}

/** Takes the step and tells everybody; throws where a gate stays shut. */
async function takeStep(
  services: Services,
  session: Session,
  step: { readonly request: StateRequest; readonly access: Access },
): Promise<Session> {
  const { request, access } = step
  const outcome = await changeState(session, request, {
    sessions: services.store.sessions,
    access,
    at: new Date(services.now()).toISOString(),
    template: templateOf(services, session),
    findings: () => services.reader.findings(session),
    updates: () => services.relay.updatesOf(session.id),
    write: (update) => services.relay.writeOwn(session.id, update),
  })
  const changed = changedOrRefuse(outcome)
  services.relay.sessionChanged(changed)
  services.history.keepStep(changed, access.person)
  services.events.sessionsChanged()
  return changed
}

function changedOrRefuse(outcome: StateOutcome): Session {
  switch (outcome.kind) {
    case 'changed':
      return outcome.session
    case 'gate':
      throw new RefusalError(409, 'gate', outcome.message, outcome.findings)
    case 'refused': {
      const status = { role: 403, state: 409, request: 400 }[outcome.code]
      throw new RefusalError(status, outcome.code, outcome.message)
    }
  }
}

async function describeSession(services: Services, session: Session, access: Actor) {
  return {
    summary: await summarize(services, session, services.store.notes.heads()),
    template: templateOf(services, session),
    model: MODEL_VERSION,
    // Reasons are between those who write and those who lead.
    history: isGuest(access) ? [] : services.store.sessions.history(session.id),
    write: mayWrite(access, session),
    mayBecome: STATES.filter((state) => mayChangeState(access, session, state)),
  }
}

async function summarize(
  services: Services,
  session: Session,
  heads: ReadonlyMap<string, NoteHead>,
): Promise<SessionSummary> {
  // A damaged note has no completeness; its own address says why.
  const record = await services.reader.record(session).catch(() => null)
  return {
    session: record === null ? session : { ...session, roles: { ...session.roles, ...record.roles } },
    completeness: await services.reader.completeness(session).catch(() => null),
    lastEditAt: heads.get(session.id)?.lastEditAt ?? null,
    here: services.relay.here(session.id),
  }
}

function templateOf(services: Services, session: Session) {
  const frozen = services.store.sessions.frozenTemplate(session.id)
  return frozen ?? services.templates.find(session.template) ?? services.templates.standard
}

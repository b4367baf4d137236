/** Routes for a note's past: its versions, one of them as a record, what changed, who wrote, and restoring. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { mayWrite, type Session } from '#note/summit.ts'
import type { Version } from '#note/wire/history.ts'
import { readAccessByHash, type Access } from '../access/access.ts'
import { hasNote } from '../store/store.ts'
import { HISTORY_ANSWERS, HISTORY_REQUESTS } from './history-schemas.ts'
import { API_PREFIX } from './openapi.ts'
import { requireAttribution } from './writer-routes.ts'
import { RefusalError, found, requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession } from './session-routes.ts'

export function registerHistoryRoutes(app: FastifyInstance, services: Services): void {
  registerVersions(app, services)
  registerComparison(app, services)
  registerAuthors(app, services)
  registerRestore(app, services)
}

function registerVersions(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id/versions`, {
    schema: {
      summary: 'The versions of a note, oldest first; the last is the note as it stands.',
      params: REQUESTS.sessionParams,
      response: { 200: HISTORY_ANSWERS.versions, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireAccess(request)
      return { versions: services.history.versions(findNote(services, request.params.id)) }
    },
  })
  app.get<{ Params: Static<typeof HISTORY_REQUESTS.versionParams> }>(
    `${API_PREFIX}/sessions/:id/versions/:seq/record`,
    {
      schema: {
        summary: 'The note as a record, as it was at this version.',
        params: HISTORY_REQUESTS.versionParams,
        response: { 200: ANSWERS.record, '4xx': ANSWERS.error },
      },
      handler: (request) => {
        requireAccess(request)
        const session = findNote(services, request.params.id)
        const version = findVersion(services, session, request.params.seq)
        return services.history.record(session, version.seq)
      },
    },
  )
}

function registerComparison(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string }; Querystring: Static<typeof HISTORY_REQUESTS.compareQuery> }>(
    `${API_PREFIX}/sessions/:id/compare`,
    {
      schema: {
        summary: 'What became of each line between two versions, and one sentence about all of it.',
        params: REQUESTS.sessionParams,
        querystring: HISTORY_REQUESTS.compareQuery,
        response: { 200: HISTORY_ANSWERS.comparison, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        requireAccess(request)
        const session = findNote(services, request.params.id)
        const from = findVersion(services, session, request.query.from)
        const to = findVersion(services, session, request.query.to)
        return { from, to, ...(await services.history.compare(session, { from: from.seq, to: to.seq })) }
      },
    },
  )
}

function registerAuthors(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(`${API_PREFIX}/sessions/:id/authors`, {
    schema: {
      summary: 'Who wrote which letters of the note as it stands.',
      params: REQUESTS.sessionParams,
      response: { 200: HISTORY_ANSWERS.authors, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      requireAttribution(services)
      return { lines: await services.history.authors(findNote(services, request.params.id)) }
    },
  })
}

function registerRestore(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string }; Body: Static<typeof HISTORY_REQUESTS.restore> }>(
    `${API_PREFIX}/sessions/:id/restore`,
    {
      schema: {
        summary: 'Makes the note say again what it said in a version, as new edits of whoever asks.',
        params: REQUESTS.sessionParams,
        body: HISTORY_REQUESTS.restore,
        response: { 200: HISTORY_ANSWERS.restore, '4xx': ANSWERS.error },
      },
      handler: async (request) => {
        const access = requireAccess(request)
        const { person } = access
        const session = findNote(services, request.params.id)
        const mayStill = () => {
          const now = findSession(services, session.id)
          if (!mayWrite(accessNow(services, access), now)) {
            throw new RefusalError(403, 'role', whyNotWritten(now))
          }
        }
        mayStill()
        const { seq } = findVersion(services, session, request.body.seq)
        const answer = await services.history.restore(session, { seq, person, mayStill })
        request.log.info({ session: session.id, person: person.id, seq }, 'a version was restored')
        return answer
      },
    },
  )
}

/** Whoever asked, as things are now: reading a note takes a moment, and a token may be revoked in it. */
function accessNow(services: Services, { token }: Access): Access {
  const access = readAccessByHash(services.store, token, services.now())
  if (access === null) throw new RefusalError(401, 'token', 'A live session token is needed: join again.')
  return access
}

function whyNotWritten({ id, state }: Session): string {
  if (state === 'approved' || state === 'published') {
    return `The note of session "${id}" is ${state}: only those who lead it may restore a version.`
  }
  return 'You may read here and not write: ask an organizer for another role to restore a version.'
}

/** A session that has a note, or 404. */
function findNote(services: Services, id: string): Session {
  const session = findSession(services, id)
  return found(hasNote(session.state) ? session : null, `Session "${id}" has no note yet: open it first.`)
}

/** The version, or 404. */
function findVersion(services: Services, session: Session, seq: number): Version {
  const sentence = `The note of session "${session.id}" has no version ${seq}: choose one of its list of versions.`
  return found(services.history.find(session, seq), sentence)
}

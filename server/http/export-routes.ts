/** Routes for exports: the targets, one session's files with what stands in the way, and a zip of many. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { zipSync } from 'fflate'
import { bytesOf, makeExport, planExport } from '../notes/plan-export.ts'
import { chosenFor } from '../publish/kept-settings.ts'
import { API_PREFIX } from './openapi.ts'
import { found, requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession, findSummit } from './session-routes.ts'

/** The oldest date a zip can hold; the same export is the same bytes. */
export const ZIP_DATE = '1980-01-01T00:00:00'

export function registerExportRoutes(app: FastifyInstance, services: Services): void {
  registerTargets(app, services)
  registerSessionExport(app, services)
  registerZip(app, services)
}

function registerTargets(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/export/targets`, {
    schema: { summary: 'What can be exported to.', response: { 200: ANSWERS.targets, '4xx': ANSWERS.error } },
    handler: (request) => {
      requireAccess(request)
      return { targets: services.targets.list.map(({ id, title }) => ({ id, title })) }
    },
  })
}

function registerSessionExport(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string; target: string } }>(`${API_PREFIX}/sessions/:id/export/:target`, {
    schema: {
      summary: 'The files of one session as they would be written, and what stands in the way.',
      params: REQUESTS.sessionTargetParams,
      response: { 200: ANSWERS.export, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const session = findSession(services, request.params.id)
      const target = findTarget(services, request.params.target)
      return planExport(
        {
          ...{ target, sessions: [session], reader: services.reader, summit: findSummit(services) },
          blueprintOf: services.store.blueprints.find,
          ...chosenFor(services.store, target),
          ...{ address: services.address(), blockedToo: true },
        },
        services.drawing.draw,
      )
    },
  })
}

function registerZip(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { target: string }; Querystring: Static<typeof REQUESTS.exportQuery> }>(
    `${API_PREFIX}/export/:target`,
    {
      schema: {
        summary: 'A zip of every file of the target, of one track or one session if named.',
        params: REQUESTS.targetParams,
        querystring: REQUESTS.exportQuery,
        response: { '4xx': ANSWERS.error },
      },
      handler: async (request, reply) => {
        requireAccess(request)
        const { track, session } = request.query
        const target = findTarget(services, request.params.target)
        const sessions = services.store.sessions
          .list()
          .filter((each) => track === undefined || each.track === track)
          .filter((each) => session === undefined || each.id === session)
        const summit = findSummit(services)
        const { files } = await makeExport({
          ...{ target, sessions, summit, reader: services.reader },
          blueprintOf: services.store.blueprints.find,
          ...chosenFor(services.store, target),
          ...{ address: services.address(), blockedToo: false },
          whole: track === undefined && session === undefined,
        })
        const entries: Record<string, Uint8Array> = {}
        // One after the other: many documents at once would hold all of them half drawn.
        for (const file of files) entries[file.path] = await bytesOf(file, services.drawing.draw)
        reply.header('Content-Disposition', `attachment; filename="${target.id}.zip"`)
        return reply.type('application/zip').send(Buffer.from(zipSync(entries, { mtime: ZIP_DATE })))
      },
    },
  )
}

export function findTarget(services: Services, id: string) {
  return found(services.targets.find(id), `There is no export target "${id}": see /api/v1/export/targets.`)
}

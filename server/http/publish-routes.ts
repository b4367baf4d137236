/**
 * Routes of publishing, for those who lead: the plan, its files, carrying it out, a zip instead, and hand edits back to
 * the notes; for organizers how each target is published. Files go below the folder named when the relay was started.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { zipSync } from 'fflate'
import type {
  PublishFileRequest,
  PublishRequest,
  PublishSettingsAnswer,
  PublishSettingsRequest,
} from '#note/wire/publish.ts'
import { bytesOf } from '../notes/plan-export.ts'
import { PublishError } from '../publish/apply-plan.ts'
import { keptSettings, settingsProblem, tidySettings } from '../publish/kept-settings.ts'
import type { PublishWish } from '../publish/publishing.ts'
import { findTarget, ZIP_DATE } from './export-routes.ts'
import { API_PREFIX } from './openapi.ts'
import { PUBLISH_ANSWERS, PUBLISH_REQUESTS } from './publish-schemas.ts'
import { found, RefusalError, requireRole } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSummit } from './session-routes.ts'

type Asked = { Body: PublishRequest }

const NO_FOLDER =
  'This relay publishes into no folder: start it with --publish DIR, or save the files and put them there.'

export function registerPublishRoutes(app: FastifyInstance, services: Services): void {
  registerPlan(app, services)
  registerApply(app, services)
  registerZip(app, services)
  registerSettings(app, services)
}

function registerSettings(app: FastifyInstance, services: Services): void {
  app.put<{ Body: PublishSettingsRequest }>(`${API_PREFIX}/publish/settings`, {
    schema: {
      summary:
        'How a target is published: folder, cycle, author of commits, its own settings. Organizers only.',
      body: PUBLISH_REQUESTS.settings,
      response: { 200: PUBLISH_ANSWERS.settings, '4xx': ANSWERS.error },
    },
    handler: (request): PublishSettingsAnswer => {
      requireRole(request, ['organizer'])
      const target = findTarget(services, request.body.target)
      const settings = tidySettings(target, request.body.settings)
      const problem = settingsProblem(target, settings)
      if (problem !== null) throw new RefusalError(400, 'request', problem)
      services.store.summit.savePublishSettings(target.id, settings)
      return { settings: keptSettings(services.store, target) }
    },
  })
}

function registerPlan(app: FastifyInstance, services: Services): void {
  app.post<Asked>(`${API_PREFIX}/publish/plan`, {
    schema: {
      summary: 'What publishing to a target would write: new, changed and held back, session by session.',
      body: PUBLISH_REQUESTS.wish,
      response: { 200: PUBLISH_ANSWERS.plan, '4xx': ANSWERS.error },
    },
    handler: (request) => services.publishing.plan(wishOf(services, request, request.body)),
  })
  app.post<{ Body: PublishFileRequest }>(`${API_PREFIX}/publish/file`, {
    schema: {
      summary: 'One file of the plan: what stands there, and what will.',
      body: PUBLISH_REQUESTS.file,
      response: { 200: PUBLISH_ANSWERS.file, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { path } = request.body
      const file = await services.publishing.file(wishOf(services, request, request.body), path)
      return found(file, `The plan has no file ${path}: read the plan again.`)
    },
  })
}

function registerApply(app: FastifyInstance, services: Services): void {
  app.post<Asked>(`${API_PREFIX}/publish/apply`, {
    schema: {
      summary:
        'Writes the plan into the target’s folder, commits it where that is in a git repository, and answers how it stands then.',
      body: PUBLISH_REQUESTS.wish,
      response: { 200: PUBLISH_ANSWERS.receipt, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const wish = wishOf(services, request, request.body)
      if (!services.publishing.hasFolder) throw new RefusalError(409, 'state', NO_FOLDER)
      const receipt = await services.publishing.apply(wish).catch(asRefusal)
      if (receipt !== null) return receipt
      throw new RefusalError(409, 'state', 'Somebody is publishing right now: wait a moment and look again.')
    },
  })
  app.post<Asked>(`${API_PREFIX}/publish/propose`, {
    schema: {
      summary: 'Offers what was changed by hand in the folder to the notes, as proposals on the desk.',
      body: PUBLISH_REQUESTS.wish,
      response: { 200: PUBLISH_ANSWERS.proposed, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      const { person } = requireLead(request)
      return services.publishing.propose(wishOf(services, request, request.body), person)
    },
  })
}

function registerZip(app: FastifyInstance, services: Services): void {
  app.post<Asked>(`${API_PREFIX}/publish/zip`, {
    schema: {
      summary: 'The files of the plan as a zip.',
      body: PUBLISH_REQUESTS.wish,
      response: { '4xx': ANSWERS.error },
    },
    handler: async (request, reply) => {
      const wish = wishOf(services, request, request.body)
      const entries: Record<string, Uint8Array> = {}
      for (const file of await services.publishing.files(wish))
        entries[file.path] = await bytesOf(file, services.drawing.draw)
      reply.header('Content-Disposition', `attachment; filename="${wish.target.id}.zip"`)
      return reply.type('application/zip').send(Buffer.from(zipSync(entries, { mtime: ZIP_DATE })))
    },
  })
}

function requireLead(request: FastifyRequest) {
  return requireRole(request, ['organizer', 'track-lead'])
}

function wishOf(services: Services, request: FastifyRequest, body: PublishRequest): PublishWish {
  const { role, tracks } = requireLead(request)
  const target = findTarget(services, body.target)
  const settings = body.settings ?? {}
  const unknown = Object.keys(settings).find((key) => !Object.hasOwn(target.settings, key))
  if (unknown !== undefined) {
    const known = Object.keys(target.settings).join(', ') || 'none'
    throw new RefusalError(400, 'request', `${target.title} has no setting "${unknown}": it has ${known}.`)
  }
  return {
    target,
    summit: findSummit(services),
    actor: { role, tracks },
    sessions: body.sessions ?? null,
    settings,
  }
}

function asRefusal(error: unknown): never {
  if (!(error instanceof PublishError)) throw error
  if (error.at === 'place') throw new RefusalError(409, 'state', error.message)
  throw new RefusalError(503, 'storage', error.message)
}

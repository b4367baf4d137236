/**
 * The HTTP side of the relay: the API, the page, health and metrics on one server. Puts parts together; decides
 * nothing about notes.
 */
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify'
import type { Logger } from 'pino'
import { readAccess } from '../access/access.ts'
import { DOOR_SERVER_OPTIONS } from '../serving/door.ts'
import { NoteDamagedError, StoreError } from '../store/store.ts'
import { registerAccessRoutes } from './access-routes.ts'
import { registerEventRoutes } from './event-routes.ts'
import { registerAdoptRoutes } from './adopt-routes.ts'
import { registerBlueprintExport } from './blueprint-export.ts'
import { registerBlueprintRoutes } from './blueprint-routes.ts'
import { registerExportRoutes } from './export-routes.ts'
import { registerFeedbackRoutes } from './feedback-routes.ts'
import { guardGuests } from './guest-guard.ts'
import { registerHistoryRoutes } from './history-routes.ts'
import { registerItemRoutes } from './item-routes.ts'
import { registerItemStateRoutes } from './item-state-routes.ts'
import { API_PREFIX, createOpenApi, describeRoute } from './openapi.ts'
import { registerOperations } from './operations.ts'
import { registerPage } from './page.ts'
import { RefusalError } from './refusal.ts'
import { registerPublishRoutes } from './publish-routes.ts'
import { registerRadarRoutes } from './radar-routes.ts'
import { registerReviewRoutes } from './review-routes.ts'
import { contentSecurityPolicy } from './security.ts'
import type { Services } from './services.ts'
import { registerSearchRoutes } from './search-routes.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { registerWriterRoutes } from './writer-routes.ts'
import { registerSummaryRoutes } from './summary-routes.ts'
import { registerWebhookRoutes } from './webhook-routes.ts'

export interface AppOptions {
  readonly services: Services
  readonly log: Logger
  /** Exact origins besides the relay's own that may call the API. */
  readonly origins: ReadonlySet<string>
  /** Folder with the built page, or null to serve none. */
  readonly page: string | null
  readonly version: string
  /** A certificate and its key, where the relay itself speaks TLS. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
}

/** Browsers then insist on TLS for half a year: the summit and the weeks behind it. */
const HSTS_SECONDS = 180 * 24 * 60 * 60

/** Requests are words and names; notes travel on the socket. */
const MAX_BODY_BYTES = 64 * 1024

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i

/** Makes the server; the caller listens, and closes it. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  // Widened first: the app's type would else carry pino's.
  const loggerInstance: FastifyBaseLogger = options.log
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    ...(options.tls === undefined
      ? { http: DOOR_SERVER_OPTIONS }
      : { https: { ...DOOR_SERVER_OPTIONS, ...options.tls } }),
  })
  // Answers are typed by hand; the schemas document them and a test compares.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(),
    strictTransportSecurity: options.tls === undefined ? false : { maxAge: HSTS_SECONDS },
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(cors, {
    origin: [...options.origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Last-Event-ID'],
  })
  registerRefusals(app)
  registerIdentity(app, options.services)
  guardGuests(app, (id) => options.services.store.sessions.resolve(id))
  registerRoutes(app, options)
  await registerPage(app, options.page)
  return app
}

function registerRoutes(app: FastifyInstance, { services, version }: AppOptions): void {
  const openApi = createOpenApi(version)
  app.addHook('onRoute', (route) => describeRoute(openApi, route))
  registerAccessRoutes(app, services)
  registerSessionRoutes(app, services)
  registerHistoryRoutes(app, services)
  registerItemRoutes(app, services)
  registerItemStateRoutes(app, services)
  registerSearchRoutes(app, services)
  registerBlueprintRoutes(app, services)
  registerBlueprintExport(app, services)
  registerAdoptRoutes(app, services)
  registerExportRoutes(app, services)
  registerPublishRoutes(app, services)
  registerEventRoutes(app, services)
  registerReviewRoutes(app, services)
  registerRadarRoutes(app, services)
  registerWriterRoutes(app, services)
  registerFeedbackRoutes(app, services)
  registerSummaryRoutes(app, services)
  registerWebhookRoutes(app, services)
  registerOperations(app, services)
  app.get(`${API_PREFIX}/openapi.json`, {
    schema: { summary: 'This document.', response: { 200: { type: 'object' } } },
    handler: () => openApi,
  })
}

function registerIdentity(app: FastifyInstance, services: Services): void {
  app.decorateRequest('access', null)
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1]
    request.access = token === undefined ? null : readAccess(services.store, token, services.now())
  })
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: a search is somebody's words.
    const { method, access, routeOptions } = request
    const facts = {
      method,
      route: routeOptions.url ?? '-',
      status: reply.statusCode,
      person: access?.person.id ?? null,
    }
    request.log.debug({ ...facts, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}

/** The API's one guard: whatever is thrown becomes an answer with a code and a sentence. */
function registerRefusals(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
    return reply.code(refusal.status).send(refusal.answer())
  })
}

function asRefusal(error: Error & { statusCode?: number }): RefusalError {
  if (error instanceof RefusalError) return error
  if (error instanceof NoteDamagedError) return new RefusalError(500, 'damaged', error.message)
  if (error instanceof StoreError) {
    return new RefusalError(503, 'storage', 'The relay cannot store at the moment: try again later.')
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return new RefusalError(500, 'internal', 'The relay failed at this: see its log.')
  return new RefusalError(status, 'request', `The request was not understood: ${error.message}.`)
}

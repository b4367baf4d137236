/** What those who run a relay ask it: is it well, and how busy is it. Needs no token; says nothing of people. */
import type { FastifyInstance } from 'fastify'
import type { Services } from './services.ts'

export function registerOperations(app: FastifyInstance, { relay }: Services): void {
  app.get('/healthz', (_request, reply) => {
    const isWell = relay.isStoring
    return reply.code(isWell ? 200 : 503).send({ status: isWell ? 'ok' : 'storage refuses writes' })
  })
  app.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(relay.metricsText()),
  )
}

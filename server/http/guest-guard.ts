/**
 * The one guard of guests' tokens: a route is shut to them unless it says `config: { guests: true }`, and one that names
 * a session is open for theirs only. So a route that is added later is shut by itself (rule G2).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { API_PREFIX } from './openapi.ts'
import { RefusalError } from './refusal.ts'

/** `resolve` says which session an id leads to. To be registered behind the hook that reads who asks. */
export function guardGuests(app: FastifyInstance, resolve: (id: string) => string | null): void {
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const session = request.access?.session ?? null
    const { url, config } = request.routeOptions
    if (session === null || url === undefined || !url.startsWith(API_PREFIX)) return
    const { id } = request.params as { readonly id?: string }
    if (config.guests === true && (id === undefined || resolve(id) === session)) return
    const sentence = 'A guest sees the one note: ask an organizer for an invitation to the summit.'
    throw new RefusalError(403, 'guest', sentence)
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open for guests, within their session. */
    guests?: true
  }
}

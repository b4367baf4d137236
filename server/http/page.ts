/** Serves the built page: its files, and the page itself at every address that is a screen. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusalError } from './refusal.ts'

/** Files under here have a hash in their name and never change. */
const HASHED = '/assets/'
const FOREVER = 'public, max-age=31536000, immutable'
/** Below these nothing is a screen. */
const NOT_SCREENS = /^\/(api|sync|assets|healthz|metrics)(\/|$|\?)/

const NO_PAGE = 'The page is not built here: run "npm run build", then start the relay again.'

/** Serves the folder; with null, or where nothing is built, screens answer with what to do about it. */
export async function registerPage(app: FastifyInstance, folder: string | null): Promise<void> {
  const isBuilt = folder !== null && existsSync(join(folder, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header('Cache-Control', path.includes(HASHED) ? FOREVER : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isScreen(request)) {
      const refusal = new RefusalError(404, 'not-found', 'There is nothing at this address.')
      return reply.code(refusal.status).send(refusal.answer())
    }
    if (isBuilt) return reply.header('Cache-Control', 'no-cache').sendFile('index.html')
    return reply.code(503).type('text/plain; charset=utf-8').send(`${NO_PAGE}\n`)
  })
}

function isScreen(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !NOT_SCREENS.test(request.url)
}

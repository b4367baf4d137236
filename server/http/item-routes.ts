/** Routes across all notes: items by their fields, and a plain search. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { filterItems, sortItems } from '#note/items.ts'
import type { Item } from '#note/wire/api.ts'
import { API_PREFIX } from './openapi.ts'
import { requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS, type SearchAnswer } from './schemas.ts'
import type { Services } from './services.ts'

/** More hits than this nobody reads. */
const MAX_HITS = 100

export function registerItemRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Static<typeof REQUESTS.itemsQuery> }>(`${API_PREFIX}/items`, {
    schema: {
      summary: 'Decisions, actions, questions and blueprints of all notes.',
      querystring: REQUESTS.itemsQuery,
      response: { 200: ANSWERS.items, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      return { items: sortItems(filterItems(await allItems(services), request.query)) }
    },
  })
  app.get<{ Querystring: Static<typeof REQUESTS.searchQuery> }>(`${API_PREFIX}/search`, {
    schema: {
      summary: 'Sessions and items that hold the words.',
      querystring: REQUESTS.searchQuery,
      response: { 200: ANSWERS.search, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      return search(services, request.query.q)
    },
  })
}

/** Items of every note that can be read. */
async function allItems(services: Services): Promise<Item[]> {
  const sessions = services.store.sessions.list()
  const lists = await Promise.all(sessions.map((each) => services.reader.items(each).catch(() => [])))
  return lists.flat()
}

async function search(services: Services, words: string): Promise<SearchAnswer> {
  const wanted = words.toLowerCase()
  const sessions = services.store.sessions
    .list()
    .filter((each) => `${each.title}\n${each.abstract}\n${each.id}`.toLowerCase().includes(wanted))
    .map((each) => ({
      session: each.id,
      sessionTitle: each.title,
      line: null,
      number: null,
      text: each.title,
    }))
  const items = (await allItems(services))
    .filter((each) => each.text.toLowerCase().includes(wanted))
    .map(({ session, sessionTitle, line, number, text }) => ({ session, sessionTitle, line, number, text }))
  return { hits: [...sessions, ...items].slice(0, MAX_HITS) }
}

/** The route of the registers: items of all notes, narrowed by fields or by a query. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { GOES_TO, targetOf } from '#note/carried-questions.ts'
import { filterItems, sortItems } from '#note/items.ts'
import { itemsThatFit } from '#note/search/item-entry.ts'
import { parseQuery } from '#note/search/query.ts'
import type { Item } from '#note/wire/api.ts'
import { API_PREFIX } from './openapi.ts'
import { requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import { today } from './search-routes.ts'
import type { Services } from './services.ts'

export function registerItemRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Static<typeof REQUESTS.itemsQuery> }>(`${API_PREFIX}/items`, {
    schema: {
      summary: 'Decisions, actions, questions and blueprints of all notes.',
      querystring: REQUESTS.itemsQuery,
      response: { 200: ANSWERS.items, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const { person } = requireAccess(request)
      const { q, goesTo, ...filter } = request.query
      const asking = { me: { id: person.id, name: person.name } }
      const summit = services.store.summit.read() ?? { tracks: [], rooms: [], timezone: 'UTC' }
      const found = filterItems(await allItems(services, filter.session), filter).filter(
        ({ fields }) => goesTo === undefined || targetOf(fields[GOES_TO])?.session === goesTo,
      )
      return {
        items: sortItems(itemsThatFit(found, parseQuery(q ?? '', today(services)), { summit, asking })),
      }
    },
  })
}

/** Items of every note that can be read, or of one alone. */
async function allItems(services: Services, only: string | undefined): Promise<Item[]> {
  const all = services.store.sessions.list()
  const sessions = only === undefined ? all : all.filter(({ id }) => id === only.toLowerCase())
  const lists = await Promise.all(sessions.map((each) => services.reader.items(each).catch(() => [])))
  return lists.flat()
}

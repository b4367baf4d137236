/** Routes by which items live on after the session: their state, the owner's answer, and their history. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { mayWrite } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { readAccessByHash, type Access } from '../access/access.ts'
import type { ItemOutcome, ItemWish } from '../notes/item-states.ts'
import { itemStory } from '../notes/item-story.ts'
import { ITEM_ANSWERS, ITEM_REQUESTS } from './item-schemas.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, found, requireAccess } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession } from './session-routes.ts'

type OfItem = { Params: Static<typeof ITEM_REQUESTS.params> }

const PLACE = `${API_PREFIX}/sessions/:id/items/:line`

export function registerItemStateRoutes(app: FastifyInstance, services: Services): void {
  app.patch<OfItem & { Body: Static<typeof ITEM_REQUESTS.patch> }>(PLACE, {
    schema: {
      summary: 'Sets owner, due, status or milestone of an item, in the note or beside a frozen one.',
      params: ITEM_REQUESTS.params,
      body: ITEM_REQUESTS.patch,
      response: { 200: ITEM_ANSWERS.item, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const wish = wishOf(services, request)
      return tell(services, wish, await services.itemStates.change(wish, request.body))
    },
  })
  app.post<OfItem & { Body: Static<typeof ITEM_REQUESTS.answer> }>(`${PLACE}/answer`, {
    schema: {
      summary: 'The owner accepts an action, or declines it with a reason and leaves it to its lead.',
      params: ITEM_REQUESTS.params,
      body: ITEM_REQUESTS.answer,
      response: { 200: ITEM_ANSWERS.item, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const wish = wishOf(services, request)
      return tell(services, wish, await services.itemStates.answer(wish, request.body))
    },
  })
  registerReading(app, services)
}

function registerReading(app: FastifyInstance, services: Services): void {
  app.get<OfItem>(`${PLACE}/history`, {
    schema: {
      summary: 'What happened to one item: its words, its state, its review and its session, oldest first.',
      params: ITEM_REQUESTS.params,
      response: { 200: ITEM_ANSWERS.history, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const { id, line } = request.params
      const story = await itemStory(services, findSession(services, id), line)
      return found(story, `Session "${id}" never had an item "${line}": read the items again.`)
    },
  })
  app.get(`${API_PREFIX}/items/steps`, {
    schema: {
      summary: "Every change of an action's status at the summit, oldest first.",
      response: { 200: ITEM_ANSWERS.steps, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireAccess(request)
      return { steps: services.store.itemStates.steps() }
    },
  })
}

function wishOf(services: Services, request: FastifyRequest<OfItem>): ItemWish {
  const access = requireAccess(request)
  const session = findSession(services, request.params.id)
  const mayStill = () => requireWriting(services, access, session.id)
  return { session, line: request.params.line, access, mayStill }
}

/** Reading a note takes a moment, and it may be frozen or a token revoked in it. */
function requireWriting(services: Services, { token }: Access, id: string): void {
  const access = readAccessByHash(services.store, token, services.now())
  if (access === null) throw new RefusalError(401, 'token', 'A live session token is needed: join again.')
  if (mayWrite(access, findSession(services, id))) return
  throw new RefusalError(409, 'state', `The note of session "${id}" was frozen just now: try once more.`)
}

/** The item as it is now, told to everybody where something changed; else what stands in the way. */
function tell(services: Services, { session, line, access }: ItemWish, outcome: ItemOutcome): Item {
  const known = found(outcome, `Session "${session.id}" has no item "${line}": read the items again.`)
  if (known.kind === 'refused')
    throw new RefusalError(known.reason === 'role' ? 403 : 400, known.reason, known.message)
  const { item, changes } = known
  if (changes.length > 0) {
    services.events.publish({
      ...{ type: 'item.changed', session: session.id, track: session.track, line, number: item.number },
      fields: changes.map(({ field }) => field),
      by: { id: access.person.id, name: access.person.name },
    })
  }
  return item
}

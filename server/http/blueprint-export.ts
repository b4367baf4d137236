/** The route that writes one blueprint's spec out of all notes about it, to look at and to save. */
import type { FastifyInstance } from 'fastify'
import { sessionsTouching } from '#note/blueprints/touching.ts'
import { planBlueprintExport } from '../notes/plan-export.ts'
import { chosenFor } from '../publish/kept-settings.ts'
import { API_PREFIX } from './openapi.ts'
import { found, requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSummit } from './session-routes.ts'

export function registerBlueprintExport(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { name: string; target: string } }>(`${API_PREFIX}/blueprints/:name/export/:target`, {
    schema: {
      summary: 'The files of one blueprint out of all notes about it, and what stands in the way.',
      params: REQUESTS.blueprintTargetParams,
      response: { 200: ANSWERS.export, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const { name, target: id } = request.params
      const { store, reader, targets, drawing } = services
      const blueprint = found(
        store.blueprints.find(name),
        `There is no blueprint "${name}": see the list of blueprints.`,
      )
      const target = found(targets.find(id), `There is no export target "${id}": see /api/v1/export/targets.`)
      const all = store.sessions.list()
      // A damaged note keeps nobody from the others.
      const items = (await Promise.all(all.map((each) => reader.items(each).catch(() => [])))).flat()
      const sessions = sessionsTouching(name, all, items)
      return planBlueprintExport(
        blueprint,
        {
          ...{ target, sessions, reader, summit: findSummit(services), blueprintOf: store.blueprints.find },
          ...chosenFor(store, target),
          ...{ address: services.address(), blockedToo: true },
        },
        drawing.draw,
      )
    },
  })
}

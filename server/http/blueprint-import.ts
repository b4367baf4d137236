/** The route that reads a file of blueprints, tells what it would make new, change and leave alone, and takes it. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import type { ImportBlueprintsAnswer } from '#note/wire/blueprints.ts'
import type { ImportedBlueprints } from '../blueprints/imported-blueprints.ts'
import { storeBlueprints } from '../blueprints/store-blueprints.ts'
import { readScheduleText } from '../schedule/read-schedule.ts'
import { BLUEPRINT_ANSWERS, BLUEPRINT_REQUESTS, LARGEST_IMPORT_BYTES } from './blueprint-schemas.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireRole } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

export function registerBlueprintImport(app: FastifyInstance, services: Services): void {
  app.post<{ Body: Static<typeof BLUEPRINT_REQUESTS.imported> }>(`${API_PREFIX}/imports/blueprints`, {
    bodyLimit: LARGEST_IMPORT_BYTES,
    schema: {
      summary:
        'What a file of blueprints makes new, changes and leaves alone; with take it is stored. Organizers only.',
      body: BLUEPRINT_REQUESTS.imported,
      response: { 200: BLUEPRINT_ANSWERS.imported, '4xx': ANSWERS.error },
    },
    handler: async (request): Promise<ImportBlueprintsAnswer> => {
      const { person } = requireRole(request, ['organizer'])
      const { name, text, take = false } = request.body
      const imported = await blueprintsIn(name, text)
      const outcome = storeBlueprints(services.store, imported, {
        at: new Date(services.now()).toISOString(),
        dryRun: !take,
        by: { id: person.id, name: person.name },
      })
      if (take) {
        request.log.info({ person: person.id, count: outcome.blueprints.length }, 'blueprints were imported')
        services.events.publish({ type: 'summit.changed' })
      }
      return {
        blueprints: outcome.blueprints,
        people: outcome.people.map(({ id, name: called, launchpad }) => ({
          name: called,
          account: launchpad ?? id,
        })),
        notices: outcome.notices,
        taken: take,
      }
    },
  })
}

/** Throws a refusal with one sentence where the file holds no blueprints. */
async function blueprintsIn(name: string, text: string): Promise<ImportedBlueprints> {
  const read = await readScheduleText(text, name, { timezone: undefined })
  if (!read.ok && read.code === 'unknown-format') throw new RefusalError(400, 'request', noBlueprints(name))
  if (!read.ok && read.code !== 'timezone-needed') throw new RefusalError(400, 'request', read.sentence)
  if (read.ok && 'blueprints' in read) return read.blueprints
  const sentence = `${name} is a schedule and holds no blueprints: give it to "rapporteur import", with a time zone where it names none.`
  throw new RefusalError(400, 'request', sentence)
}

function noBlueprints(name: string): string {
  return `${name} holds no blueprints that can be read: give Launchpad's JSON (a list or one entry), a sprint's XML, its attendees as CSV, or a CSV with a column name.`
}

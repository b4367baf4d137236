/** Routes for blueprints: the list, one with all that touches it, registering, and changing. */
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { RELATIONS, type BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import {
  editBlueprint,
  registerBlueprint,
  type EditContext,
  type EditOutcome,
} from '#note/blueprints/edit.ts'
import { definitionsOpenTo, fieldsOpenTo, lifecycleOf, type Touched } from '#note/blueprints/lifecycle.ts'
import { relatedTo } from '#note/blueprints/relations.ts'
import { itemsTouching, sessionsTouching } from '#note/blueprints/touching.ts'
import type { Session } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import type { BlueprintAnswer, BlueprintSummary } from '#note/wire/blueprints.ts'
import type { Access } from '../access/access.ts'
import { registerBlueprintImport } from './blueprint-import.ts'
import { BLUEPRINT_ANSWERS, BLUEPRINT_REQUESTS } from './blueprint-schemas.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, found, requireAccess } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSummit } from './session-routes.ts'

/** What the notes say, read once for a request. */
interface Notes {
  readonly sessions: readonly Session[]
  readonly items: readonly Item[]
}

export function registerBlueprintRoutes(app: FastifyInstance, services: Services): void {
  registerReading(app, services)
  registerWriting(app, services)
  registerBlueprintImport(app, services)
}

function registerReading(app: FastifyInstance, services: Services): void {
  app.get(`${API_PREFIX}/blueprints`, {
    schema: {
      summary: 'All blueprints, how far each is and which sessions touch it.',
      response: { 200: BLUEPRINT_ANSWERS.list, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      requireAccess(request)
      const notes = await readNotes(services)
      return { blueprints: services.store.blueprints.list().map((entry) => summarize(entry, notes)) }
    },
  })
  app.get<{ Params: Static<typeof BLUEPRINT_REQUESTS.params> }>(`${API_PREFIX}/blueprints/:name`, {
    schema: {
      summary:
        'One blueprint: its fields, the items that touch it, its history, and what the asking person may do.',
      params: BLUEPRINT_REQUESTS.params,
      response: { 200: BLUEPRINT_ANSWERS.one, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const access = requireAccess(request)
      return describe(services, findBlueprint(services, request.params.name), access)
    },
  })
}

function registerWriting(app: FastifyInstance, services: Services): void {
  app.post<{ Body: Static<typeof BLUEPRINT_REQUESTS.create> }>(`${API_PREFIX}/blueprints`, {
    schema: {
      summary: 'Registers a blueprint; whoever asks becomes its drafter.',
      body: BLUEPRINT_REQUESTS.create,
      response: { 200: BLUEPRINT_ANSWERS.one, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const access = requireAccess(request)
      findSummit(services)
      const { name, title = '', project = '' } = request.body
      const context = contextOf(services, access, { tracks: [] })
      const entry = keep(services, registerBlueprint({ name, title, project }, context))
      return describe(services, entry, access)
    },
  })
  app.post<{
    Params: Static<typeof BLUEPRINT_REQUESTS.params>
    Body: Static<typeof BLUEPRINT_REQUESTS.edit>
  }>(`${API_PREFIX}/blueprints/:name`, {
    schema: {
      summary: 'Changes fields of a blueprint; 409 where somebody changed it since the revision named.',
      params: BLUEPRINT_REQUESTS.params,
      body: BLUEPRINT_REQUESTS.edit,
      response: { 200: BLUEPRINT_ANSWERS.one, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const access = requireAccess(request)
      const { name } = request.params
      const touched = touchedOf(name, await readNotes(services))
      // Read after the notes: what somebody else stored meanwhile is seen.
      const entry = findBlueprint(services, name)
      if (entry.revision !== request.body.revision) throw changedSince(services, name)
      const outcome = editBlueprint(entry, request.body.edit, contextOf(services, access, touched))
      return describe(services, keep(services, outcome), access)
    },
  })
}

function findBlueprint(services: Services, name: string): BlueprintEntry {
  return found(
    services.store.blueprints.find(name),
    `There is no blueprint "${name}": see the list of blueprints.`,
  )
}

function changedSince(services: Services, name: string): RefusalError {
  const last = services.store.blueprints.history(name).at(-1)
  const who = last === undefined ? 'Somebody' : last.by.name
  return new RefusalError(
    409,
    'state',
    `${who} changed ${name} since you read it: look at it again, then change it.`,
  )
}

function keep(services: Services, outcome: EditOutcome): BlueprintEntry {
  if (outcome.kind === 'refused')
    throw new RefusalError(outcome.reason === 'role' ? 403 : 400, outcome.reason, outcome.message)
  if (outcome.changes.length > 0) services.store.blueprints.save(outcome.entry, outcome.changes)
  return outcome.entry
}

function contextOf(services: Services, access: Access, touched: Touched): EditContext {
  const { person, role, tracks } = access
  return {
    actor: { role, tracks, person: person.id },
    by: { id: person.id, name: person.name },
    at: new Date(services.now()).toISOString(),
    touched,
    all: services.store.blueprints.list(),
    people: findSummit(services).people,
  }
}

async function readNotes(services: Services): Promise<Notes> {
  const sessions = services.store.sessions.list()
  // A damaged note keeps nobody from the others.
  const lists = await Promise.all(sessions.map((each) => services.reader.items(each).catch(() => [])))
  return { sessions, items: lists.flat() }
}

function touchedOf(name: string, { sessions, items }: Notes): Touched {
  return { tracks: sessionsTouching(name, sessions, items).flatMap((session) => session.track ?? []) }
}

function summarize(entry: BlueprintEntry, notes: Notes): BlueprintSummary {
  const sessions = sessionsTouching(entry.name, notes.sessions, notes.items)
  const items = itemsTouching(entry.name, sessions, notes.items)
  const actions = items.filter((item) => item.kind === 'action')
  return {
    blueprint: entry,
    lifecycle: lifecycleOf(entry),
    sessions: sessions.map((session) => session.id),
    decisions: items.filter((item) => item.kind === 'decision').length,
    actions: actions.length,
    open: actions.filter((item) => item.fields['status'] !== 'DONE' && item.fields['status'] !== 'POSTPONED')
      .length,
  }
}

async function describe(services: Services, entry: BlueprintEntry, access: Access): Promise<BlueprintAnswer> {
  const notes = await readNotes(services)
  const { name } = entry
  const touched = touchedOf(name, notes)
  const all = services.store.blueprints.list()
  const actor = { role: access.role, tracks: access.tracks, person: access.person.id }
  const sessions = sessionsTouching(name, notes.sessions, notes.items)
  return {
    ...summarize(entry, notes),
    items: itemsTouching(name, sessions, notes.items),
    history: services.store.blueprints.history(name),
    relatedFrom: RELATIONS.flatMap((kind) =>
      relatedTo(name, kind, all).map((from) => ({ name: from, kind })),
    ),
    may: fieldsOpenTo(actor, entry, touched),
    mayBecome: definitionsOpenTo(actor, entry, touched),
  }
}

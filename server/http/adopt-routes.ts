/** The route that reads an old note, shows what it would become, and takes it in. */
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { readNotes } from '#note/adopt/read-notes.ts'
import { MOST_LETTERS } from '#note/adopt/source-lines.ts'
import { mayWrite } from '#note/summit.ts'
import type { AdoptAnswer } from '#note/wire/adopt.ts'
import { readAccessByHash, type Access } from '../access/access.ts'
import { noteTextOf } from '../notes/note-text.ts'
import { hasNote } from '../store/store.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess } from './refusal.ts'
import { ANSWERS, REQUESTS } from './schemas.ts'
import type { Services } from './services.ts'
import { findSession } from './session-routes.ts'

/** A letter may take six bytes in JSON. */
const MAX_BODY_BYTES = 6 * MOST_LETTERS + 1024

const REQUEST = Type.Object({ text: Type.String({ minLength: 1 }), take: Type.Optional(Type.Boolean()) })

const ANSWER = Type.Unsafe<AdoptAnswer>(
  Type.Object({
    proposal: Type.Object({
      dialect: Type.Union([Type.Literal('irc'), Type.Literal('text')]),
      lines: Type.Array(
        Type.Object({
          section: Type.String(),
          kind: Type.String(),
          indent: Type.Integer(),
          text: Type.String(),
          source: Type.Integer(),
          doubt: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      roles: Type.Record(Type.String(), Type.String()),
    }),
    taken: Type.Boolean(),
  }),
)

export function registerAdoptRoutes(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string }; Body: Static<typeof REQUEST> }>(`${API_PREFIX}/sessions/:id/adopt`, {
    bodyLimit: MAX_BODY_BYTES,
    schema: {
      summary:
        'What an old note would become in this session; with take, takes it in as edits of whoever asks.',
      params: REQUESTS.sessionParams,
      body: REQUEST,
      response: { 200: ANSWER, '4xx': ANSWERS.error },
    },
    handler: async (request) => {
      const access = requireAccess(request)
      const session = findSession(services, request.params.id)
      const read = noteTextOf(request.body.text, 'The note')
      if (!read.ok) throw new RefusalError(400, 'request', read.message)
      const proposal = readNotes(read.text)
      if (request.body.take !== true) return { proposal, taken: false }
      const mayStill = () => requireWriting(services, session.id, access)
      mayStill()
      await services.history.adopt(session, { lines: proposal.lines, person: access.person, mayStill })
      const { person } = access
      request.log.info(
        { session: session.id, person: person.id, lines: proposal.lines.length },
        'an old note was taken in',
      )
      return { proposal, taken: true }
    },
  })
}

/** Asked again once the edits are made: a state or a token may have changed meanwhile. */
function requireWriting(services: Services, id: string, { token }: Access): void {
  const session = findSession(services, id)
  const access = readAccessByHash(services.store, token, services.now())
  if (access === null) throw new RefusalError(401, 'token', 'A live session token is needed: join again.')
  if (!hasNote(session.state)) {
    throw new RefusalError(
      409,
      'state',
      `Session "${id}" has no note yet: open it, then take the old one in.`,
    )
  }
  if (mayWrite(access, session)) return
  throw new RefusalError(
    403,
    'role',
    `You may not write in the note of session "${id}": ask those who lead it.`,
  )
}

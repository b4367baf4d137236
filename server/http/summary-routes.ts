/** The route of summaries: a day's or a track's, drafted from approved notes alone. */
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { summarizeSession, summaryMarkdown } from '#note/track-summary.ts'
import type { Session } from '#note/summit.ts'
import type { SummariesAnswer, SummarySession } from '#note/wire/summaries.ts'
import { API_PREFIX } from './openapi.ts'
import { RefusalError, requireAccess } from './refusal.ts'
import { ANSWERS } from './schemas.ts'
import type { Services } from './services.ts'

const QUERY = Type.Object({
  day: Type.Optional(Type.String({ maxLength: 10, description: 'A day of the summit, 2026-10-07.' })),
  track: Type.Optional(Type.String({ maxLength: 200, description: 'A track by its id.' })),
})

const orNull = (type: ReturnType<typeof Type.String>) => Type.Union([type, Type.Null()])

const ANSWER = Type.Unsafe<SummariesAnswer>(
  Type.Object({
    title: Type.String(),
    waiting: Type.Integer(),
    markdown: Type.String(),
    sessions: Type.Array(
      Type.Object({
        ...{ session: Type.String(), title: Type.String(), sentence: Type.String() },
        track: orNull(Type.String()),
        room: orNull(Type.String()),
        day: orNull(Type.String()),
        start: orNull(Type.String()),
        items: Type.Array(
          Type.Object({
            ...{ line: Type.String(), number: Type.String(), kind: Type.String(), text: Type.String() },
            owner: Type.Union([
              Type.Object({ id: Type.Optional(Type.String()), name: Type.String() }),
              Type.Null(),
            ]),
            due: orNull(Type.String()),
          }),
        ),
      }),
    ),
  }),
)

export function registerSummaryRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Static<typeof QUERY> }>(`${API_PREFIX}/summaries`, {
    schema: {
      summary:
        'What came of a day or a track, from approved notes alone, every line with its source; also as Markdown.',
      querystring: QUERY,
      response: { 200: ANSWER, '4xx': ANSWERS.error },
    },
    handler: (request) => {
      requireAccess(request)
      return summarize(services, request.query)
    },
  })
}

async function summarize(services: Services, wish: Static<typeof QUERY>): Promise<SummariesAnswer> {
  const summit = services.store.summit.read()
  const track = summit?.tracks.find(({ id }) => id === wish.track)
  if (wish.track !== undefined && track === undefined) {
    const known = summit?.tracks.map(({ id }) => id).join(', ') ?? ''
    throw new RefusalError(404, 'not-found', `There is no track "${wish.track}": name one of ${known}.`)
  }
  const all = services.store.sessions.list().filter((session) => isMeant(session, wish))
  const approved = all.filter(isApproved).sort(byTime)
  const sessions = await Promise.all(approved.map((session) => summarizeOne(services, session)))
  const found = sessions.flatMap((each) => each ?? [])
  const title = [summit?.title ?? '', track?.name, wish.day].filter(Boolean).join(', ')
  return {
    ...{ title, sessions: found, waiting: all.length - approved.length },
    markdown: summaryMarkdown(found, { title, address: services.address() }),
  }
}

function isMeant(session: Session, { day, track }: Static<typeof QUERY>): boolean {
  return (day === undefined || session.day === day) && (track === undefined || session.track === track)
}

function isApproved({ state }: Session): boolean {
  return state === 'approved' || state === 'published'
}

function byTime(left: Session, right: Session): number {
  return (left.start ?? '~').localeCompare(right.start ?? '~') || left.id.localeCompare(right.id)
}

/** Null where the note cannot be read: the others are told. */
async function summarizeOne({ reader }: Services, session: Session): Promise<SummarySession | null> {
  const record = await reader.record(session).catch(() => null)
  return record === null ? null : summarizeSession(session, record)
}

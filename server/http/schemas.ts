/**
 * The JSON schemas of `/api/v1`: requests are checked against them, answers documented by them. Each answer's type is
 * the one of `note/wire/api.ts`; a test holds the two together.
 */
import { Type, type TSchema } from 'typebox'
import type { NoteRecord } from '#note/record-model.ts'
import { NAME_PATTERN } from '#note/summit.ts'
import type * as Api from '#note/wire/api.ts'

const ROLES = ['organizer', 'track-lead', 'note-taker', 'reader'] as const
const STATES = ['scheduled', 'open', 'closed', 'returned', 'approved', 'published'] as const

/** Longest title, name or reason somebody may send. */
const MAX_WORDS = 300
const MAX_SECRET = 200
/** A made id is a title's words and a few letters behind them. */
const MAX_ID_LENGTH = 80

const words = Type.String({ minLength: 1, maxLength: MAX_WORDS })
const instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$',
})
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const optionalText = Type.Optional(Type.String({ maxLength: MAX_WORDS }))
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const personRef = Type.Object({ id: optionalText, name: words })
const person = Type.Object({
  id: Type.String(),
  name: Type.String(),
  launchpad: Type.Optional(Type.String()),
})
const roles = Type.Record(Type.String(), personRef)

const finding = Type.Object({
  code: Type.String(),
  sentence: Type.String(),
  about: Type.Optional(Type.Record(Type.String(), Type.String())),
  blocks: oneOf(['opening', 'closing', 'nothing']),
  section: Type.Optional(Type.String()),
  line: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
})

const session = Type.Object({
  id: Type.String(),
  key: orNull(Type.String()),
  title: Type.String(),
  abstract: Type.String(),
  track: orNull(Type.String()),
  room: orNull(Type.String()),
  day: orNull(Type.String()),
  start: orNull(Type.String()),
  end: orNull(Type.String()),
  speakers: Type.Array(personRef),
  blueprints: Type.Array(Type.String()),
  state: oneOf(STATES),
  template: Type.String(),
  roles,
  unscheduled: Type.Boolean(),
  dropped: Type.Boolean(),
  guests: Type.Optional(Type.Literal('none')),
})

const completeness = Type.Object({
  done: Type.Integer(),
  total: Type.Integer(),
  sections: Type.Array(
    Type.Object({
      key: Type.String(),
      title: Type.String(),
      state: oneOf(['done', 'none', 'begun', 'wants', 'empty']),
      count: Type.Integer(),
    }),
  ),
  findings: Type.Array(finding),
  decisions: Type.Integer(),
  actions: Type.Integer(),
  unowned: Type.Integer(),
  questions: Type.Integer(),
  lines: Type.Integer(),
  last: Type.Optional(Type.String()),
})

const sessionSummary = Type.Object({
  session,
  completeness: orNull(completeness),
  lastEditAt: orNull(Type.String()),
  here: Type.Integer(),
})

const stateChange = Type.Object({
  at: Type.String(),
  from: oneOf(STATES),
  to: oneOf(STATES),
  by: personRef,
  reason: Type.Optional(Type.String()),
})

const milestone = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  day: Type.String({ format: 'date' }),
})

const summit = Type.Object({
  id: Type.String(),
  title: Type.String(),
  timezone: Type.String(),
  start: Type.String(),
  end: Type.String(),
  rooms: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), seats: Type.Optional(Type.Integer()) }),
  ),
  tracks: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  people: Type.Array(person),
  blueprints: Type.Array(
    Type.Object({ name: Type.String(), title: Type.String(), project: Type.Optional(Type.String()) }),
  ),
  milestones: Type.Optional(Type.Array(milestone)),
  attribution: Type.Optional(Type.Literal('off')),
})

const me = Type.Object({
  person,
  role: oneOf(ROLES),
  tracks: Type.Array(Type.String()),
  session: Type.Optional(Type.String()),
})

export const item = Type.Object({
  session: Type.String(),
  sessionTitle: Type.String(),
  track: orNull(Type.String()),
  room: orNull(Type.String()),
  state: oneOf(STATES),
  start: orNull(Type.String()),
  line: Type.String(),
  kind: Type.String(),
  number: Type.String(),
  text: Type.String(),
  blueprints: Type.Array(Type.String()),
  fields: Type.Record(Type.String(), Type.Unknown()),
  at: orNull(Type.String()),
  later: Type.Record(
    Type.String(),
    Type.Object({ by: orNull(personRef), at: Type.String(), reason: Type.Optional(Type.String()) }),
  ),
})

export const REQUESTS = {
  join: Type.Object({
    secret: Type.String({ minLength: 1, maxLength: MAX_SECRET }),
    name: Type.String({ minLength: 1, maxLength: MAX_WORDS, pattern: '\\S' }),
  }),
  newSession: Type.Object({
    title: Type.String({ minLength: 1, maxLength: MAX_WORDS, pattern: '\\S' }),
    track: optionalText,
    room: optionalText,
    start: Type.Optional(instant),
    end: Type.Optional(instant),
  }),
  madeSession: Type.Object({
    title: Type.String({ minLength: 1, maxLength: MAX_WORDS, pattern: '\\S' }),
    track: optionalText,
    room: optionalText,
    start: Type.Optional(instant),
    end: Type.Optional(instant),
    roles: Type.Optional(Type.Unsafe<NonNullable<Api.StateRequest['roles']>>(roles)),
  }),
  madeSessionParams: Type.Object({
    id: Type.String({ minLength: 2, maxLength: MAX_ID_LENGTH, pattern: NAME_PATTERN.source }),
  }),
  state: Type.Object({
    to: Type.Unsafe<Api.StateRequest['to']>(oneOf(STATES)),
    roles: Type.Optional(Type.Unsafe<NonNullable<Api.StateRequest['roles']>>(roles)),
    reason: optionalText,
  }),
  invite: Type.Object({
    role: Type.Unsafe<Api.Me['role']>(oneOf(ROLES)),
    tracks: Type.Optional(Type.Array(Type.String({ maxLength: MAX_WORDS }))),
    name: optionalText,
    expiresInMs: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  role: Type.Object({
    role: Type.Unsafe<Api.Me['role']>(oneOf(ROLES)),
    tracks: Type.Optional(Type.Array(Type.String({ maxLength: MAX_WORDS }))),
  }),
  attribution: Type.Object({ shown: Type.Boolean() }),
  guestsWish: Type.Object({ welcome: Type.Boolean() }),
  milestones: Type.Object({ milestones: Type.Array(milestone, { maxItems: 200 }) }),
  sessionParams: Type.Object({ id: Type.String() }),
  personParams: Type.Object({ id: Type.String() }),
  guestParams: Type.Object({ id: Type.String(), person: Type.String() }),
  targetParams: Type.Object({ target: Type.String() }),
  blueprintTargetParams: Type.Object({ name: Type.String(), target: Type.String() }),
  sessionTargetParams: Type.Object({ id: Type.String(), target: Type.String() }),
  itemsQuery: Type.Object({
    kind: optionalText,
    owner: optionalText,
    track: optionalText,
    status: optionalText,
    session: optionalText,
    goesTo: optionalText,
    q: optionalText,
  }),
  exportQuery: Type.Object({ track: optionalText, session: optionalText }),
  searchQuery: Type.Object({ q: Type.String({ minLength: 1, maxLength: MAX_WORDS }) }),
} as const

export const ANSWERS = {
  join: Type.Unsafe<Api.JoinAnswer>(Type.Object({ token: Type.String(), me })),
  me: Type.Unsafe<Api.Me>(me),
  summit: Type.Unsafe<Api.SummitAnswer>(
    Type.Object({ summit, now: Type.String(), template: Type.Optional(Type.Object({ id: Type.String() })) }),
  ),
  sessions: Type.Unsafe<Api.SessionsAnswer>(Type.Object({ sessions: Type.Array(sessionSummary) })),
  session: Type.Unsafe<Api.SessionAnswer>(
    Type.Object({
      summary: sessionSummary,
      template: Type.Object({ id: Type.String(), version: Type.Integer(), title: Type.String() }),
      model: Type.Integer(),
      history: Type.Array(stateChange),
      write: Type.Boolean(),
      mayBecome: Type.Array(oneOf(STATES)),
    }),
  ),
  record: Type.Unsafe<NoteRecord>(
    Type.Object({
      format: Type.Literal('rapporteur-note'),
      version: Type.Literal(2),
      session: Type.Object({ id: Type.String(), title: Type.String() }),
      sections: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
    }),
  ),
  findings: Type.Unsafe<{ readonly findings: Api.Completeness['findings'] }>(
    Type.Object({ findings: Type.Array(finding) }),
  ),
  items: Type.Unsafe<Api.ItemsAnswer>(Type.Object({ items: Type.Array(item) })),
  targets: Type.Unsafe<Api.TargetsAnswer>(
    Type.Object({ targets: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })) }),
  ),
  export: Type.Unsafe<Api.ExportAnswer>(
    Type.Object({
      files: Type.Array(
        Type.Object({
          path: Type.String(),
          text: Type.String(),
          base64: Type.Optional(Type.String()),
        }),
      ),
      problems: Type.Array(
        Type.Object({
          code: Type.String(),
          message: Type.String(),
          blocking: Type.Boolean(),
          line: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  invite: Type.Unsafe<{ readonly link: string }>(Type.Object({ link: Type.String() })),
  writers: Type.Unsafe<Api.WritersAnswer>(
    Type.Object({ writers: Type.Array(Type.Object({ client: Type.Integer(), person: personRef })) }),
  ),
  guestLink: Type.Unsafe<Api.GuestLinkAnswer>(Type.Object({ link: Type.String(), until: Type.String() })),
  guests: Type.Unsafe<Api.GuestsAnswer>(
    Type.Object({ guests: Type.Array(Type.Object({ person, since: Type.String() })) }),
  ),
  count: Type.Unsafe<{ readonly tokens: number }>(Type.Object({ tokens: Type.Integer() })),
  error: Type.Unsafe<Api.ErrorAnswer>(
    Type.Object({
      error: Type.Object({ code: Type.String(), message: Type.String() }),
      findings: Type.Optional(Type.Array(finding)),
    }),
  ),
} as const

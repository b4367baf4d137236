/** The JSON schemas of publishing. Each answer's type is the one of `note/wire/publish.ts`. */
import { Type } from 'typebox'
import type * as Publish from '#note/wire/publish.ts'

const MOST_SESSIONS = 2_000
const MOST_SETTINGS = 20
const MAX_WORDS = 300

const word = Type.String({ minLength: 1, maxLength: MAX_WORDS })
const values = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: MAX_WORDS }), {
  maxProperties: MOST_SETTINGS,
})
const wish = {
  target: word,
  sessions: Type.Optional(Type.Array(word, { maxItems: MOST_SESSIONS })),
  settings: Type.Optional(values),
}

const count = Type.Integer({ minimum: 0 })
const row = Type.Object({
  session: Type.Union([Type.String(), Type.Null()]),
  title: Type.String(),
  state: Type.Union([Type.String(), Type.Null()]),
  path: Type.String(),
  change: Type.Enum(['new', 'changed', 'same', 'held', 'kept']),
  ...{ added: count, removed: count, edits: count, contested: count, offers: count },
  problems: Type.Array(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      blocking: Type.Boolean(),
      line: Type.Optional(Type.String()),
    }),
  ),
})
const settings = Type.Object(
  {
    folder: Type.String({ maxLength: MAX_WORDS }),
    cycle: Type.String({ maxLength: 40 }),
    author: Type.String({ maxLength: MAX_WORDS }),
    values,
  },
  { additionalProperties: false },
)
const plan = {
  target: Type.Object({ id: Type.String(), title: Type.String() }),
  folder: Type.Boolean(),
  settings,
  choices: Type.Object({
    cycles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    values: Type.Array(Type.Object({ key: Type.String(), usual: Type.String(), about: Type.String() })),
  }),
  repository: Type.Union([Type.Object({ branch: Type.String(), waiting: count }), Type.Null()]),
  blocked: Type.Union([Type.String(), Type.Null()]),
  rows: Type.Array(row),
}

export const PUBLISH_REQUESTS = {
  wish: Type.Unsafe<Publish.PublishRequest>(Type.Object(wish, { additionalProperties: false })),
  file: Type.Unsafe<Publish.PublishFileRequest>(
    Type.Object({ ...wish, path: word }, { additionalProperties: false }),
  ),
  settings: Type.Unsafe<Publish.PublishSettingsRequest>(
    Type.Object({ target: word, settings }, { additionalProperties: false }),
  ),
} as const

export const PUBLISH_ANSWERS = {
  plan: Type.Unsafe<Publish.PublishPlan>(Type.Object(plan)),
  receipt: Type.Unsafe<Publish.PublishReceipt>(
    Type.Object({ ...plan, written: Type.Array(Type.String()), commits: count }),
  ),
  file: Type.Unsafe<Publish.PublishFile>(
    Type.Object({
      path: Type.String(),
      before: Type.String(),
      after: Type.String(),
      kept: Type.Array(
        Type.Object({
          line: Type.Integer({ minimum: 1 }),
          count,
          written: Type.Array(Type.String()),
          note: Type.Union([Type.Array(Type.String()), Type.Null()]),
          offer: Type.Enum(['none', 'open', 'waiting', 'taken', 'left']),
        }),
      ),
      document: Type.Boolean(),
    }),
  ),
  settings: Type.Unsafe<Publish.PublishSettingsAnswer>(Type.Object({ settings })),
  proposed: Type.Unsafe<Publish.PublishProposed>(Type.Object({ proposed: count })),
} as const

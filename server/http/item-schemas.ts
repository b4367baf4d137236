/** The JSON schemas of items' later life. Each answer's type is the one of `note/wire/item-states.ts`. */
import { Type } from 'typebox'
import type { Item } from '#note/wire/api.ts'
import { STATE_FIELDS, type StepsAnswer } from '#note/wire/item-states.ts'
import { STORY_DEEDS, type ItemHistoryAnswer } from '#note/wire/item-story.ts'
import { item } from './schemas.ts'

const MAX_WORDS = 300

const words = Type.String({ minLength: 1, maxLength: MAX_WORDS, pattern: '\\S' })
const reason = Type.Optional(Type.String({ maxLength: 1_000 }))
const owner = Type.Object({ id: Type.Optional(Type.String({ maxLength: MAX_WORDS })), name: words })
const personRef = Type.Object({ id: Type.Optional(Type.String()), name: Type.String() })

const change = Type.Object({
  session: Type.String(),
  line: Type.String(),
  field: Type.Union(STATE_FIELDS.map((field) => Type.Literal(field))),
  ...{ from: Type.Unknown(), to: Type.Unknown(), over: Type.Unknown() },
  where: Type.Union([Type.Literal('note'), Type.Literal('beside')]),
  by: Type.Union([personRef, Type.Null()]),
  at: Type.String(),
  reason: Type.Optional(Type.String()),
})

const storyStep = Type.Object({
  what: Type.Union(STORY_DEEDS.map((deed) => Type.Literal(deed))),
  at: Type.String(),
  by: Type.Array(personRef),
  field: Type.Optional(Type.String()),
  before: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  after: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  reason: Type.Optional(Type.String()),
})

export const ITEM_REQUESTS = {
  params: Type.Object({ id: Type.String(), line: Type.String({ maxLength: MAX_WORDS }) }),
  patch: Type.Object(
    {
      owner: Type.Optional(Type.Union([owner, Type.Null()])),
      due: Type.Optional(Type.Union([Type.String({ maxLength: 10 }), Type.Null()])),
      status: Type.Optional(words),
      milestone: Type.Optional(Type.Union([Type.String({ maxLength: MAX_WORDS }), Type.Null()])),
      reason,
    },
    { minProperties: 1 },
  ),
  answer: Type.Object({
    answer: Type.Union([Type.Literal('accepted'), Type.Literal('declined')]),
    reason,
  }),
} as const

export const ITEM_ANSWERS = {
  item: Type.Unsafe<Item>(item),
  history: Type.Unsafe<ItemHistoryAnswer>(
    Type.Object({
      item: Type.Union([item, Type.Null()]),
      changes: Type.Array(change),
      steps: Type.Array(storyStep),
    }),
  ),
  steps: Type.Unsafe<StepsAnswer>(
    Type.Object({
      steps: Type.Array(
        Type.Object({ session: Type.String(), line: Type.String(), at: Type.String(), to: Type.String() }),
      ),
    }),
  ),
} as const

/** The JSON schemas of reviews. Each answer's type is the one of `note/wire/review.ts`. */
import { Type } from 'typebox'
import { MAX_COMMENT_LENGTH } from '#note/threads.ts'
import type * as Review from '#note/wire/review.ts'

/** As long as a line may be. */
const MAX_TEXT = 20_000
const MAX_REASON = 1_000
/** A clean-up over a large note. */
const MAX_EDITS = 200

const id = Type.String({ minLength: 1, maxLength: 200 })
const text = Type.String({ maxLength: MAX_TEXT })
const literal = <T extends string>(value: T) => Type.Literal(value)
const personRef = Type.Object({ id: Type.Optional(Type.String()), name: Type.String() })
const answered = Type.Union([Type.Object({ by: personRef, at: Type.String() }), Type.Null()])

const edit = Type.Unsafe<Review.NoteEdit>(
  Type.Union([
    Type.Object({ kind: literal('text'), line: id, text }),
    Type.Object({ kind: literal('field'), line: id, field: id, value: Type.Unknown() }),
    Type.Object({
      kind: literal('item'),
      section: id,
      item: id,
      text,
      fields: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
    Type.Object({ kind: literal('delete'), line: id }),
    Type.Object({
      kind: literal('revive'),
      line: id,
      section: id,
      after: Type.Union([id, Type.Null()]),
      text,
    }),
    Type.Object({ kind: literal('comment'), line: id, text: Type.String({ maxLength: MAX_COMMENT_LENGTH }) }),
    Type.Object({ kind: literal('unsay'), thread: id, comment: id }),
  ]),
)

const returned = Type.Object({
  ...{ id: Type.String(), session: Type.String(), line: Type.String(), number: Type.String() },
  ...{ text: Type.String(), reason: Type.String(), by: personRef, at: Type.String() },
  to: Type.Array(personRef),
  settled: answered,
})

const proposal = {
  ...{ id: Type.String(), session: Type.String(), edit, was: Type.Unknown(), base: Type.Integer() },
  ...{ why: Type.String(), by: personRef, at: Type.String() },
  state: Type.Union([literal('open'), literal('taken'), literal('left')]),
  answer: answered,
}

export const REVIEW_REQUESTS = {
  edits: Type.Object({ edits: Type.Array(edit, { minItems: 1, maxItems: MAX_EDITS }) }),
  seen: Type.Object({ seq: Type.Integer({ minimum: 0 }) }),
  returnItem: Type.Object({
    line: id,
    reason: Type.String({ minLength: 1, maxLength: MAX_REASON, pattern: '\\S' }),
  }),
  message: Type.Object({ text: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }) }),
  propose: Type.Object({ edit, why: Type.Optional(Type.String({ maxLength: MAX_REASON })) }),
  answer: Type.Object({ take: Type.Boolean(), anyway: Type.Optional(Type.Boolean()) }),
  itemParams: Type.Object({ id: Type.String(), item: Type.String() }),
  proposalParams: Type.Object({ id: Type.String(), proposal: Type.String() }),
} as const

export const REVIEW_ANSWERS = {
  edits: Type.Unsafe<Review.EditsAnswer>(
    Type.Object({ seq: Type.Integer(), made: Type.Integer(), undo: Type.Array(edit) }),
  ),
  review: Type.Unsafe<Review.ReviewAnswer>(
    Type.Object({
      returned: Type.Array(returned),
      proposals: Type.Array(Type.Object({ ...proposal, stale: Type.Boolean() })),
      seen: Type.Integer(),
      seq: Type.Integer(),
    }),
  ),
  returnedItem: Type.Unsafe<Review.ReturnedItem>(returned),
  returned: Type.Unsafe<Review.ReturnedAnswer>(Type.Object({ returned: Type.Array(returned) })),
  proposal: Type.Unsafe<Review.Proposal>(Type.Object(proposal)),
  message: Type.Unsafe<{ readonly here: number }>(Type.Object({ here: Type.Integer() })),
  seen: Type.Unsafe<{ readonly seq: number }>(Type.Object({ seq: Type.Integer() })),
} as const

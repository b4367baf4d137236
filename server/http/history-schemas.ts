/** The JSON schemas of a note's past. Each answer's type is the one of `note/wire/history.ts`; a test holds the two together. */
import { Type } from 'typebox'
import type * as History from '#note/wire/history.ts'

const KINDS = ['opened', 'closed', 'returned', 'approved', 'published', 'writing', 'restored', 'now'] as const
const CHANGES = ['added', 'removed', 'reworded', 'moved', 'converted', 'field'] as const

const seq = Type.Integer({ minimum: 0 })
const textOrNull = Type.Union([Type.String(), Type.Null()])
const personRef = Type.Object({ id: Type.Optional(Type.String()), name: Type.String() })
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const version = Type.Object({
  seq,
  kind: oneOf(KINDS),
  at: Type.String(),
  by: Type.Union([personRef, Type.Null()]),
})

const lineChange = Type.Object({
  line: Type.String(),
  kind: Type.String(),
  number: textOrNull,
  what: oneOf(CHANGES),
  before: textOrNull,
  after: textOrNull,
  field: Type.Optional(Type.String()),
  by: Type.Array(personRef),
})

export const HISTORY_REQUESTS = {
  versionParams: Type.Object({ id: Type.String(), seq }),
  compareQuery: Type.Object({ from: seq, to: seq }),
  restore: Type.Object({ seq }),
} as const

export const HISTORY_ANSWERS = {
  versions: Type.Unsafe<History.VersionsAnswer>(Type.Object({ versions: Type.Array(version) })),
  comparison: Type.Unsafe<History.ComparisonAnswer>(
    Type.Object({ from: version, to: version, summary: Type.String(), changes: Type.Array(lineChange) }),
  ),
  restore: Type.Unsafe<History.RestoreAnswer>(Type.Object({ version, changes: Type.Integer() })),
  authors: Type.Unsafe<History.AuthorsAnswer>(
    Type.Object({
      lines: Type.Array(
        Type.Object({
          line: Type.String(),
          spans: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), by: personRef })),
        }),
      ),
    }),
  ),
} as const

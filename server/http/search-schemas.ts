/** The JSON schema of a search's answer; its type is the one of `note/wire/search.ts`. */
import { Type } from 'typebox'
import type { SearchAnswer } from '#note/wire/search.ts'

const orNull = (type: ReturnType<typeof Type.String>) => Type.Union([type, Type.Null()])
const named = Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()])

export const SEARCH_ANSWER = Type.Unsafe<SearchAnswer>(
  Type.Object({
    groups: Type.Array(
      Type.Object({
        place: Type.Object({
          session: Type.String(),
          title: Type.String(),
          track: named,
          room: named,
          day: orNull(Type.String()),
          start: orNull(Type.String()),
          state: Type.String(),
        }),
        hits: Type.Array(
          Type.Object({
            line: orNull(Type.String()),
            kind: Type.String(),
            number: orNull(Type.String()),
            section: orNull(Type.String()),
            snippet: Type.Object({
              text: Type.String(),
              marks: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
            }),
            fields: Type.Record(Type.String(), Type.Unknown()),
          }),
        ),
      }),
    ),
    hits: Type.Integer(),
    more: Type.Boolean(),
    problems: Type.Array(Type.Object({ part: Type.String(), sentence: Type.String() })),
  }),
)

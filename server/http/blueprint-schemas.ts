/** The JSON schemas of `/api/v1/blueprints`; the types are those of `note/wire/blueprints.ts`. */
import { Type } from 'typebox'
import { BLUEPRINT_FIELDS, RELATIONS } from '#note/blueprints/blueprint-model.ts'
import { DEFINITIONS, IMPLEMENTATIONS, PRIORITIES } from '#note/blueprints/vocabulary.ts'
import type * as Wire from '#note/wire/blueprints.ts'

/** A title, a name, an address. */
const MAX_LINE = 300
/** A whiteboard or a summary. */
const MAX_TEXT = 20_000
/** Blueprints that one may stand to. */
const MAX_RELATIONS = 100

const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const line = Type.String({ maxLength: MAX_LINE })
const text = Type.String({ maxLength: MAX_TEXT })
const person = Type.Union([
  Type.Object({ id: Type.Optional(line), name: Type.String({ minLength: 1, maxLength: MAX_LINE }) }),
  Type.Null(),
])

const FIELDS = {
  title: line,
  summary: text,
  whiteboard: text,
  workItems: text,
  specUrl: Type.String({ maxLength: 2000 }),
  project: line,
  milestone: line,
  priority: oneOf(PRIORITIES),
  definition: oneOf(DEFINITIONS),
  implementation: oneOf(IMPLEMENTATIONS),
  drafter: person,
  approver: person,
  assignee: person,
  relations: Type.Array(Type.Object({ kind: oneOf(RELATIONS), name: line }), { maxItems: MAX_RELATIONS }),
} as const

const summary = {
  blueprint: Type.Object({
    name: Type.String(),
    ...FIELDS,
    imported: Type.Union([Type.Object({}), Type.Null()]),
    revision: Type.Integer(),
  }),
  lifecycle: oneOf(['Not started', 'Started', 'Complete']),
  sessions: Type.Array(Type.String()),
  decisions: Type.Integer(),
  actions: Type.Integer(),
  open: Type.Integer(),
}

const change = Type.Object({
  at: Type.String(),
  by: Type.Object({ id: Type.Optional(Type.String()), name: Type.String() }),
  field: oneOf(['registered', ...BLUEPRINT_FIELDS]),
  from: Type.String(),
  to: Type.String(),
})

/** Launchpad's whole list for a large project is about two megabytes. */
export const LARGEST_IMPORT_BYTES = 8 * 1024 * 1024

export const BLUEPRINT_REQUESTS = {
  imported: Type.Unsafe<Wire.ImportBlueprintsRequest>(
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: MAX_LINE }),
      text: Type.String(),
      take: Type.Optional(Type.Boolean()),
    }),
  ),
  params: Type.Object({ name: Type.String() }),
  create: Type.Unsafe<Wire.NewBlueprintRequest>(
    Type.Object({ name: line, title: Type.Optional(line), project: Type.Optional(line) }),
  ),
  edit: Type.Unsafe<Wire.EditBlueprintRequest>(
    Type.Object({
      revision: Type.Integer({ minimum: 0 }),
      edit: Type.Object(
        Object.fromEntries(Object.entries(FIELDS).map(([key, schema]) => [key, Type.Optional(schema)])),
        { additionalProperties: false },
      ),
    }),
  ),
} as const

const differences = Type.Array(
  Type.Object({ field: oneOf(BLUEPRINT_FIELDS), from: Type.String(), to: Type.String() }),
)

export const BLUEPRINT_ANSWERS = {
  imported: Type.Unsafe<Wire.ImportBlueprintsAnswer>(
    Type.Object({
      blueprints: Type.Array(
        Type.Object({
          name: Type.String(),
          kind: oneOf(['added', 'changed', 'same']),
          changed: differences,
          kept: differences,
        }),
      ),
      people: Type.Array(Type.Object({ name: Type.String(), account: Type.String() })),
      notices: Type.Array(Type.String()),
      taken: Type.Boolean(),
    }),
  ),
  list: Type.Unsafe<Wire.BlueprintsAnswer>(Type.Object({ blueprints: Type.Array(Type.Object(summary)) })),
  one: Type.Unsafe<Wire.BlueprintAnswer>(
    Type.Object({
      ...summary,
      items: Type.Array(Type.Object({ session: Type.String(), line: Type.String(), number: Type.String() })),
      history: Type.Array(change),
      relatedFrom: Type.Array(Type.Object({ name: Type.String(), kind: Type.String() })),
      may: Type.Array(oneOf(BLUEPRINT_FIELDS)),
      mayBecome: Type.Array(oneOf(DEFINITIONS)),
    }),
  ),
} as const

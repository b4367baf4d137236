/** Requests and answers of `GET /api/v1/search`, the same from the relay and from what a laptop holds. */
import type { JsonValue } from '../record-model.ts'
import type { QueryProblem } from '../search/query.ts'
import type { SearchPlace } from '../search/entry.ts'
import type { Snippet } from '../search/marks.ts'

/** One thing found: a line, a closing sentence or a session. `line` is null where it is no line. */
export interface SearchHit {
  readonly line: string | null
  readonly kind: string
  readonly number: string | null
  /** The section's title. */
  readonly section: string | null
  /** A piece of the text and where the wanted words stand in it. */
  readonly snippet: Snippet
  readonly fields: Readonly<Record<string, JsonValue>>
}

/** The hits of one session, best first. */
export interface SearchGroup {
  readonly place: SearchPlace
  readonly hits: readonly SearchHit[]
}

/** `more` says that there is more than is shown; `problems` what of the query was not understood. */
export interface SearchAnswer {
  readonly groups: readonly SearchGroup[]
  readonly hits: number
  readonly more: boolean
  readonly problems: readonly QueryProblem[]
}

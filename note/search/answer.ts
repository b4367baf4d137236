/** Makes the answer of a search out of what was found. */
import type { SearchAnswer, SearchGroup, SearchHit } from '../wire/search.ts'
import { snippetOf } from './marks.ts'
import { wantedTexts, type Query } from './query.ts'
import type { Ranked } from './rank.ts'

/** More than this nobody reads; `more` says that there is more. */
export const MOST_HITS = 100
/** Letters of a text that are shown. */
const SNIPPET_LETTERS = 180

/** The best hits by session, sessions in the order of their best hit. `found`: best first. */
export function answerOf(query: Query, found: readonly Ranked[], most = MOST_HITS): SearchAnswer {
  const best = found.slice(0, most)
  const groups = new Map<string, { place: Ranked['place']; hits: SearchHit[] }>()
  const wanted = wantedTexts(query)
  for (const { entry, place } of best) {
    const group = groups.get(place.session) ?? { place, hits: [] }
    groups.set(place.session, group)
    group.hits.push({
      line: entry.line,
      kind: entry.kind,
      number: entry.number,
      section: entry.section?.name ?? null,
      snippet: snippetOf(entry.text, wanted, SNIPPET_LETTERS),
      fields: entry.fields,
    })
  }
  const list: readonly SearchGroup[] = [...groups.values()]
  return { groups: list, hits: best.length, more: found.length > best.length, problems: query.problems }
}

/**
 * The search over all notes, in memory, the same on the relay and on a laptop: finds exactly what the one judge lets
 * through, in its order (rule Q9). What a query asks of places is looked at once a session, words are compared as numbers,
 * and only what may still be among the best is judged by its filters.
 */
import type { SearchAnswer } from '../wire/search.ts'
import { answerOf, MOST_HITS } from './answer.ts'
import { BestRanked } from './best-ranked.ts'
import type { SearchEntry, SearchPlace } from './entry.ts'
import { fitsPlace, fitsQuery, isOfPlace, wordsOfEntry, type Asking } from './fits.ts'
import { wantedTexts, type Query, type TextTerm } from './query.ts'
import { comparePlaces, worthOf } from './rank.ts'
import { NOT, qualitiesIn, sessionWords, type SessionWords } from './session-words.ts'

interface Indexed {
  readonly place: SearchPlace
  readonly entries: readonly SearchEntry[]
  readonly words: SessionWords
  readonly worths: Float64Array
}

/** One more than is shown, so that it can be said that there is more. */
const MOST_FOUND = MOST_HITS + 1

export class NotesIndex {
  readonly #sessions = new Map<string, Indexed>()
  /** In the order of the summit; null until somebody asks. */
  #ordered: readonly Indexed[] | null = null

  /** How many sessions are in it. */
  get size(): number {
    return this.#sessions.size
  }

  /** Replaces what is known of the session. */
  put(place: SearchPlace, entries: readonly SearchEntry[]): void {
    const cut = entries.map((entry) => wordsOfEntry(entry, place))
    const worths = Float64Array.from(entries, ({ kind }, index) => worthOf(kind, cut[index]?.own.length ?? 0))
    this.#sessions.set(place.session, { place, entries, words: sessionWords(cut), worths })
    this.#ordered = null
  }

  remove(session: string): void {
    this.#sessions.delete(session)
    this.#ordered = null
  }

  /** The best that fit, by session. */
  find(query: Query, asking: Asking): SearchAnswer {
    const best = new BestRanked(MOST_FOUND)
    if (query.terms.length === 0) return answerOf(query, [])
    const search = searchFor(query, asking)
    for (const indexed of this.#inOrder()) {
      if (!fitsPlace(indexed.place, query, asking)) continue
      findIn(indexed, search, best)
      // Without words they come in their order already.
      if (search.wanted === 0 && best.count === MOST_FOUND) break
    }
    return answerOf(query, best.list())
  }

  #inOrder(): readonly Indexed[] {
    this.#ordered ??= [...this.#sessions.values()].sort((left, right) =>
      comparePlaces(left.place, right.place),
    )
    return this.#ordered
  }
}

interface Search {
  readonly texts: readonly TextTerm[]
  /** How many of the texts are to be there. */
  readonly wanted: number
  /** What is neither words nor asked of the place. */
  readonly filters: Query
  readonly asking: Asking
}

function searchFor(query: Query, asking: Asking): Search {
  return {
    texts: query.terms.filter((term): term is TextTerm => term.type === 'text'),
    wanted: wantedTexts(query).length,
    filters: { ...query, terms: query.terms.filter((term) => term.type !== 'text' && !isOfPlace(term)) },
    asking,
  }
}

function findIn({ place, entries, words, worths }: Indexed, search: Search, best: BestRanked): void {
  const qualities = qualitiesIn(words, search.texts)
  if (qualities === null) return
  for (let position = 0; position < qualities.length; position += 1) {
    const quality = qualities[position] ?? NOT
    if (quality === NOT) continue
    const score = search.wanted === 0 ? 0 : (worths[position] ?? 0) * (quality / search.wanted)
    const entry = entries[position]
    if (entry === undefined || !best.mayTake(score)) continue
    if (fitsQuery(entry, place, search.filters, search.asking)) best.add({ entry, place, position, score })
  }
}

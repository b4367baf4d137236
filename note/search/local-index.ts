/**
 * The search of a laptop: an index in memory over what it holds, for when the relay does not answer. It finds candidates by
 * words; what fits and in which order is the one judge's to say, as on the relay (rules Q9, Q13).
 */
import MiniSearch, { type Query as WordQuery } from 'minisearch'
import type { SearchAnswer } from '../wire/search.ts'
import { answerOf, MOST_HITS } from './answer.ts'
import type { SearchEntry, SearchPlace } from './entry.ts'
import { fitsPlace, fitsQuery, wordsOfEntry, type Asking, type EntryWords } from './fits.ts'
import { wantedTexts, type Query, type TextTerm } from './query.ts'
import { scoreOf, type Ranked } from './rank.ts'

/** Candidates that are judged at most; of more, those that the words fit best. As many as on the relay. */
const MOST_CANDIDATES = 2_000

interface Kept {
  readonly id: number
  readonly entry: SearchEntry
  readonly place: SearchPlace
  readonly position: number
  readonly words: EntryWords
}

export class LocalIndex {
  #count = 0
  readonly #kept = new Map<number, Kept>()
  readonly #bySession = new Map<string, readonly Kept[]>()
  readonly #words = new MiniSearch<Kept>({
    fields: ['own', 'around'],
    extractField: (kept, field) => {
      if (field === 'id') return kept.id
      return (field === 'own' ? kept.words.own : kept.words.around).join(' ')
    },
    // Words are cut and folded by our own rules, so that all who search cut alike.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { own: 10 }, combineWith: 'AND' },
  })

  /** How many sessions are in it. */
  get size(): number {
    return this.#bySession.size
  }

  /** Replaces what is known of the session. */
  put(place: SearchPlace, entries: readonly SearchEntry[]): void {
    for (const old of this.#bySession.get(place.session) ?? []) {
      this.#words.discard(old.id)
      this.#kept.delete(old.id)
    }
    const own = entries.map((entry, position): Kept => {
      this.#count += 1
      return { id: this.#count, entry, place, position, words: wordsOfEntry(entry, place) }
    })
    for (const kept of own) this.#kept.set(kept.id, kept)
    this.#bySession.set(place.session, own)
    this.#words.addAll(own)
  }

  find(query: Query, asking: Asking): SearchAnswer {
    if (query.terms.length === 0) return answerOf(query, [])
    const wanted = wantedTexts(query)
    const found: Ranked[] = []
    for (const { entry, place, position, words } of this.#candidates(query, wanted, asking)) {
      if (!fitsQuery(entry, place, query, { ...asking, words })) continue
      found.push({ entry, place, position, score: scoreOf(entry, words.own, wanted) })
      // Without words they come in their order already.
      if (wanted.length === 0 && found.length > MOST_HITS) break
    }
    return answerOf(query, found)
  }

  /** Entries that may fit: a superset, cheaply. */
  *#candidates(query: Query, wanted: readonly TextTerm[], asking: Asking): Iterable<Kept> {
    const fitting = new Map<string, boolean>()
    const isThere = (place: SearchPlace): boolean => {
      const known = fitting.get(place.session) ?? fitsPlace(place, query, asking)
      fitting.set(place.session, known)
      return known
    }
    if (wanted.length === 0) {
      const sessions = [...this.#bySession.values()].filter(
        ([first]) => first !== undefined && isThere(first.place),
      )
      for (const own of sessions.sort(byStart)) yield* own
      return
    }
    const results = this.#words.search(wordQuery(wanted), {
      filter: ({ id }) => {
        const kept = this.#kept.get(Number(id))
        return kept !== undefined && isThere(kept.place)
      },
    })
    for (const { id } of results.slice(0, MOST_CANDIDATES)) {
      const kept = this.#kept.get(Number(id))
      if (kept !== undefined) yield kept
    }
  }
}

/** All words anywhere, the last of an open term as a beginning. */
function wordQuery(wanted: readonly TextTerm[]): WordQuery {
  const words = wanted.flatMap(({ words: own, whole }) =>
    own.map((word, index) => ({ word, prefix: !whole && index === own.length - 1 })),
  )
  const queries = words.map(({ word, prefix }): WordQuery => ({ queries: [word], prefix }))
  return { combineWith: 'AND', queries }
}

function byStart([left]: readonly Kept[], [right]: readonly Kept[]): number {
  const [one, other] = [left?.place, right?.place]
  const key = (place: SearchPlace | undefined) => `${place?.start ?? '~'} ${place?.session ?? ''}`
  return key(one) < key(other) ? -1 : 1
}

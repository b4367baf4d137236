/**
 * Searches what this computer keeps, for when the relay does not answer: sessions by their titles at once, then note by
 * note while the page rests. One for a relay's summit, for as long as the page lives.
 */
import * as Y from 'yjs'
import { readRecord } from '#note/record.ts'
import { entriesOf, placeOf, sessionEntry } from '#note/search/entry.ts'
import { NotesIndex } from '#note/search/notes-index.ts'
import { parseQuery } from '#note/search/query.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import type { SummitView } from '../../api/summit-store.ts'
import { answerName } from '../../api/made-sessions.ts'
import { whenIdle } from '../../connection/page-frames.ts'
import type { Keep } from '../../keep/keep.ts'
import type { KeptNote } from '../../keep/kept-note.ts'
import { factsOf } from '../note/session-facts.ts'

/** How many of the kept notes are read. */
export interface ReadSoFar {
  readonly read: number
  readonly all: number
}

/** A page that never rests goes on all the same. */
const LONGEST_REST_MS = 300
/** What was written here since is read again after this. */
const FRESH_MS = 60_000

export class KeptSearch {
  readonly #keep: Keep
  readonly #index = new NotesIndex()
  readonly #listeners = new Set<() => void>()
  #soFar: ReadSoFar = { read: 0, all: 0 }
  #readAt = -Infinity
  #reading = false

  constructor(keep: Keep) {
    this.#keep = keep
  }

  get soFar(): ReadSoFar {
    return this.#soFar
  }

  /** Reads what is kept, unless it did so a moment ago. `now` in ms. */
  read(view: SummitView, now: number): void {
    if (this.#reading || now - this.#readAt < FRESH_MS) return
    this.#reading = true
    this.#readAt = now
    if (this.#index.size === 0) {
      for (const { session } of view.sessions)
        this.#index.put(placeOf(session, view.summit), [sessionEntry(session)])
    }
    void this.#readNotes(view).finally(() => {
      this.#reading = false
      this.#tell()
    })
  }

  find(text: string, today: string, me: SummitView['me']): SearchAnswer {
    const { id, name } = me.person
    return this.#index.find(parseQuery(text, today), { me: { id, name } })
  }

  /** Calls with every note that was read. Returns what ends it. */
  onRead(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async #readNotes(view: SummitView): Promise<void> {
    this.#soFar = { read: 0, all: (await this.#keep.sessions()).length }
    const names = new Map(view.summit.people.map(({ id, name }) => [id, name]))
    for await (const { session, note } of this.#keep.readAll()) {
      await rest()
      await this.#readNote(session, note, { view, names }).catch(() => undefined)
      this.#soFar = { ...this.#soFar, read: this.#soFar.read + 1 }
      this.#tell()
    }
  }

  /** A note of which the template is not known is found by its title alone. */
  async #readNote(
    id: string,
    { known, unsent }: KeptNote,
    { view, names }: { readonly view: SummitView; readonly names: ReadonlyMap<string, string> },
  ): Promise<void> {
    const answer = (await this.#keep.answer(answerName(id))) as SessionAnswer | null
    if (answer === null) return
    const { session } = view.sessions.find((each) => each.session.id === id) ?? answer.summary
    const doc = new Y.Doc()
    try {
      doc.transact(() => {
        for (const update of [...known, ...unsent.map((edit) => edit.update)]) Y.applyUpdate(doc, update)
      })
      const facts = factsOf(session, view.summit)
      const record = readRecord(doc, { session: facts, template: answer.template, roles: session.roles })
      const lines = entriesOf(record, (person) => names.get(person) ?? null)
      this.#index.put(placeOf(session, view.summit), [sessionEntry(session), ...lines])
    } finally {
      doc.destroy()
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

const searches = new Map<string, KeptSearch>()

/** The search over what is kept of this relay's summit. */
export function keptSearchOf(origin: string, keep: Keep): KeptSearch {
  const known = searches.get(origin) ?? new KeptSearch(keep)
  searches.set(origin, known)
  return known
}

function rest(): Promise<void> {
  return new Promise((resolve) => whenIdle(() => resolve(), LONGEST_REST_MS))
}

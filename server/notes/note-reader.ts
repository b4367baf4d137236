/**
 * What is derived from notes: records, findings, how far each is, items. Derived when asked and kept until the note or
 * its session changes; nothing of it is stored. Knows where notes come from only as a function.
 */
import { completenessOf } from '#note/completeness.ts'
import { checkRecord } from '#note/findings.ts'
import { itemsOf } from '#note/items.ts'
import type { Finding, NoteRecord } from '#note/record-model.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { Completeness, Item } from '#note/wire/api.ts'
import { hasNote } from '../store/store.ts'
import { sessionFacts, type ReadingContext } from './read-state.ts'

/** Where the bytes of a note come from: the relay's memory or the store. */
export interface NoteSource {
  /** Number of the note's last update; a record is read again only when it moves. */
  readonly seq: (session: string) => number
  /** The updates that make the note. Throws NoteDamagedError. */
  readonly updates: (session: string) => readonly Uint8Array[]
}

export interface NoteReaderOptions {
  readonly source: NoteSource
  readonly summit: () => Summit
  readonly templateOf: (session: Session) => Template
  /** Reads a record, here or on another thread. */
  readonly readState: (updates: readonly Uint8Array[], context: ReadingContext) => Promise<NoteRecord>
}

interface Kept {
  readonly key: string
  readonly record: Promise<NoteRecord>
}

export class NoteReader {
  readonly #options: NoteReaderOptions
  readonly #kept = new Map<string, Kept>()

  constructor(options: NoteReaderOptions) {
    this.#options = options
  }

  /** The note's record, or null while the session has no note. Rejects with NoteDamagedError. */
  async record(session: Session): Promise<NoteRecord | null> {
    if (!hasNote(session.state)) return null
    const key = `${this.#options.source.seq(session.id)} ${JSON.stringify(session)}`
    const kept = this.#kept.get(session.id)
    if (kept?.key === key) return kept.record
    const record = this.#read(session)
    this.#kept.set(session.id, { key, record })
    // A reading that failed is tried again when next asked for.
    record.catch(() => this.#kept.delete(session.id))
    return record
  }

  async findings(session: Session): Promise<readonly Finding[]> {
    const record = await this.record(session)
    return record === null ? [] : this.#check(record, session)
  }

  async completeness(session: Session): Promise<Completeness | null> {
    const record = await this.record(session)
    if (record === null) return null
    return completenessOf(record, this.#options.templateOf(session), this.#check(record, session))
  }

  /** The note's items, none while there is no note. */
  async items(session: Session): Promise<readonly Item[]> {
    const record = await this.record(session)
    // The record has the names that people read; the API speaks of tracks and rooms by id throughout.
    const { track, room } = session
    return record === null ? [] : itemsOf(record).map((item) => ({ ...item, track, room }))
  }

  #check(record: NoteRecord, session: Session): readonly Finding[] {
    return checkRecord(record, this.#options.templateOf(session), this.#options.summit())
  }

  async #read(session: Session): Promise<NoteRecord> {
    const template = this.#options.templateOf(session)
    const facts = sessionFacts(session, this.#options.summit())
    return this.#options.readState(this.#options.source.updates(session.id), {
      facts,
      template,
      roles: session.roles,
    })
  }
}

/**
 * What is derived from notes: records, findings, how far each is, items, with what was set of items since (rule I1). Derived
 * when asked and kept until the note, its session or its items change; nothing of it is stored. Knows where notes come from
 * only as a function.
 */
import { completenessOf } from '#note/completeness.ts'
import { checkRecord } from '#note/findings.ts'
import { itemsOf } from '#note/items.ts'
import { stampsOf, standingOf, withStanding, type Standing } from '#note/item-states/standing.ts'
import type { Finding, NoteRecord } from '#note/record-model.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { Completeness, Item } from '#note/wire/api.ts'
import { hasNote, type ItemStateStore } from '../store/store.ts'
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
  readonly itemStates: Pick<ItemStateStore, 'changes' | 'version'>
  readonly summit: () => Summit
  readonly templateOf: (session: Session) => Template
  /** Reads a record, here or on another thread. */
  readonly readState: (updates: readonly Uint8Array[], context: ReadingContext) => Promise<NoteRecord>
}

interface Said {
  readonly key: string
  readonly record: Promise<NoteRecord>
}

/** A note with what was set of its items since. */
interface Merged {
  readonly said: NoteRecord
  readonly version: number
  readonly standing: ReadonlyMap<string, Standing>
  readonly record: NoteRecord
}

export class NoteReader {
  readonly #options: NoteReaderOptions
  readonly #said = new Map<string, Said>()
  readonly #merged = new Map<string, Merged>()

  constructor(options: NoteReaderOptions) {
    this.#options = options
  }

  /** The note as it is read by everybody, or null while the session has no note. Rejects with NoteDamagedError. */
  async record(session: Session): Promise<NoteRecord | null> {
    return (await this.#read(session))?.record ?? null
  }

  /** The note's own words and fields alone, without what was set of its items since. */
  async said(session: Session): Promise<NoteRecord | null> {
    if (!hasNote(session.state)) return null
    const key = `${this.#options.source.seq(session.id)} ${JSON.stringify(session)}`
    const kept = this.#said.get(session.id)
    if (kept?.key === key) return kept.record
    const record = this.#readNote(session)
    this.#said.set(session.id, { key, record })
    // A reading that failed is tried again when next asked for.
    record.catch(() => this.#said.delete(session.id))
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
    const read = await this.#read(session)
    if (read === null) return []
    const items = itemsIn(read.record, session)
    if (read.standing.size === 0) return items
    return items.map((item) => ({ ...item, later: stampsOf(read.standing.get(item.line)) }))
  }

  /** The same as the note itself says them. */
  async itemsSaid(session: Session): Promise<readonly Item[]> {
    const record = await this.said(session)
    return record === null ? [] : itemsIn(record, session)
  }

  #check(record: NoteRecord, session: Session): readonly Finding[] {
    return checkRecord(record, this.#options.templateOf(session), this.#options.summit())
  }

  async #read(session: Session): Promise<Merged | null> {
    const said = await this.said(session)
    if (said === null) return null
    const { itemStates } = this.#options
    const version = itemStates.version(session.id)
    const kept = this.#merged.get(session.id)
    if (kept?.said === said && kept.version === version) return kept
    const standing =
      version === 0 ? new Map<string, Standing>() : standingOf(said, itemStates.changes(session.id))
    const merged = { said, version, standing, record: withStanding(said, standing) }
    this.#merged.set(session.id, merged)
    return merged
  }

  async #readNote(session: Session): Promise<NoteRecord> {
    const template = this.#options.templateOf(session)
    const facts = sessionFacts(session, this.#options.summit())
    return this.#options.readState(this.#options.source.updates(session.id), {
      facts,
      template,
      roles: session.roles,
    })
  }
}

/** The record has the names that people read; the API speaks of tracks and rooms by id throughout. */
function itemsIn(record: NoteRecord, { track, room }: Session): readonly Item[] {
  return itemsOf(record).map((item) => ({ ...item, track, room }))
}

/**
 * The past of every note: which points of its log are kept as versions, what the note was at any of them, what changed
 * between two, and making it say again what it said. The work with documents is the note thread's; here is which bytes,
 * whose they are and when.
 */
import type { Logger } from 'pino'
import type { Comparison } from '#note/history/comparison.ts'
import { meantOwners } from '#note/adopt/meant-owners.ts'
import type { ProposedLine } from '#note/adopt/proposal.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { Person, PersonRef, Session, SessionState } from '#note/summit.ts'
import type { AuthorsAnswer, LineChange, RestoreAnswer, Version, VersionKind } from '#note/wire/history.ts'
import type { EditsAnswer, NoteEdit } from '#note/wire/review.ts'
import type { RandomBytes } from '../access/access.ts'
import type { NoteThread } from '../relay/note-thread.ts'
import type { NoteUpdate, Store } from '../store/store.ts'
import type { PeopleByClient } from './history-work.ts'
import type { NoteSource } from './note-reader.ts'
import type { ReadingContext } from './read-state.ts'

export interface NoteHistoryOptions {
  readonly store: Pick<Store, 'versions' | 'summit'>
  /** Updates of a note that are written and not yet in the store. */
  readonly pending: (session: string) => readonly NoteUpdate[]
  readonly source: NoteSource
  /** Puts an update into a note under a person's id. Its number is the note's last when this returns. */
  readonly write: (session: string, update: Uint8Array, person: string) => Promise<void>
  readonly thread: Pick<NoteThread, 'record' | 'compare' | 'restore' | 'edit' | 'adopt' | 'authors' | 'line'>
  readonly contextOf: (session: Session) => ReadingContext
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
  readonly log: Logger
}

/** A restoring that somebody asked for; `mayStill` throws where it may no longer be done once it could be. */
export interface RestoreWish {
  readonly seq: number
  readonly person: Person
  readonly mayStill: () => void
}

/** Edits that somebody asked for; `mayStill` as with a restoring. */
export interface EditWish {
  readonly edits: readonly NoteEdit[]
  readonly person: Person
  readonly mayStill: () => void
}

/** Old lines that somebody takes into a note. */
export interface AdoptWish {
  readonly lines: readonly ProposedLine[]
  readonly person: Person
  readonly mayStill: () => void
}

/** What is seen of a line in a version that was not so in the one before. */
export interface LineStep {
  /** When the version was kept, an instant. */
  readonly at: string
  readonly change: LineChange
}

/** A line's past is looked at in this many versions at most: hours of writing, in a fraction of a second. */
const MOST_VERSIONS = 60

/** So much writing is between two versions kept of themselves. */
export const WRITING_VERSION_MS = 5 * 60_000

/** As what a version is kept when a session comes into this state; null for the one without a note. */
export function versionKindOf(state: SessionState): VersionKind | null {
  return STEP_KINDS[state]
}

const STEP_KINDS: Readonly<Record<SessionState, VersionKind | null>> = {
  scheduled: null,
  open: 'opened',
  closed: 'closed',
  returned: 'returned',
  approved: 'approved',
  published: 'published',
}

export class NoteHistory {
  readonly #options: NoteHistoryOptions
  /** The last restoring or edit of each note: two at once would write the same words twice. */
  readonly #restoring = new Map<string, Promise<unknown>>()

  constructor(options: NoteHistoryOptions) {
    this.#options = options
  }

  /** Oldest first; the note as it stands is the last. Throws NoteDamagedError. */
  versions(session: Session): readonly Version[] {
    const { store, source } = this.#options
    return [...store.versions.list(session.id), this.#now(session.id, source.seq(session.id))]
  }

  /** The version at this update, kept or not; null where the note has none of that number. Throws NoteDamagedError. */
  find(session: Session, seq: number): Version | null {
    const { store, source } = this.#options
    const last = source.seq(session.id)
    if (!Number.isInteger(seq) || seq < 1 || seq > last) return null
    const kept = store.versions.list(session.id).findLast((version) => version.seq === seq)
    if (kept !== undefined) return kept
    if (seq === last) return this.#now(session.id, seq)
    const at = this.#writtenAt(session.id, seq)
    return at === null ? null : { seq, kind: 'writing', at, by: null }
  }

  /** The note as it read at this update. */
  record(session: Session, seq: number): Promise<NoteRecord> {
    const { thread, contextOf } = this.#options
    return thread.record(this.#updatesAt(session.id, seq), contextOf(session))
  }

  /** What became of each line from one update to another. */
  compare(session: Session, seqs: { readonly from: number; readonly to: number }): Promise<Comparison> {
    const { thread, contextOf } = this.#options
    return thread.compare({
      from: this.#updatesAt(session.id, seqs.from),
      to: this.#updatesAt(session.id, seqs.to),
      context: contextOf(session),
      people: this.#people(session.id),
    })
  }

  /** Whose the client ids of a note are; the relay's own are nobody's. */
  writers(session: string): { readonly client: number; readonly person: PersonRef }[] {
    const { store } = this.#options
    return [...this.#owners(session)].flatMap(([client, owner]) => {
      const person = store.summit.findPerson(owner)
      return person === null ? [] : [{ client, person: { id: person.id, name: person.name } }]
    })
  }

  /** Who wrote which letters of the note as it stands. */
  authors(session: Session): Promise<AuthorsAnswer['lines']> {
    const { thread, source, contextOf } = this.#options
    return thread.authors({
      updates: source.updates(session.id),
      context: contextOf(session),
      people: this.#people(session.id),
    })
  }

  /** What became of one line from version to version, oldest first. Throws NoteDamagedError. */
  async linePast(session: Session, line: string): Promise<readonly LineStep[]> {
    const { thread, contextOf } = this.#options
    const all = this.versions(session).filter(({ seq }, index, list) => list[index - 1]?.seq !== seq)
    const each = Math.max(1, all.length / MOST_VERSIONS)
    const versions = all.filter((_, index) => index === all.length - 1 || Math.floor(index % each) === 0)
    const past = await thread.line({
      states: versions.map(({ seq }) => this.#updatesAt(session.id, seq)),
      ...{ line, context: contextOf(session), people: this.#people(session.id) },
    })
    return versions.flatMap(({ at }, index) => (past[index] ?? []).map((change) => ({ at, change })))
  }

  /**
   * Makes the note say again what it said at this update, as edits of this person's. What it says before is kept as a
   * version too. One at a time for each note. Rejects with StoreError.
   */
  restore(session: Session, wish: RestoreWish): Promise<RestoreAnswer> {
    return this.#inTurn(session.id, () => this.#restore(session, wish))
  }

  /**
   * Makes edits of this person's, in one update. One at a time for each note, restorings among them. Rejects with
   * StoreError.
   */
  edit(session: Session, wish: EditWish): Promise<EditsAnswer> {
    return this.#inTurn(session.id, () => this.#edit(session, wish))
  }

  /** Takes lines of an old note in, as edits of this person's; what stood before is kept as a version. Rejects with StoreError. */
  adopt(session: Session, wish: AdoptWish): Promise<void> {
    return this.#inTurn(session.id, () => this.#adopt(session, wish))
  }

  #inTurn<T>(session: string, act: () => Promise<T>): Promise<T> {
    const before = this.#restoring.get(session) ?? Promise.resolve()
    const acting = before.then(act)
    const settled = acting.then(
      () => undefined,
      () => undefined,
    )
    this.#restoring.set(session, settled)
    void settled.then(() => {
      if (this.#restoring.get(session) === settled) this.#restoring.delete(session)
    })
    return acting
  }

  async #adopt(session: Session, { lines, person, mayStill }: AdoptWish): Promise<void> {
    const { thread, source, contextOf, write, store } = this.#options
    const { id } = session
    const update = await thread.adopt({
      ...{ now: source.updates(id), context: contextOf(session), client: this.#freshClient(id) },
      ...{ lines: meantOwners(lines, store.summit.read()?.people ?? []), by: person.id, at: this.#instant() },
    })
    mayStill()
    if (update === null) return
    const last = source.seq(id)
    if (store.versions.list(id).at(-1)?.seq !== last) store.versions.keep(id, this.#writing(id, last))
    await write(id, update, person.id)
  }

  /** Keeps the note as it is at a step that was just taken. Never throws: the step is taken, with or without. */
  keepStep(session: Session, person: Person): void {
    const kind = versionKindOf(session.state)
    if (kind === null) return
    const by = { id: person.id, name: person.name }
    this.#tryToKeep(session.id, () => ({
      seq: this.#options.source.seq(session.id),
      kind,
      at: this.#instant(),
      by,
    }))
  }

  /** A snapshot up to this update is stored: keeps it as a version after some minutes of writing. Never throws. */
  considerVersion(session: string, seq: number): void {
    this.#tryToKeep(session, () => {
      const newest = this.#options.store.versions.list(session).at(-1)
      if (newest !== undefined && (newest.seq >= seq || !this.#isOld(newest))) return null
      return { seq, kind: 'writing', at: this.#instant(), by: null }
    })
  }

  async #edit(session: Session, { edits, person, mayStill }: EditWish): Promise<EditsAnswer> {
    const { thread, source, contextOf, write } = this.#options
    const { id } = session
    const { update, made, undo } = await thread.edit({
      now: source.updates(id),
      context: contextOf(session),
      edits,
      client: this.#freshClient(id),
      by: person.id,
      name: person.name,
      at: this.#instant(),
    })
    mayStill()
    if (update !== null) await write(id, update, person.id)
    return { seq: source.seq(id), made, undo }
  }

  async #restore(session: Session, { seq, person, mayStill }: RestoreWish): Promise<RestoreAnswer> {
    const { thread, source, contextOf, write, store } = this.#options
    const { id } = session
    const { update, changes } = await thread.restore({
      now: source.updates(id),
      version: this.#updatesAt(id, seq),
      context: contextOf(session),
      client: this.#freshClient(id),
    })
    mayStill()
    const last = source.seq(id)
    if (update === null) return { version: this.#now(id, last), changes }
    if (store.versions.list(id).at(-1)?.seq !== last) store.versions.keep(id, this.#writing(id, last))
    const written = write(id, update, person.id)
    // Written and numbered already; what follows is the sync.
    const at = this.#instant()
    const version: Version = {
      seq: source.seq(id),
      kind: 'restored',
      at,
      by: { id: person.id, name: person.name },
    }
    await written
    store.versions.keep(id, version)
    return { version, changes }
  }

  #writing(session: string, seq: number): Version {
    return { seq, kind: 'writing', at: this.#writtenAt(session, seq) ?? this.#instant(), by: null }
  }

  #now(session: string, seq: number): Version {
    return { seq, kind: 'now', at: this.#writtenAt(session, seq) ?? this.#instant(), by: null }
  }

  #isOld(version: Version): boolean {
    const age = this.#options.now() - Date.parse(version.at)
    // In the future: the computer's clock was set back, and that shall not keep versions from being kept.
    return age < 0 || age >= WRITING_VERSION_MS
  }

  #tryToKeep(session: string, make: () => Version | null): void {
    try {
      const version = make()
      if (version !== null) this.#options.store.versions.keep(session, version)
    } catch (error) {
      this.#options.log.error({ session, err: error }, 'a version could not be kept')
    }
  }

  /** The store is read first: a row that is moved there meanwhile is then in both and never in neither. */
  #updatesAt(session: string, seq: number): readonly Uint8Array[] {
    const { store, pending } = this.#options
    const stored = store.versions.readAt(session, seq)
    const rows = pending(session).filter((row) => row.seq > stored.seq && row.seq <= seq)
    return [...stored.updates, ...rows.map((row) => row.bytes)]
  }

  #writtenAt(session: string, seq: number): string | null {
    const { store, pending } = this.#options
    return (
      store.versions.writtenAt(session, seq) ?? pending(session).find((row) => row.seq === seq)?.at ?? null
    )
  }

  #owners(session: string): ReadonlyMap<number, string> {
    const { store, pending } = this.#options
    const owners = new Map(store.versions.clients(session))
    for (const row of pending(session)) for (const client of row.newClients) owners.set(client, row.person)
    return owners
  }

  #people(session: string): PeopleByClient {
    const people = new Map<string, PersonRef | null>()
    const personOf = (id: string) => {
      const known = people.get(id)
      if (known !== undefined) return known
      const found = this.#options.store.summit.findPerson(id)
      const person = found === null ? null : { id: found.id, name: found.name }
      people.set(id, person)
      return person
    }
    const pairs = [...this.#owners(session)].flatMap(([client, owner]) => {
      const person = personOf(owner)
      return person === null ? [] : [[client, person] as const]
    })
    return new Map(pairs)
  }

  /** A Yjs client id that nobody used in the note. */
  #freshClient(session: string): number {
    const owners = this.#owners(session)
    for (;;) {
      const client = Buffer.from(this.#options.random(4)).readUInt32LE()
      if (client > 0 && !owners.has(client)) return client
    }
  }

  #instant(): string {
    return new Date(this.#options.now()).toISOString()
  }
}

/**
 * One note while people are in it: its bytes ready to send, what it knows by clock, who owns which client id, and the
 * updates of this event-loop turn that are not yet on disk. Never builds a Y.Doc; knows no socket and no store.
 */
import * as Y from 'yjs'
import { RELAY_PERSON, type NoteUpdate, type StoredNote } from '../store/store.ts'
import { UNLIMITED, checkUpdate, type CheckedUpdate } from './check-update.ts'
import { EMPTY_UPDATE, mergeInGroups } from './frame.ts'
import { BadMessageError } from './incoming.ts'
import { KnownState, type Verdict } from './known-state.ts'
import { MAX_NOTE_BYTES } from './limits.ts'
import { Presence } from './presence.ts'

/** An update of this turn; `from` is compared by identity, null for the relay's own. */
export interface Waiting<From> {
  readonly bytes: Uint8Array
  readonly from: From | null
}

export class LiveNote<From> {
  readonly session: string
  readonly presence = new Presence()
  readonly #known = new KnownState()
  readonly #clients: Map<number, string>
  /** Everything up to some update, merged, and the updates behind it. */
  #base: Uint8Array
  #tail: Uint8Array[]
  #size: number
  #seq: number
  #waiting: Waiting<From>[] = []
  #rows: NoteUpdate[] = []
  /** What came after the snapshot worker was sent its copy; null while it is not at work. */
  #sinceCopy: Uint8Array[] | null = null
  #sinceSnapshot: number

  constructor(session: string, stored: StoredNote) {
    this.session = session
    this.#base = stored.snapshot ?? EMPTY_UPDATE
    this.#tail = [...stored.tail]
    this.#seq = stored.seq
    this.#sinceSnapshot = stored.tail.length
    this.#clients = new Map(stored.clients)
    const state = this.state()
    this.#size = state.length
    this.#known.add(checkUpdate(state, UNLIMITED))
  }

  /** Number of the last update, stored or waiting. */
  get seq(): number {
    return this.#seq
  }

  /** Updates since the last snapshot. */
  get sinceSnapshot(): number {
    return this.#sinceSnapshot
  }

  get isFull(): boolean {
    return this.#size > MAX_NOTE_BYTES
  }

  /** What the update would mean here, without taking it. */
  judge(update: CheckedUpdate): Verdict {
    return this.#known.judge(update)
  }

  /**
   * Takes a checked update into this turn and says what it meant. Throws BadMessageError where it writes under a client
   * id that belongs to somebody else.
   */
  take(update: CheckedUpdate, person: string, from: From | null, at: string): Verdict {
    const verdict = this.#known.judge(update)
    if (verdict !== 'new') return verdict
    const authors = this.#known.authors(update)
    const newClients = this.#newClients(authors, person)
    for (const client of newClients) this.#clients.set(client, person)
    this.#known.add(update)
    this.#seq += 1
    // A copy: the update is a view into a read buffer many times its size, which it would keep in memory.
    const bytes = update.bytes.slice()
    this.#waiting.push({ bytes, from })
    this.#rows.push({ session: this.session, seq: this.#seq, bytes, person, newClients, at })
    return 'new'
  }

  /** This turn's updates as rows for the store. */
  rows(): readonly NoteUpdate[] {
    return this.#rows
  }

  /** The rows are on disk: the turn's updates, for the others. */
  settle(): readonly Waiting<From>[] {
    const settled = this.#waiting
    this.#waiting = []
    this.#rows = []
    for (const { bytes } of settled) {
      this.#tail.push(bytes)
      this.#sinceCopy?.push(bytes)
      this.#size += bytes.length
    }
    this.#sinceSnapshot += settled.length
    return settled
  }

  /** Everything on disk, as one update. Merged when asked and kept, so that many joins cost one merge. */
  state(): Uint8Array {
    if (this.#tail.length > 0) {
      this.#base = mergeInGroups([this.#base, mergeInGroups(this.#tail)])
      this.#tail = []
    }
    return this.#base
  }

  /** What somebody with this state vector lacks. */
  missingFor(stateVector: ReadonlyMap<number, number>, encoded: Uint8Array): Uint8Array {
    return stateVector.size === 0 ? this.state() : Y.diffUpdate(this.state(), encoded)
  }

  stateVector(): Uint8Array {
    return this.#known.stateVector()
  }

  /** A copy for the snapshot worker and the number of its last update; null while one is being made. */
  copyForSnapshot(): { readonly updates: Uint8Array[]; readonly seq: number } | null {
    if (this.#sinceCopy !== null || this.#waiting.length > 0) return null
    this.#sinceCopy = []
    return { updates: [this.#base, ...this.#tail], seq: this.#seq }
  }

  /** The worker is done; null where it failed and the note goes on with what it has. */
  takeSnapshot(snapshot: Uint8Array | null): void {
    if (snapshot !== null && this.#sinceCopy !== null) {
      this.#base = snapshot
      this.#tail = this.#sinceCopy
      this.#sinceSnapshot = this.#sinceCopy.length
      this.#size = snapshot.length + this.#tail.reduce((sum, each) => sum + each.length, 0)
    } else this.#sinceSnapshot = 0
    this.#sinceCopy = null
  }

  /** Client ids that nobody used here yet. A known one must be the person's own (rule P9). */
  #newClients(authors: readonly number[], person: string): number[] {
    const fresh: number[] = []
    for (const client of authors) {
      const owner = this.#clients.get(client)
      if (owner === undefined) fresh.push(client)
      else if (owner !== person && person !== RELAY_PERSON) {
        throw new BadMessageError('The update is written under a client id that belongs to somebody else.')
      }
    }
    return fresh
  }
}

/**
 * One note while people are in it: its bytes ready to send, what it knows by clock, who owns which client id, and the
 * updates of this event-loop turn that are not yet written. Never builds a Y.Doc; knows no socket and no store.
 */
import * as Y from 'yjs'
import type { NoteUpdate, StoredNote } from '../store/store.ts'
import { Arena } from './arena.ts'
import { step1Frame, step2Frame, updateFrames } from './frame.ts'
import { KnownState, type Verdict } from './known-state.ts'
import { MAX_NOTE_BYTES, MAX_STEP_2_STRUCTS, MERGE_BYTES, MERGE_UPDATES } from './limits.ts'
import { EMPTY_UPDATE } from './merge.ts'
import { UNLIMITED, scanUpdate, type ScannedUpdate } from './scan-update.ts'

/** An update of this turn; `from` is compared by identity, null for the relay's own. */
export interface Waiting<From> {
  readonly bytes: Uint8Array
  readonly from: From | null
}

/** Who takes an update to whom it belongs. */
export interface Author<From> {
  readonly person: string
  /** Null for what the relay writes itself. */
  readonly from: From | null
  /** The client id that is the author's own; what else comes along may be anybody's who was here before. */
  readonly own: number | null
  /** An instant. */
  readonly at: string
}

export class LiveNote<From> {
  readonly session: string
  readonly #known = new KnownState()
  readonly #clients: Map<number, string>
  /** Everything up to some update, merged, and the updates behind it. */
  #base: Uint8Array
  #tail: Uint8Array[] = []
  readonly #arena = new Arena()
  #size: number
  #structs: number
  #seq: number
  #waiting: Waiting<From>[] = []
  #rows: NoteUpdate[] = []
  /** What came after the snapshot worker was sent its copy; null while it is not at work. */
  #sinceCopy: Uint8Array[] | null = null
  #sinceSnapshot: number
  /** What a newcomer gets, until the next update. */
  #welcome: Buffer | null = null

  /** Ids bound before the power went under which nobody has written since: others may bring back what was written. */
  readonly #orphaned: Set<number>

  /** `healing` after a power cut, which may have taken what had been sent on and not yet synced. */
  constructor(session: string, stored: StoredNote, healing = false) {
    this.session = session
    this.#orphaned = new Set(healing ? stored.clients.keys() : [])
    this.#base = stored.snapshot ?? EMPTY_UPDATE
    this.#seq = stored.seq
    this.#clients = new Map(stored.clients)
    const base = scanUpdate(this.#base, UNLIMITED)
    this.#known.add(base)
    this.#size = this.#base.length
    this.#structs = base.structs
    this.#load(stored.tail)
    this.#sinceSnapshot = this.#tail.length
  }

  /** Number of the last update, stored or waiting. */
  get seq(): number {
    return this.#seq
  }

  /** Updates since the last snapshot. */
  get sinceSnapshot(): number {
    return this.#sinceSnapshot
  }

  /** Bytes as kept in memory. */
  get size(): number {
    return this.#size
  }

  get isFull(): boolean {
    return this.#size > MAX_NOTE_BYTES || this.#structs > MAX_STEP_2_STRUCTS
  }

  /** What the update would mean here, without taking it. */
  judge(update: ScannedUpdate): Verdict {
    return this.#known.judge(update)
  }

  /** Client ids of whom the update brings something new. */
  authors(update: ScannedUpdate): readonly number[] {
    return this.#known.authors(update)
  }

  /** Those of the ids that belong to somebody else; `mends` for a step 2, which may bring back what a power cut took. */
  foreign(clients: readonly number[], person: string, mends: boolean): readonly number[] {
    const isForeign = (client: number) => (this.#clients.get(client) ?? person) !== person
    return clients.filter((client) => isForeign(client) && !(mends && this.#orphaned.has(client)))
  }

  /** Takes an update that was judged `new` into this turn, and binds the author's own id where it is in it. */
  take(update: ScannedUpdate, { person, from, own, at }: Author<From>): void {
    const isNew = own !== null && !this.#clients.has(own) && update.ranges.has(own)
    const newClients = isNew ? [own] : []
    // Whoever writes on under an id has all that was ever written under it.
    for (const client of update.ranges.keys()) {
      if (this.#clients.get(client) === person) this.#orphaned.delete(client)
    }
    for (const client of newClients) this.#clients.set(client, person)
    this.#known.add(update)
    this.#seq += 1
    this.#structs += update.structs
    this.#waiting.push({ bytes: update.bytes, from })
    this.#rows.push({ session: this.session, seq: this.#seq, bytes: update.bytes, person, newClients, at })
  }

  /** This turn's updates as rows for the journal. */
  rows(): readonly NoteUpdate[] {
    return this.#rows
  }

  /** The rows are written: the turn's updates, and the same as frames for the others. */
  settle(): { readonly settled: readonly Waiting<From>[]; readonly frames: Buffer } {
    const settled = this.#waiting
    this.#waiting = []
    this.#rows = []
    this.#welcome = null
    const frames = updateFrames(settled.map((each) => each.bytes))
    for (const each of settled) {
      // As it came it is a view into a read buffer.
      const bytes = this.#arena.keep(each.bytes)
      this.#tail.push(bytes)
      this.#sinceCopy?.push(bytes)
      this.#size += bytes.length
    }
    this.#sinceSnapshot += settled.length
    return { settled, frames }
  }

  /** Everything written, as updates to be applied in this order. */
  updates(): readonly Uint8Array[] {
    return this.#tail.length === 0 ? [this.#base] : [this.#base, ...this.#tail]
  }

  /** Frames for somebody who has nothing: the whole note, the last of it as step 2, then our step 1. Kept for the next. */
  welcome(): Buffer {
    this.#welcome ??= this.#makeWelcome()
    return this.#welcome
  }

  /** Lets go of what was only kept for the next newcomer. */
  forgetWelcome(): void {
    this.#welcome = null
  }

  /** Frames for somebody with this state vector; null where that is too much work to do here. */
  missingFor(stateVector: Uint8Array): Buffer | null {
    if (this.#size > MERGE_BYTES) return null
    this.#collapse()
    return this.#answer([Y.diffUpdate(this.#base, stateVector), ...this.#tail])
  }

  /** Frames with what was found missing elsewhere; whatever came meanwhile has already gone out. */
  answer(missing: Uint8Array): Buffer {
    return this.#answer([missing])
  }

  stateVector(): Uint8Array {
    return this.#known.stateVector()
  }

  /** A copy for the snapshot worker and the number of its last update; null while one is being made. */
  copyForSnapshot(): { readonly updates: readonly Uint8Array[]; readonly seq: number } | null {
    if (this.#sinceCopy !== null || this.#waiting.length > 0) return null
    this.#sinceCopy = []
    return { updates: this.updates(), seq: this.#seq }
  }

  /** The worker is done; null where it failed and the note goes on with what it has. */
  takeSnapshot(snapshot: Uint8Array | null): void {
    if (snapshot !== null && this.#sinceCopy !== null) {
      this.#base = snapshot
      this.#tail = this.#sinceCopy
      this.#sinceSnapshot = this.#sinceCopy.length
      this.#size = snapshot.length + this.#tail.reduce((sum, each) => sum + each.length, 0)
      this.#structs = scanUpdate(snapshot, UNLIMITED).structs + this.#tail.length
      this.#welcome = null
    } else this.#sinceSnapshot = 0
    this.#sinceCopy = null
  }

  /** What leans on something a damaged record held is left aside; whoever still has that part brings it back by syncing. */
  #load(tail: readonly Uint8Array[]): void {
    let waiting = tail
    let before: number
    do {
      before = waiting.length
      waiting = waiting.filter((bytes) => !this.#loadOne(bytes))
    } while (waiting.length > 0 && waiting.length < before)
  }

  #loadOne(bytes: Uint8Array): boolean {
    const update = scanUpdate(bytes, UNLIMITED)
    const verdict = this.#known.judge(update)
    if (verdict !== 'new') return verdict === 'nothing-new'
    this.#known.add(update)
    this.#tail.push(bytes)
    this.#size += bytes.length
    this.#structs += update.structs
    return true
  }

  #makeWelcome(): Buffer {
    this.#collapse()
    return this.#answer([this.#base, ...this.#tail])
  }

  /** One step 2 where one update holds all; else the parts first, so that step 2 is never said before all is there. */
  #answer(updates: readonly Uint8Array[]): Buffer {
    const [only] = updates
    const parts =
      updates.length === 1 && only !== undefined
        ? [step2Frame(only)]
        : [updateFrames(updates), step2Frame(EMPTY_UPDATE)]
    return Buffer.concat([...parts, step1Frame(this.stateVector())])
  }

  /** Merges a short tail into a small base: Yjs's merge is quadratic, so never more than that. */
  #collapse(): void {
    const small = this.#tail.length <= MERGE_UPDATES && this.#size <= MERGE_BYTES
    if (!small || this.#tail.length === 0 || this.#sinceCopy !== null) return
    this.#base = Y.mergeUpdates([this.#base, ...this.#tail])
    this.#tail = []
  }
}

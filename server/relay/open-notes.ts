/**
 * The notes that are open, and the one thing they share: a turn's updates of all of them go to disk in one
 * transaction, and only then out to the others. Knows the store and connections, not how a socket is opened.
 */
import type { Logger } from 'pino'
import { mergeUpdates } from 'yjs'
import type { Session } from '#note/summit.ts'
import { CLOSE } from '#note/wire/sync.ts'
import { NoteDamagedError, type NoteUpdate, type Store } from '../store/store.ts'
import type { Connection } from './connection.ts'
import { awarenessFrame, step1Frame, updateFrame } from './frame.ts'
import {
  AWARENESS_DELAY_MS,
  SNAPSHOT_QUIET_MS,
  SNAPSHOT_QUIET_UPDATES,
  SNAPSHOT_UPDATES,
  UNLOAD_AFTER_MS,
} from './limits.ts'
import { LiveNote, type Waiting } from './live-note.ts'
import type { Metrics } from './metrics.ts'
import { NoteThread } from './note-thread.ts'

export interface OpenNote {
  readonly note: LiveNote<Connection>
  readonly connections: Set<Connection>
  /** Connections that were promised something in this turn. */
  readonly owed: Set<Connection>
  awarenessTimer: NodeJS.Timeout | null
  quietTimer: NodeJS.Timeout | null
  unloadTimer: NodeJS.Timeout | null
}

export interface OpenNotesOptions {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  readonly metrics: Metrics
}

export class OpenNotes {
  readonly #options: OpenNotesOptions
  readonly #open = new Map<string, OpenNote>()
  readonly #snapshots = new NoteThread()
  #dirty = new Set<OpenNote>()
  #scheduled: NodeJS.Immediate | null = null
  #storing = true

  constructor(options: OpenNotesOptions) {
    this.#options = options
  }

  get count(): number {
    return this.#open.size
  }

  get isStoring(): boolean {
    return this.#storing
  }

  find(session: string): OpenNote | null {
    return this.#open.get(session) ?? null
  }

  /** The note, read from the store unless it is open already. Throws NoteDamagedError or StoreError. */
  open(session: string): OpenNote {
    const found = this.#open.get(session)
    if (found !== undefined) {
      if (found.unloadTimer !== null) clearTimeout(found.unloadTimer)
      found.unloadTimer = null
      if (found.connections.size === 0) this.#unloadLater(found)
      return found
    }
    const open: OpenNote = {
      note: this.#read(session),
      connections: new Set(),
      owed: new Set(),
      awarenessTimer: null,
      quietTimer: null,
      unloadTimer: null,
    }
    this.#open.set(session, open)
    this.#unloadLater(open)
    return open
  }

  leave(open: OpenNote, connection: Connection): void {
    open.connections.delete(connection)
    open.owed.delete(connection)
    open.note.presence.leave(connection)
    this.announcePresence(open)
    if (open.connections.size === 0) this.#unloadLater(open)
  }

  /** Something of this note is to be settled at the end of the turn. */
  touch(open: OpenNote): void {
    this.#dirty.add(open)
    // After this turn's sockets have all been read: what arrived together is stored and sent together.
    this.#scheduled ??= setImmediate(() => this.flushNow())
  }

  /** Presences travel with the next edit, or alone a moment later. */
  announcePresence(open: OpenNote): void {
    if (open.awarenessTimer !== null || !open.note.presence.hasChanges()) return
    open.awarenessTimer = setTimeout(() => {
      open.awarenessTimer = null
      const frames = takeAwareness(open)
      for (const connection of open.connections) connection.send(frames)
    }, AWARENESS_DELAY_MS)
    open.awarenessTimer.unref()
  }

  /** Stores the turn in one transaction, then sends it on. Where storing fails it says false and nobody sees anything of it. */
  flushNow(): boolean {
    if (this.#scheduled !== null) clearImmediate(this.#scheduled)
    this.#scheduled = null
    const turn = [...this.#dirty]
    this.#dirty = new Set()
    const rows = turn.flatMap((open) => open.note.rows())
    if (rows.length > 0 && !this.#store(rows)) {
      for (const open of turn) this.#giveUp(open)
      return false
    }
    for (const open of turn) this.#publish(open)
    return true
  }

  /** Tells everybody in the note; who may write again is asked for what was dropped meanwhile. */
  refresh(session: Session): void {
    const open = this.#open.get(session.id)
    if (open === undefined) return
    for (const connection of open.connections) {
      if (connection.refresh(session)) connection.send([step1Frame(open.note.stateVector())])
    }
  }

  /** Another process wrote: states may be others now. */
  refreshAll(): void {
    for (const id of this.#open.keys()) {
      const session = this.#options.store.sessions.find(id)
      if (session !== null) this.refresh(session)
    }
  }

  /** After a failed write: asks the disk whether it takes bytes again. */
  tryAgain(): void {
    if (this.#storing) return
    try {
      this.#options.store.probe()
      this.#storing = true
      this.#options.log.info('storage takes writes again')
    } catch {
      // Said once when it began; still so.
    }
  }

  async close(): Promise<void> {
    for (const open of this.#open.values()) clearTimers(open)
    this.#open.clear()
    await this.#snapshots.close()
  }

  #read(session: string): LiveNote<Connection> {
    const stored = this.#options.store.notes.read(session)
    try {
      return new LiveNote(session, stored)
    } catch {
      // Sound checksums and still no update Yjs can read: as damaged as a flipped bit.
      throw new NoteDamagedError(session, `Note ${session} cannot be read: restore it from a backup.`)
    }
  }

  #store(rows: readonly NoteUpdate[]): boolean {
    const { store, metrics, log } = this.#options
    try {
      store.notes.append(rows)
      metrics.updates += rows.length
      metrics.commits += 1
      this.#storing = true
      return true
    } catch (error) {
      this.#storing = false
      metrics.refuse('storage')
      log.error(
        { err: error, sessions: [...new Set(rows.map((row) => row.session))] },
        'storage refused a turn',
      )
      return false
    }
  }

  /** What the note took is not on disk: forget the note as it stands in memory and have everybody come back. */
  #giveUp(open: OpenNote): void {
    this.#forget(open)
    for (const connection of open.connections) {
      connection.write = false
      connection.close(CLOSE.tryLater, 'The relay cannot store at the moment: your words are not saved yet.')
    }
  }

  #publish(open: OpenNote): void {
    const settled = open.note.settle()
    if (settled.length > 0) this.#send(open, settled)
    for (const connection of open.owed) connection.tellStored()
    open.owed.clear()
    if (settled.length > 0) this.#snapshotSoon(open)
  }

  #send(open: OpenNote, settled: readonly Waiting<Connection>[]): void {
    const awareness = takeAwareness(open)
    const all = [updateFrame(merge(settled)), ...awareness]
    const senders = new Set(settled.map((each) => each.from))
    for (const connection of open.connections) {
      if (!senders.has(connection)) connection.send(all)
      else connection.send([...framesWithout(connection, settled), ...awareness])
    }
  }

  #snapshotSoon(open: OpenNote): void {
    if (open.quietTimer !== null) clearTimeout(open.quietTimer)
    open.quietTimer = null
    if (open.note.sinceSnapshot >= SNAPSHOT_UPDATES) void this.#snapshot(open)
    else if (open.note.sinceSnapshot >= SNAPSHOT_QUIET_UPDATES) {
      open.quietTimer = setTimeout(() => void this.#snapshot(open), SNAPSHOT_QUIET_MS)
      open.quietTimer.unref()
    }
  }

  async #snapshot(open: OpenNote): Promise<void> {
    const copy = open.note.copyForSnapshot()
    if (copy === null) return
    const { store, log, now, metrics } = this.#options
    const session = open.note.session
    const snapshot = await this.#snapshots.snapshot(copy.updates).catch((error: unknown) => {
      log.error({ session, err: error }, 'no snapshot could be made')
      return null
    })
    if (this.#open.get(session) !== open) return
    open.note.takeSnapshot(snapshot)
    if (snapshot === null) return
    try {
      store.notes.saveSnapshot(session, copy.seq, snapshot, new Date(now()).toISOString())
      metrics.snapshots += 1
    } catch (error) {
      // The log holds everything; the next snapshot tries again.
      log.error({ session, err: error }, 'a snapshot could not be stored')
    }
  }

  #unloadLater(open: OpenNote): void {
    if (open.unloadTimer !== null) clearTimeout(open.unloadTimer)
    open.unloadTimer = setTimeout(() => {
      if (open.connections.size === 0 && !this.#dirty.has(open)) this.#forget(open)
    }, UNLOAD_AFTER_MS)
    open.unloadTimer.unref()
  }

  #forget(open: OpenNote): void {
    clearTimers(open)
    if (this.#open.get(open.note.session) === open) this.#open.delete(open.note.session)
  }
}

function clearTimers(open: OpenNote): void {
  for (const timer of [open.awarenessTimer, open.quietTimer, open.unloadTimer]) {
    if (timer !== null) clearTimeout(timer)
  }
}

function takeAwareness(open: OpenNote): Buffer[] {
  if (open.awarenessTimer !== null) clearTimeout(open.awarenessTimer)
  open.awarenessTimer = null
  const changes = open.note.presence.takeChanges()
  return changes.length === 0 ? [] : [awarenessFrame(changes)]
}

function framesWithout(sender: Connection, settled: readonly Waiting<Connection>[]): Buffer[] {
  const others = settled.filter((each) => each.from !== sender)
  return others.length === 0 ? [] : [updateFrame(merge(others))]
}

/** A turn's few updates as one, which saves a write per update and receiver. */
function merge(settled: readonly Waiting<Connection>[]): Uint8Array {
  const [first] = settled
  if (settled.length === 1 && first !== undefined) return first.bytes
  return mergeUpdates(settled.map((each) => each.bytes))
}

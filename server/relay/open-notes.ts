/**
 * The notes that are open, and the one thing they share: a turn's updates of all of them are written to the journal in
 * one go, and only then sent to the others. Knows the store, the journal and connections, not how a socket is opened.
 */
import type { Logger } from 'pino'
import type { Session } from '#note/summit.ts'
import { CLOSE } from '#note/wire/sync.ts'
import { NoteDamagedError, type NoteUpdate, type Store } from '../store/store.ts'
import type { Connection } from './connection.ts'
import { awarenessFrame, step1Frame, updateFrames } from './frame.ts'
import { AWARENESS_DELAY_MS, UNLOAD_AFTER_MS, WELCOME_KEPT_MS } from './limits.ts'
import { LiveNote, type Waiting } from './live-note.ts'
import type { Metrics } from './metrics.ts'
import type { Cancel, Clock, NoteJournal, NoteWorkshop } from './ports.ts'
import type { OpenNote } from './open-note.ts'
import { Presence } from './presence.ts'
import { Promises } from './promises.ts'
import { Snapshots } from './snapshots.ts'

export interface OpenNotesOptions {
  readonly store: Store
  readonly journal: NoteJournal
  readonly workshop: NoteWorkshop
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: Metrics
  /** The last relay ended with the power: what was sent on and not synced may be missing. */
  readonly healing?: boolean
  /** A snapshot of the note up to this update is stored. */
  readonly onSnapshot: (session: string, seq: number) => void
}

export class OpenNotes {
  readonly #options: OpenNotesOptions
  readonly #open = new Map<string, OpenNote>()
  readonly #promises: Promises
  readonly #snapshots: Snapshots
  #dirty = new Set<OpenNote>()
  #cancelFlush: Cancel | null = null
  #storing = true

  constructor(options: OpenNotesOptions) {
    this.#options = options
    this.#promises = new Promises({
      ...options,
      flush: () => this.flush(),
      onTrouble: (error) => this.#stopStoring(error),
    })
    this.#snapshots = new Snapshots({ ...options, isOpen: (open) => this.#isOpen(open) })
  }

  get count(): number {
    return this.#open.size
  }

  /** False while the disk refuses writes. */
  get isStoring(): boolean {
    return this.#storing
  }

  /** Connections that wait for a receipt. */
  get owed(): number {
    return this.#promises.owed
  }

  all(): readonly OpenNote[] {
    return [...this.#open.values()]
  }

  find(session: string): OpenNote | null {
    return this.#open.get(session) ?? null
  }

  /** The note, read from the store unless it is open already. Throws NoteDamagedError or StoreError. */
  open(session: string): OpenNote {
    const found = this.#open.get(session)
    if (found !== undefined) {
      found.cancelUnload?.()
      found.cancelUnload = null
      if (found.connections.size === 0) this.#unloadLater(found)
      return found
    }
    const open: OpenNote = {
      note: this.#read(session),
      presence: new Presence(),
      connections: new Set(),
      cancelAwareness: null,
      cancelQuiet: null,
      cancelUnload: null,
      cancelWelcome: null,
    }
    this.#open.set(session, open)
    this.#unloadLater(open)
    return open
  }

  leave(open: OpenNote, connection: Connection): void {
    open.connections.delete(connection)
    this.#promises.forget(connection)
    open.presence.leave(connection)
    this.announcePresence(open)
    if (open.connections.size === 0) this.#unloadLater(open)
  }

  /** Something of this note is to be written at the end of the turn. */
  touch(open: OpenNote): void {
    this.#dirty.add(open)
    // After this turn's sockets have all been read: what arrived together is written and sent together.
    this.#cancelFlush ??= this.#options.clock.afterTurn(() => this.flush())
  }

  /** The connection is to hear, after a sync, how much of what it sent is stored. */
  owe(connection: Connection): void {
    this.#promises.owe(connection)
  }

  /** Frames for a newcomer; kept a moment, since a room joins at once, and not longer, since a summit has many rooms. */
  welcomeTo(open: OpenNote): Buffer {
    if (open.cancelWelcome === null) {
      open.cancelWelcome = this.#options.clock.after(WELCOME_KEPT_MS, () => {
        open.cancelWelcome = null
        open.note.forgetWelcome()
      })
    }
    return open.note.welcome()
  }

  /** Presences travel with the next edit, or alone a moment later. */
  announcePresence(open: OpenNote): void {
    if (open.cancelAwareness !== null || !open.presence.hasChanges()) return
    open.cancelAwareness = this.#options.clock.after(AWARENESS_DELAY_MS, () => {
      open.cancelAwareness = null
      const frames = takeAwareness(open)
      if (frames === null) return
      for (const connection of open.connections) connection.send(frames)
    })
  }

  /** Writes the turn, then sends it on. Where writing fails it says false and nobody sees anything of it. */
  flush(): boolean {
    this.#cancelFlush?.()
    this.#cancelFlush = null
    const turn = this.#dirty
    this.#dirty = new Set()
    const rows: NoteUpdate[] = []
    for (const open of turn) rows.push(...open.note.rows())
    if (rows.length === 0) return true
    if (!this.#write(rows)) {
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
      if (connection.refresh(session, this.#storing)) {
        connection.send(step1Frame(open.note.stateVector()))
      }
    }
  }

  /** Another process wrote, or the disk changed its mind: states may be others now. */
  refreshAll(): void {
    for (const id of this.#open.keys()) {
      const session = this.#options.store.sessions.find(id)
      if (session !== null) this.refresh(session)
    }
  }

  /** After a failed write: asks the disk whether it takes bytes again. */
  tryAgain(): void {
    if (this.#storing) return
    const { journal, store, log } = this.#options
    try {
      journal.probe()
      store.probe()
    } catch {
      // Said once when it began; still so.
      return
    }
    this.#storing = true
    log.info('storage takes writes again')
    this.#promises.again()
    this.refreshAll()
  }

  close(): void {
    this.#cancelFlush?.()
    for (const open of this.#open.values()) cancelAll(open)
    this.#open.clear()
  }

  #read(session: string): LiveNote<Connection> {
    const { store, journal, log } = this.#options
    const stored = store.notes.read(session)
    const pending = journal.pending(session).filter((row) => row.seq > stored.seq)
    for (const { from, to, reason } of stored.damage) {
      log.error({ session, from, to, reason }, 'a note is damaged and was rebuilt from what is sound')
    }
    if (stored.damage.length > 0 && stored.snapshot === null && stored.tail.length === 0) {
      throw new NoteDamagedError(session, `Note ${session} is damaged throughout: restore it from a backup.`)
    }
    const clients = new Map(stored.clients)
    for (const row of pending) for (const client of row.newClients) clients.set(client, row.person)
    try {
      const tail = [...stored.tail, ...pending.map((row) => row.bytes)]
      const seq = pending.at(-1)?.seq ?? stored.seq
      return new LiveNote(session, { ...stored, tail, seq, clients }, this.#options.healing)
    } catch {
      // Sound checksums and still no update Yjs can read: as damaged as a flipped bit.
      throw new NoteDamagedError(session, `Note ${session} cannot be read: restore it from a backup.`)
    }
  }

  #write(rows: readonly NoteUpdate[]): boolean {
    const { journal, metrics, clock } = this.#options
    const began = clock.elapsed()
    try {
      if (!this.#storing) return false
      journal.append(rows)
    } catch (error) {
      this.#stopStoring(error)
      return false
    }
    metrics.observeAppend((clock.elapsed() - began) / 1000)
    for (const row of rows) metrics.countUpdate(row.bytes.length)
    this.#promises.wrote()
    return true
  }

  /** Nobody may write until the disk does; everybody is told so. */
  #stopStoring(error: unknown): void {
    const { metrics, log } = this.#options
    metrics.refuse('storage')
    if (!this.#storing) return
    this.#storing = false
    log.error({ err: error }, 'storage refuses writes')
    this.refreshAll()
  }

  /** What the note took is not written: read it again as it is on disk, and have its senders come back with theirs. */
  #giveUp(open: OpenNote): void {
    const { settled } = open.note.settle()
    for (const { from } of settled) {
      from?.close(CLOSE.tryLater, 'The relay cannot store at the moment: your words are not saved yet.')
    }
    try {
      open.note = this.#read(open.note.session)
    } catch (error) {
      this.#options.log.error({ session: open.note.session, err: error }, 'storage cannot be read')
      this.#forget(open)
      for (const connection of open.connections) {
        connection.close(CLOSE.tryLater, 'The relay cannot read this note at the moment: come back later.')
      }
    }
  }

  #publish(open: OpenNote): void {
    const { settled, frames } = open.note.settle()
    const awareness = takeAwareness(open)
    const all = awareness === null ? frames : Buffer.concat([frames, awareness])
    const senders = new Set(settled.map((each) => each.from))
    let sockets = 0
    for (const connection of open.connections) {
      if (senders.has(connection)) connection.send(framesWithout(connection, settled, awareness))
      else if (connection.send(all)) sockets += 1
    }
    this.#options.metrics.countSent(all.length, sockets)
    this.#snapshots.consider(open)
  }

  #unloadLater(open: OpenNote): void {
    open.cancelUnload?.()
    open.cancelUnload = this.#options.clock.after(UNLOAD_AFTER_MS, () => {
      if (open.connections.size === 0 && !this.#dirty.has(open)) this.#forget(open)
    })
  }

  #isOpen(open: OpenNote): boolean {
    return this.#open.get(open.note.session) === open
  }

  #forget(open: OpenNote): void {
    cancelAll(open)
    if (this.#isOpen(open)) this.#open.delete(open.note.session)
  }
}

function cancelAll(open: OpenNote): void {
  open.cancelAwareness?.()
  open.cancelQuiet?.()
  open.cancelUnload?.()
  open.cancelWelcome?.()
}

function takeAwareness(open: OpenNote): Buffer | null {
  open.cancelAwareness?.()
  open.cancelAwareness = null
  const changes = open.presence.takeChanges()
  return changes.length === 0 ? null : awarenessFrame(changes)
}

/** For a sender: the turn without its own. */
function framesWithout(
  sender: Connection,
  settled: readonly Waiting<Connection>[],
  awareness: Buffer | null,
): Buffer {
  const others = settled.filter((each) => each.from !== sender).map((each) => each.bytes)
  const frames = updateFrames(others)
  return awareness === null ? frames : Buffer.concat([frames, awareness])
}

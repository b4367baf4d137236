/**
 * The relay without its sockets: connections join notes, their messages are taken by event-loop turns, each turn is
 * written before anybody sees it, and everybody is told when what they may do changes. Runs over `ports.ts` alone, so
 * that a simulation can run the very same code.
 */
import type { Logger } from 'pino'
import type { Session } from '#note/summit.ts'
import { CLOSE } from '#note/wire/sync.ts'
import { readAccessByHash, type Access } from '../access/access.ts'
import { RELAY_PERSON, StoreError, type Store } from '../store/store.ts'
import { Reserves } from './allowance.ts'
import { hear, type Attending } from './attend.ts'
import { Connection } from './connection.ts'
import { awarenessFrame } from './frame.ts'
import { FIRST_MESSAGE_MS, PING_INTERVAL_MS, RECHECK_INTERVAL_MS } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { OpenNote } from './open-note.ts'
import { OpenNotes } from './open-notes.ts'
import type { Cancel, Clock, NoteJournal, NoteWorkshop, Wire } from './ports.ts'
import { UNLIMITED, scanUpdate } from './scan-update.ts'

export interface CoreOptions {
  readonly store: Store
  readonly journal: NoteJournal
  readonly workshop: NoteWorkshop
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  /** The last relay ended with the power: what was sent on and not synced may be missing. */
  readonly healing?: boolean
  /** A snapshot of the note up to this update is stored. */
  readonly onSnapshot?: (session: string, seq: number) => void
}

/** An open note as a look at it shows it: the number of its last update and how many connections are in it. */
export interface NoteGlance {
  readonly session: string
  readonly seq: number
  readonly here: number
}

/** What a socket tells the core about one joined connection. */
export interface Attendance {
  /** One whole message. */
  readonly receive: (bytes: Uint8Array, isBinary?: boolean) => void
  /** The peer answered a ping. */
  readonly ponged: () => void
  readonly closed: () => void
  /** Ends the connection for a fault the socket found. */
  readonly refuse: (code: number, sentence: string) => void
}

export class RelayCore {
  readonly #options: CoreOptions
  readonly #notes: OpenNotes
  readonly #connections = new Set<Connection>()
  readonly #reserves = new Reserves()
  readonly #cancels = new Set<Cancel>()
  #foreignVersion: number
  #connectionCount = 0

  constructor(options: CoreOptions) {
    this.#options = options
    this.#notes = new OpenNotes({ ...options, onSnapshot: options.onSnapshot ?? (() => undefined) })
    this.#foreignVersion = options.store.foreignVersion()
    this.#repeat(PING_INTERVAL_MS, () => this.#pingAll())
    this.#repeat(RECHECK_INTERVAL_MS, () => this.#recheckAll())
  }

  /** False while the disk refuses writes. */
  get isStoring(): boolean {
    return this.#notes.isStoring
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  get noteCount(): number {
    return this.#notes.count
  }

  /** Connections that wait for a receipt. */
  get owed(): number {
    return this.#notes.owed
  }

  /** Bytes sent that peers have not taken yet. */
  get waitingBytes(): number {
    let sum = 0
    for (const connection of this.#connections) sum += connection.waiting
    return sum
  }

  /** How many connections are in the session's note. */
  here(session: string): number {
    return this.#notes.find(session)?.connections.size ?? 0
  }

  /** The notes that are open now, for whoever watches from aside. */
  glances(): readonly NoteGlance[] {
    return this.#notes.all().map(({ note, connections }) => ({
      session: note.session,
      seq: note.seq,
      here: connections.size,
    }))
  }

  /** Number of the note's last update. Throws NoteDamagedError. */
  seqOf(session: string): number {
    return this.#notes.open(session).note.seq
  }

  /** Everything of the note that is written, as updates to be applied in this order. Throws NoteDamagedError. */
  updatesOf(session: string): readonly Uint8Array[] {
    return this.#notes.open(session).note.updates()
  }

  /** Reads the note unless it is open: whoever joins next finds it ready. Throws NoteDamagedError or StoreError. */
  prepare(session: string): void {
    this.#notes.open(session)
  }

  /** Lets a socket into a note. Throws NoteDamagedError or StoreError where the note cannot be had. */
  join(session: string, access: Access, wire: Wire): Attendance {
    const { log, clock, store } = this.#options
    const open = this.#notes.open(session)
    this.#connectionCount += 1
    const reserve = this.#reserves.of(access.token, clock.elapsed())
    const connection = new Connection({ id: this.#connectionCount, session, access, wire, clock, reserve })
    this.#connections.add(connection)
    open.connections.add(connection)
    const facts = store.sessions.find(session)
    if (facts !== null) connection.refresh(facts, this.isStoring)
    log.info({ session, person: connection.person.id, connection: connection.id }, 'joined')
    const here = open.presence.all()
    if (here.length > 0) connection.send(awarenessFrame(here))
    return this.#attend(open, connection)
  }

  /**
   * Writes an update that is no client's into a note, under a person's name or the relay's own: sent to everybody when it
   * returns, synced when the promise resolves. Rejects with StoreError.
   */
  async writeOwn(session: string, update: Uint8Array, person: string = RELAY_PERSON): Promise<void> {
    const open = this.#notes.open(session)
    const scanned = scanUpdate(update, UNLIMITED)
    if (open.note.judge(scanned) === 'new') {
      const at = new Date(this.#options.clock.now()).toISOString()
      const [own = null] = person === RELAY_PERSON ? [] : open.note.authors(scanned)
      open.note.take(scanned, { person, from: null, own, at })
      this.#notes.touch(open)
      if (!this.#notes.flush()) {
        throw new StoreError('full', 'The relay cannot store at the moment: try again later.')
      }
    }
    await this.#options.journal.sync()
  }

  /** The session's state, roles or track changed: everybody in it hears, and who may write again is asked for what was dropped. */
  sessionChanged(session: Session): void {
    this.#notes.refresh(session)
  }

  /** Looks at every connection's token again: cuts the revoked (4401) and those whose role changed (4403). */
  accessChanged(): void {
    for (const connection of this.#connections) this.#recheck(connection)
  }

  /** Writes what is waiting and tells everybody to come back. The journal and the store are the caller's to close. */
  close(): void {
    for (const cancel of this.#cancels) cancel()
    this.#notes.flush()
    for (const connection of this.#connections) {
      connection.close(CLOSE.restart, 'The relay restarts: come back.')
    }
    this.#notes.close()
  }

  #attend(open: OpenNote, connection: Connection): Attendance {
    const { log, clock, metrics, workshop, store } = this.#options
    const attending: Attending = {
      connection,
      open,
      notes: this.#notes,
      workshop,
      metrics,
      log,
      clock,
      session: () => store.sessions.find(connection.session),
    }
    const cancelSilence = clock.after(FIRST_MESSAGE_MS, () => {
      if (!connection.spoke) connection.close(CLOSE.badMessage, 'Nothing was said.')
    })
    return {
      receive: (bytes, isBinary = true) => hear(attending, bytes, isBinary),
      ponged: () => (connection.alive = true),
      closed: () => {
        cancelSilence()
        this.#leave(open, connection)
      },
      refuse: (code, sentence) => {
        metrics.refuse('message')
        connection.close(code, sentence)
      },
    }
  }

  #leave(open: OpenNote, connection: Connection): void {
    this.#connections.delete(connection)
    this.#notes.leave(open, connection)
    this.#options.log.info({ session: connection.session, connection: connection.id }, 'left')
  }

  #recheck(connection: Connection): void {
    const { store, clock } = this.#options
    const access = readAccessByHash(store, connection.access.token, clock.now())
    if (access === null) {
      connection.write = false
      connection.close(CLOSE.revoked, 'The session token was revoked or has expired: join again.')
      return
    }
    const { role, tracks } = connection.access
    if (access.role === role && access.tracks.join() === tracks.join()) return
    connection.write = false
    connection.close(CLOSE.roleChanged, 'Your role changed: connect again.')
  }

  #recheckAll(): void {
    const { store, log, clock } = this.#options
    try {
      const version = store.foreignVersion()
      const changed = version !== this.#foreignVersion
      this.#foreignVersion = version
      if (changed) {
        this.#notes.refreshAll()
        this.accessChanged()
      } else this.#cutExpired()
      this.#notes.tryAgain()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      log.error({ err: error }, 'storage cannot be read')
    }
    this.#reserves.forgetOld(clock.elapsed())
  }

  #cutExpired(): void {
    const now = this.#options.clock.now()
    for (const connection of this.#connections) {
      const { expiresAt } = connection.access
      if (expiresAt !== null && expiresAt <= now) this.#recheck(connection)
    }
  }

  #pingAll(): void {
    for (const connection of this.#connections) {
      if (connection.alive) connection.ping()
      else connection.terminate()
    }
  }

  #repeat(ms: number, act: () => void): void {
    let cancel: Cancel = () => undefined
    const again = (): void => {
      cancel = this.#options.clock.after(ms, () => {
        act()
        again()
      })
    }
    again()
    this.#cancels.add(() => cancel())
  }
}

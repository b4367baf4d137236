/**
 * The relay: opens notes for sockets, takes updates by event-loop turns, has each turn on disk before anybody sees it,
 * and tells connections when what they may do changes. Knows the store and sockets, not what a note says.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Session } from '#note/summit.ts'
import { CLOSE, SUBPROTOCOL } from '#note/wire/sync.ts'
import { readAccess, readAccessByHash, type Access } from '../access/access.ts'
import { NoteDamagedError, RELAY_PERSON, StoreError, type Store } from '../store/store.ts'
import { UNLIMITED, checkUpdate } from './check-update.ts'
import { Connection } from './connection.ts'
import { awarenessFrame } from './frame.ts'
import { attend } from './attend.ts'
import {
  CLOSE_GRACE_MS,
  FIRST_MESSAGE_MS,
  MAX_CONNECTIONS,
  MAX_FIRST_STEP_2_BYTES,
  MAX_FRAGMENTS,
  MAX_MESSAGE_BYTES,
  PING_INTERVAL_MS,
  RECHECK_INTERVAL_MS,
} from './limits.ts'
import { Metrics } from './metrics.ts'
import { OpenNotes, type OpenNote } from './open-notes.ts'
import { judgeUpgrade } from './upgrade.ts'

export interface RelayOptions {
  readonly store: Store
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly origins: ReadonlySet<string>
}

/** Room for the message kind and lengths around the largest update. */
const ENVELOPE_BYTES = 64

export class Relay {
  readonly metrics = new Metrics()
  readonly #options: RelayOptions
  readonly #notes: OpenNotes
  readonly #connections = new Set<Connection>()
  readonly #sockets: WebSocketServer
  readonly #timers: NodeJS.Timeout[]
  #foreignVersion: number
  #connectionCount = 0
  #closing = false

  constructor(options: RelayOptions) {
    this.#options = options
    this.#notes = new OpenNotes({ ...options, metrics: this.metrics })
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_FIRST_STEP_2_BYTES + MAX_MESSAGE_BYTES + ENVELOPE_BYTES,
      maxFragments: MAX_FRAGMENTS,
      handleProtocols: () => SUBPROTOCOL,
    })
    this.#foreignVersion = options.store.foreignVersion()
    this.#timers = [
      setInterval(() => this.#pingAll(), PING_INTERVAL_MS),
      setInterval(() => this.#lookForForeignChanges(), RECHECK_INTERVAL_MS),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** False while the disk refuses writes. */
  get isStoring(): boolean {
    return this.#notes.isStoring
  }

  /** Prometheus text. */
  metricsText(): string {
    return this.metrics.text({ connections: this.#connections.size, notes: this.#notes.count })
  }

  /** How many connections are in the session's note. */
  here(session: string): number {
    return this.#notes.find(session)?.connections.size ?? 0
  }

  /** Number of the note's last update. Throws NoteDamagedError. */
  seqOf(session: string): number {
    return this.#notes.open(session).note.seq
  }

  /** Everything of the note that is on disk, as one update. Throws NoteDamagedError. */
  stateOf(session: string): Uint8Array {
    return this.#notes.open(session).note.state()
  }

  /** Takes over an upgrade request of the HTTP server. */
  readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Before anything else: an unheard error would end the process (websockets/ws 1777, seen up to 8.23).
    socket.on('error', () => socket.destroy())
    const { store, now } = this.#options
    const verdict = judgeUpgrade(request, {
      access: (secret) => readAccess(store, secret, now()),
      sessionExists: (id) => store.sessions.find(id) !== null,
      origins: this.#options.origins,
    })
    if (verdict.kind === 'refused') {
      this.metrics.refuse(verdict.reason)
      refuse(socket, verdict.status, verdict.message)
    } else if (this.#closing || this.#connections.size >= MAX_CONNECTIONS) {
      this.metrics.refuse('full')
      refuse(socket, 503, 'The relay has no room for another connection: try again later.')
    } else this.#welcome(request, socket, head, verdict)
  }

  /** Writes an update of the relay's own into a note, on disk and to everybody, before it returns. */
  writeOwn(session: string, update: Uint8Array): void {
    const open = this.#notes.open(session)
    open.note.take(
      checkUpdate(update, UNLIMITED),
      RELAY_PERSON,
      null,
      new Date(this.#options.now()).toISOString(),
    )
    this.#notes.touch(open)
    if (!this.#notes.flushNow())
      throw new StoreError('full', 'The relay cannot store at the moment: try again later.')
  }

  /** The session's state, roles or track changed: everybody in it hears, and who may write again is asked for what was dropped. */
  sessionChanged(session: Session): void {
    this.#notes.refresh(session)
  }

  /** Looks at every connection's token again: cuts the revoked (4401) and those whose role changed (4403). */
  accessChanged(): void {
    for (const connection of this.#connections) this.#recheck(connection)
  }

  /** Tells everybody to come back, has all on disk, ends the worker. The store is the caller's to close. */
  async close(): Promise<void> {
    this.#closing = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#notes.flushNow()
    for (const connection of this.#connections)
      connection.close(CLOSE.restart, 'The relay restarts: come back.')
    await this.#notes.close()
  }

  #welcome(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    verdict: { readonly session: string; readonly access: Access },
  ): void {
    const open = this.#openOrRefuse(socket, verdict.session)
    if (open === null) return
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      // ws has begun to close with the right code by then; the peer gets a moment to read it.
      ws.on('error', () => setTimeout(() => ws.terminate(), CLOSE_GRACE_MS).unref())
      this.#connectionCount += 1
      const wires = { ws, socket, now: this.#options.now() }
      this.#join(open, new Connection(this.#connectionCount, verdict.session, verdict.access, wires), ws)
    })
  }

  /** The note, or null after a refusal: a damaged note is refused and no other. */
  #openOrRefuse(socket: Duplex, session: string): OpenNote | null {
    try {
      return this.#notes.open(session)
    } catch (error) {
      const damaged = error instanceof NoteDamagedError
      this.metrics.refuse(damaged ? 'damaged' : 'storage')
      this.#options.log.error({ session, err: error }, 'note refused')
      if (damaged) refuse(socket, 500, error.message)
      else refuse(socket, 503, 'The relay cannot read its storage: try again later.')
      return null
    }
  }

  #join(open: OpenNote, connection: Connection, ws: WebSocket): void {
    const { log, now, store } = this.#options
    const session = store.sessions.find(connection.session)
    if (session === null) return connection.close(CLOSE.badMessage, 'There is no such session.')
    this.#connections.add(connection)
    open.connections.add(connection)
    connection.refresh(session)
    log.info({ session: session.id, person: connection.person.id, connection: connection.id }, 'joined')
    const silence = setTimeout(
      () => connection.close(CLOSE.badMessage, 'Nothing was said.'),
      FIRST_MESSAGE_MS,
    )
    silence.unref()
    ws.once('message', () => clearTimeout(silence))
    ws.on('pong', () => (connection.alive = true))
    attend(ws, {
      connection,
      open,
      notes: this.#notes,
      metrics: this.metrics,
      log,
      now,
      session: () => this.#session(connection),
    })
    ws.on('close', () => {
      clearTimeout(silence)
      this.#leave(open, connection)
    })
    const here = open.note.presence.all()
    if (here.length > 0) connection.send([awarenessFrame(here)])
  }

  #session(connection: Connection): Session | null {
    return this.#options.store.sessions.find(connection.session)
  }

  #leave(open: OpenNote, connection: Connection): void {
    this.#connections.delete(connection)
    this.#notes.leave(open, connection)
    this.#options.log.info({ session: connection.session, connection: connection.id }, 'left')
  }

  #recheck(connection: Connection): void {
    const access = readAccessByHash(this.#options.store, connection.access.token, this.#options.now())
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

  #lookForForeignChanges(): void {
    try {
      const version = this.#options.store.foreignVersion()
      const changed = version !== this.#foreignVersion
      this.#foreignVersion = version
      if (changed) {
        this.#notes.refreshAll()
        this.accessChanged()
      } else this.#cutExpired()
      this.#notes.tryAgain()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      this.#options.log.error({ err: error }, 'storage cannot be read')
    }
  }

  #cutExpired(): void {
    const now = this.#options.now()
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
}

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

const REFUSAL_CODES: Readonly<Record<number, string>> = {
  400: 'protocol',
  401: 'token',
  403: 'origin',
  404: 'session',
  500: 'damaged',
  503: 'busy',
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ error: { code: REFUSAL_CODES[status] ?? 'refused', message } })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_TEXT[status] ?? 'Refused'}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

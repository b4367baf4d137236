/**
 * The relay's sockets: judges upgrade requests, hands messages to the core as they come whole, and answers for what is
 * refused before there is a websocket. Knows HTTP and ws, not notes.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Session } from '#note/summit.ts'
import { CLOSE, SUBPROTOCOL } from '#note/wire/sync.ts'
import { readAccess, type Access } from '../access/access.ts'
import { NoteDamagedError, type Store } from '../store/store.ts'
import { RelayCore, type NoteGlance } from './core.ts'
import {
  CLOSE_GRACE_MS,
  MAX_CONNECTIONS,
  MAX_CONNECTIONS_PER_GUEST,
  MAX_CONNECTIONS_PER_TOKEN,
  MAX_FIRST_STEP_2_BYTES,
  MAX_FRAGMENTS,
  MAX_MESSAGE_BYTES,
} from './limits.ts'
import { Metrics } from './metrics.ts'
import type { Clock, NoteJournal, NoteWorkshop } from './ports.ts'
import { NO_PROXY, type IsProxy } from './proxy.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { createSocketWire } from './socket-wire.ts'
import { Unfinished } from './unfinished.ts'
import { judgeUpgrade } from './upgrade.ts'

export interface RelayOptions {
  readonly store: Store
  readonly journal: NoteJournal
  readonly workshop: NoteWorkshop
  readonly clock: Clock
  readonly log: Logger
  readonly origins: ReadonlySet<string>
  readonly isProxy?: IsProxy
  readonly healing?: boolean
  /** Updates in the journal that are not in the store yet, for those who watch. */
  readonly journalRows?: () => number
  readonly onSnapshot?: (session: string, seq: number) => void
}

/** Room for the message kind and lengths around the largest update. */
const ENVELOPE_BYTES = 64

export class Relay {
  readonly metrics = new Metrics()
  readonly core: RelayCore
  readonly #options: RelayOptions
  readonly #sockets: WebSocketServer
  readonly #unfinished = new Unfinished()
  /** Open sockets by the hash of their token. */
  readonly #byToken = new Map<string, number>()
  #closing = false

  constructor(options: RelayOptions) {
    this.#options = options
    this.core = new RelayCore({ ...options, metrics: this.metrics })
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_FIRST_STEP_2_BYTES + MAX_MESSAGE_BYTES + ENVELOPE_BYTES,
      maxFragments: MAX_FRAGMENTS,
      handleProtocols: () => SUBPROTOCOL,
    })
  }

  /** False while the disk refuses writes. */
  get isStoring(): boolean {
    return this.core.isStoring
  }

  /** Prometheus text. */
  metricsText(): string {
    const { core } = this
    return this.metrics.text({
      connections: core.connectionCount,
      notes: core.noteCount,
      storing: core.isStoring,
      owed: core.owed,
      waitingBytes: core.waitingBytes,
      unfinishedBytes: this.#unfinished.total,
      journalRows: this.#options.journalRows?.() ?? 0,
      residentBytes: process.memoryUsage.rss(),
    })
  }

  /** How many connections are in the session's note. */
  here(session: string): number {
    return this.core.here(session)
  }

  /** See `RelayCore.glances`. */
  glances(): readonly NoteGlance[] {
    return this.core.glances()
  }

  /** Number of the note's last update. Throws NoteDamagedError. */
  seqOf(session: string): number {
    return this.core.seqOf(session)
  }

  /** Everything of the note that is written, as updates to be applied in this order. Throws NoteDamagedError. */
  updatesOf(session: string): readonly Uint8Array[] {
    return this.core.updatesOf(session)
  }

  /** Writes an update that is no client's into a note; see `RelayCore.writeOwn`. */
  writeOwn(session: string, update: Uint8Array, person?: string): Promise<void> {
    return this.core.writeOwn(session, update, person)
  }

  sessionChanged(session: Session): void {
    this.core.sessionChanged(session)
  }

  accessChanged(): void {
    this.core.accessChanged()
  }

  /** Takes over an upgrade request of the HTTP server. */
  readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Before anything else: an unheard error would end the process (websockets/ws 1777, seen up to 8.23).
    socket.on('error', () => socket.destroy())
    const { store, clock } = this.#options
    const verdict = judgeUpgrade(request, {
      access: (secret) => readAccess(store, secret, clock.now()),
      sessionOf: (id) => store.sessions.resolve(id),
      origins: this.#options.origins,
      isProxy: this.#options.isProxy ?? NO_PROXY,
      hasRoom: ({ token, session }) =>
        (this.#byToken.get(token) ?? 0) <
        (session === null ? MAX_CONNECTIONS_PER_TOKEN : MAX_CONNECTIONS_PER_GUEST),
    })
    if (verdict.kind === 'refused') {
      this.metrics.refuse(verdict.reason)
      refuseUpgrade(socket, verdict.status, verdict.message)
    } else if (this.#closing || this.core.connectionCount >= MAX_CONNECTIONS) {
      this.metrics.refuse('full')
      refuseUpgrade(socket, 503, 'The relay has no room for another connection: try again later.')
    } else this.#welcome({ request, socket, head }, verdict)
  }

  /** Tells everybody to come back. The journal and the store are the caller's to close. */
  close(): void {
    this.#closing = true
    this.core.close()
  }

  #welcome(
    { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
    verdict: { readonly session: string; readonly access: Access },
  ): void {
    if (!this.#isReady(socket, verdict.session)) return
    this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#join(ws, socket, verdict))
  }

  /** Whether the note can be had; else the request is refused: a damaged note is refused and no other. */
  #isReady(socket: Duplex, session: string): boolean {
    try {
      this.core.prepare(session)
      return true
    } catch (error) {
      const damaged = error instanceof NoteDamagedError
      this.metrics.refuse(damaged ? 'damaged' : 'storage')
      this.#options.log.error({ session, err: error }, 'note refused')
      if (damaged) refuseUpgrade(socket, 500, error.message)
      else refuseUpgrade(socket, 503, 'The relay cannot read its storage: try again later.')
      return false
    }
  }

  #join(
    ws: WebSocket,
    socket: Duplex,
    { session, access }: { readonly session: string; readonly access: Access },
  ): void {
    // ws has begun to close with the right code by then; the peer gets a moment to read it.
    ws.on('error', () => setTimeout(() => ws.terminate(), CLOSE_GRACE_MS).unref())
    this.#countToken(access.token, 1)
    const attendance = this.core.join(session, access, createSocketWire(ws, socket))
    const unfinished = this.#unfinished.count(() =>
      attendance.refuse(CLOSE.tryLater, 'Too many unfinished messages: connect again later.'),
    )
    // Before ws's own listener, so that a chunk that ends a message is counted and then settled.
    socket.prependListener('data', (chunk: Buffer) => unfinished.came(chunk.length))
    ws.on('message', (data: RawData, isBinary: boolean) => {
      unfinished.ended()
      attendance.receive(data as Buffer, isBinary)
    })
    ws.on('pong', attendance.ponged)
    ws.on('close', () => {
      this.#countToken(access.token, -1)
      unfinished.left()
      attendance.closed()
    })
  }

  #countToken(token: string, change: 1 | -1): void {
    const count = (this.#byToken.get(token) ?? 0) + change
    if (count > 0) this.#byToken.set(token, count)
    else this.#byToken.delete(token)
  }
}

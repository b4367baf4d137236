/**
 * The connection of one open note to the relay: the y-websocket protocol, with receipts. It alone decides what the
 * page may say about the connection and about where the words are (`status.ts`), and it never says *saved* before the
 * relay said that everything of ours is on its disk. Reconnects by itself; knows nothing of screens.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  CLOSE,
  encodeWantReceipts,
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SESSION,
  MESSAGE_STORED,
  MESSAGE_SYNC,
  readSession,
  readStored,
  SUBPROTOCOL,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  TOKEN_SUBPROTOCOL_PREFIX,
  type SessionNews,
} from '#note/wire/sync.ts'
import type { Gate } from '../editor/composition.ts'
import type { NoteKeeper } from '../keep/note-keeper.ts'
import { PAGE_CLOCK, type ConnectionClock } from './connection-clock.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import type { ConnectionStatus, ConnectionView } from './status.ts'
import { createIncoming } from './incoming.ts'
import { say } from '../words/say.ts'

/** First wait before another try; it doubles up to the longest, with some chance so that a room does not come at once. */
const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 10_000
/** A relay that says nothing for this long is gone, even if the socket looks open (sleep, Wi-Fi change). */
const SILENCE_MS = 45_000
/** We say something at least this often, so that the relay has something to answer. */
const HEARTBEAT_MS = 15_000
/** Close codes after which another try makes no sense. */
const FINAL_CODES: ReadonlySet<number> = new Set([CLOSE.revoked, CLOSE.badMessage, CLOSE.tooBig])

export interface NoteConnectionOptions {
  /** `ws:` or `wss:` origin of the relay. */
  readonly relay: string
  readonly token: string
  readonly session: string
  readonly doc: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  /** Line ids an own update touched, for the count of what is behind. */
  readonly touchedLines: (update: Uint8Array, transaction: Y.Transaction) => readonly string[]
  /** Keeps on this computer what comes and goes; absent where nothing is kept. */
  readonly keeper?: Pick<NoteKeeper, 'own' | 'received' | 'stored'>
  /** Line ids of own edits of earlier openings that the relay may lack; they are in `doc` and go out with step 2. */
  readonly backlog?: readonly string[] | null
  /** Makes the socket; tests give their own. */
  readonly createSocket?: (address: string, protocols: string[]) => WebSocket
  /** Time and chance; the page's own where absent. */
  readonly clock?: ConnectionClock
}

export interface NoteConnection extends ConnectionView {
  readonly gate: Gate
  readonly close: () => void
}

export function createNoteConnection(options: NoteConnectionOptions): NoteConnection {
  return new Connection(options).view()
}

class Connection {
  private readonly options: NoteConnectionOptions
  private readonly clock: ConnectionClock
  private readonly receipts: Receipts
  private readonly incoming: ReturnType<typeof createIncoming>
  private readonly listeners = new Set<() => void>()
  private status: ConnectionStatus = { kind: 'connecting' }
  private news: SessionNews | null = null
  private socket: WebSocket | null = null
  private cancelRetry: () => void = () => undefined
  private cancelBeat: () => void = () => undefined
  private retryMs = FIRST_RETRY_MS
  private heard = { now: 0, elapsed: 0 }
  private closed = false
  /** Own updates of this turn, sent together: an Enter is two transactions but one message. */
  private outgoing: Uint8Array[] = []

  constructor(options: NoteConnectionOptions) {
    this.options = options
    this.clock = options.clock ?? PAGE_CLOCK
    this.receipts = createReceipts(this.clock.now)
    if (options.backlog) this.receipts.wrote(options.backlog)
    this.incoming = createIncoming((updates) => this.applyTogether(updates), this.clock)
    options.doc.on('update', this.onUpdate)
    options.awareness.on('update', this.onAwareness)
    globalThis.addEventListener?.('online', this.reconnectNow)
    this.beatLater()
    this.connect()
  }

  view(): NoteConnection {
    return {
      gate: this.incoming.gate,
      status: () => this.status,
      save: () => this.receipts.state(),
      news: () => this.news,
      unsaved: () => this.receipts.unsaved(),
      subscribe: (listener) => {
        this.listeners.add(listener)
        return () => this.listeners.delete(listener)
      },
      whenSaved: (timeoutMs) => this.whenSaved(timeoutMs),
      close: () => this.close(),
    }
  }

  private connect(): void {
    const { relay, session, token } = this.options
    const address = `${relay}/sync/${encodeURIComponent(session)}`
    const protocols = [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + token]
    const socket = this.options.createSocket?.(address, protocols) ?? new WebSocket(address, protocols)
    socket.binaryType = 'arraybuffer'
    this.socket = socket
    this.hear()
    socket.addEventListener('open', () => this.onOpen(socket))
    socket.addEventListener('message', (event) => this.onMessage(socket, event.data as ArrayBuffer))
    socket.addEventListener('close', (event) => this.onClose(socket, event.code, event.reason))
  }

  private onOpen(socket: WebSocket): void {
    if (socket !== this.socket) return
    this.setStatus({ kind: 'catching-up' })
    this.incoming.flush()
    this.receipts.connected()
    send(socket, encodeWantReceipts())
    send(socket, syncMessage(SYNC_STEP_1, Y.encodeStateVector(this.options.doc)))
    this.sendAwareness([this.options.doc.clientID])
  }

  private onMessage(socket: WebSocket, data: ArrayBuffer): void {
    if (socket !== this.socket) return
    this.hear()
    const decoder = decoding.createDecoder(new Uint8Array(data))
    // The relay puts several messages into one frame where that is cheaper.
    while (decoding.hasContent(decoder)) if (!this.readMessage(decoder)) return
  }

  /** Returns false where the rest of the frame cannot be read. */
  private readMessage(decoder: decoding.Decoder): boolean {
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE_SYNC:
        this.readSync(decoder)
        return true
      case MESSAGE_AWARENESS:
        awarenessProtocol.applyAwarenessUpdate(
          this.options.awareness,
          decoding.readVarUint8Array(decoder),
          this,
        )
        return true
      case MESSAGE_QUERY_AWARENESS:
        this.sendAwareness([...this.options.awareness.getStates().keys()])
        return true
      case MESSAGE_AUTH:
        decoding.readVarUint(decoder)
        decoding.readVarString(decoder)
        return true
      case MESSAGE_STORED:
        this.receipts.stored(readStored(decoder))
        this.tellStored()
        this.announce()
        return true
      case MESSAGE_SESSION:
        this.news = readSession(decoder)
        this.announce()
        return true
      default:
        return false
    }
  }

  private readSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === SYNC_STEP_1) {
      this.answer(payload)
    } else {
      this.incoming.take(payload)
      if (kind === SYNC_STEP_2) this.onCaughtUp()
    }
  }

  /** In one transaction, so that whoever draws the note does so once. */
  private applyTogether(updates: readonly Uint8Array[]): void {
    const { doc } = this.options
    Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update, this)), this, false)
  }

  /** The relay said what it has: it gets what it lacks. Who wrote nothing has nothing to give (a reader may not even). */
  private answer(stateVector: Uint8Array): void {
    this.outgoing = []
    this.receipts.answering()
    if (this.receipts.unsaved().size > 0) {
      this.sendUpdate(SYNC_STEP_2, Y.encodeStateAsUpdate(this.options.doc, stateVector))
    }
    this.announce()
  }

  private onCaughtUp(): void {
    // Nobody is told that the note is here before it is.
    this.incoming.flush()
    this.retryMs = FIRST_RETRY_MS
    this.setStatus({ kind: 'live' })
  }

  private readonly onUpdate = (
    update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (origin === this) return this.options.keeper?.received(update)
    const lines = this.options.touchedLines(update, transaction)
    this.options.keeper?.own(update, lines)
    this.receipts.wrote(lines)
    this.incoming.wrote()
    if (this.outgoing.push(update) === 1) queueMicrotask(() => this.flush())
    this.announce()
  }

  /** The backlog counts as the first own change. */
  private tellStored(): void {
    const stored = this.receipts.storedWrites()
    if (stored > 0) this.options.keeper?.stored(stored - (this.options.backlog ? 1 : 0))
  }

  private flush(): void {
    const updates = this.outgoing
    this.outgoing = []
    if (updates.length === 0 || !this.receipts.answered() || this.socket?.readyState !== WebSocket.OPEN)
      return
    this.sendUpdate(SYNC_UPDATE, updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates))
  }

  private sendUpdate(kind: number, update: Uint8Array): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    send(this.socket, syncMessage(kind, update))
    this.receipts.sent()
  }

  private readonly onAwareness = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    if (origin === this) return
    const own = this.options.doc.clientID
    if ([...added, ...updated, ...removed].includes(own)) this.sendAwareness([own])
  }

  private sendAwareness(clients: number[]): void {
    const { awareness } = this.options
    const known = clients.filter((client) => awareness.meta.has(client))
    if (known.length === 0 || this.socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS)
    encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(awareness, known))
    send(this.socket, encoding.toUint8Array(encoder))
  }

  private onClose(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.socket || this.closed) return
    this.socket = null
    this.receipts.disconnected()
    this.forgetOthers()
    if (FINAL_CODES.has(code)) {
      this.setStatus({ kind: 'refused', code, sentence: reason })
      return
    }
    // Of a laptop that slept: since it was last heard, not since it woke up.
    const since = this.isSilent() ? this.heard.now : this.clock.now()
    if (this.status.kind !== 'offline') this.setStatus({ kind: 'offline', since })
    const wait = this.retryMs * (0.5 + this.clock.random() / 2)
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2)
    this.cancelRetry = this.clock.after(wait, () => this.connect())
  }

  private forgetOthers(): void {
    const { awareness, doc } = this.options
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID)
    awarenessProtocol.removeAwarenessStates(awareness, others, this)
  }

  private readonly reconnectNow = (): void => {
    if (this.socket || this.closed || this.status.kind === 'refused') return
    this.cancelRetry()
    this.connect()
  }

  private beatLater(): void {
    this.cancelBeat = this.clock.after(HEARTBEAT_MS, () => {
      this.beatLater()
      this.beat()
    })
  }

  /** A laptop that slept has a socket that looks open, or one that never opens; silence gives it away. */
  private beat(): void {
    const { socket } = this
    if (!socket) return
    if (!this.isSilent()) {
      if (socket.readyState !== WebSocket.OPEN) return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE_QUERY_AWARENESS)
      send(socket, encoding.toUint8Array(encoder))
      return
    }
    socket.close()
    // The close event of a dead socket may take minutes.
    this.onClose(socket, CLOSE.tryLater, say('frame.relayUnheard'))
  }

  private hear(): void {
    this.heard = { now: this.clock.now(), elapsed: this.clock.elapsed() }
  }

  /** By both clocks: one stands still while a laptop sleeps, the other may be set back. */
  private isSilent(): boolean {
    const { now, elapsed } = this.heard
    return this.clock.now() - now > SILENCE_MS || this.clock.elapsed() - elapsed > SILENCE_MS
  }

  private setStatus(status: ConnectionStatus): void {
    this.status = status
    this.announce()
  }

  private announce(): void {
    for (const listener of this.listeners) listener()
  }

  private whenSaved(timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        cancelTimeout()
        this.listeners.delete(check)
        settle()
      }
      const check = () => {
        if (this.receipts.state().word === 'saved') finish(resolve)
        else if (this.status.kind === 'refused')
          finish(() => reject(new Error('The relay refused the connection.')))
      }
      const cancelTimeout = this.clock.after(timeoutMs, () =>
        finish(() => reject(new Error('Not everything is saved yet.'))),
      )
      this.listeners.add(check)
      check()
    })
  }

  private close(): void {
    this.incoming.close()
    this.flush()
    this.closed = true
    this.cancelRetry()
    this.cancelBeat()
    globalThis.removeEventListener?.('online', this.reconnectNow)
    awarenessProtocol.removeAwarenessStates(this.options.awareness, [this.options.doc.clientID], 'left')
    this.options.doc.off('update', this.onUpdate)
    this.options.awareness.off('update', this.onAwareness)
    this.socket?.close()
    this.listeners.clear()
  }
}

/** lib0 types its buffers more widely than a socket takes them; they are plain ones. */
function send(socket: WebSocket, bytes: Uint8Array): void {
  socket.send(bytes as Uint8Array<ArrayBuffer>)
}

function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

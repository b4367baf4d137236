/**
 * One socket in one note: what it may do, what it was promised, and how its bytes go out. Fixed at the upgrade to one
 * note and one token; knows nothing of other connections.
 */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Person, Session } from '#note/summit.ts'
import { mayWrite } from '#note/summit.ts'
import { CLOSE, encodeSession, encodeStored } from '#note/wire/sync.ts'
import type { Access } from '../access/access.ts'
import { frame } from './frame.ts'
import {
  BURST_SECONDS,
  BYTES_PER_SECOND,
  CLOSE_GRACE_MS,
  MAX_OUTGOING_BYTES,
  MESSAGES_PER_SECOND,
  STEP_1_BURST,
  STEP_1_PER_SECOND,
} from './limits.ts'
import { Rate } from './rate.ts'

/** The websocket close reason holds 123 bytes; our sentences are ASCII. */
const MAX_REASON_LENGTH = 120

export class Connection {
  readonly id: number
  readonly session: string
  access: Access
  write = false
  alive = true
  firstStep2Seen = false
  /** A step 1 is out because something was missing, and no step 2 came yet. */
  asked = false
  unresolved = 0
  readonly step1Rate: Rate
  readonly #socket: Duplex
  readonly #ws: WebSocket
  readonly #messages: Rate
  readonly #bytes: Rate
  #wantsReceipts = false
  /** Sync messages with an update so far, how many of them from the first on are settled, and told so. */
  #received = 0
  #settled = 0
  #told = 0
  /** An update was not taken: nothing more is promised until a step 2, which holds all of it, is. */
  #gap = false

  constructor(
    id: number,
    session: string,
    access: Access,
    wires: { ws: WebSocket; socket: Duplex; now: number },
  ) {
    this.id = id
    this.session = session
    this.access = access
    this.#ws = wires.ws
    this.#socket = wires.socket
    const { now } = wires
    this.step1Rate = new Rate({ perSecond: STEP_1_PER_SECOND, burst: STEP_1_BURST }, now)
    this.#messages = new Rate(
      { perSecond: MESSAGES_PER_SECOND, burst: MESSAGES_PER_SECOND * BURST_SECONDS },
      now,
    )
    this.#bytes = new Rate({ perSecond: BYTES_PER_SECOND, burst: BYTES_PER_SECOND * BURST_SECONDS }, now)
  }

  get person(): Person {
    return this.access.person
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN
  }

  /** Writes whole frames in one go. A peer too far behind is cut off: it comes back with a sync. */
  send(frames: readonly Uint8Array[]): void {
    if (!this.isOpen || frames.length === 0) return
    if (this.#socket.writableLength > MAX_OUTGOING_BYTES) {
      this.close(CLOSE.tryLater, 'This connection reads too slowly: connect again.')
      return
    }
    if (frames.length > 1) this.#socket.cork()
    for (const each of frames) this.#socket.write(each)
    if (frames.length > 1) this.#socket.uncork()
  }

  /** Closes with a code and a sentence; a peer that does not answer is ended shortly after. */
  close(code: number, sentence: string): void {
    if (this.#ws.readyState === this.#ws.CLOSED) return
    this.#ws.close(code, sentence.slice(0, MAX_REASON_LENGTH))
    const timer = setTimeout(() => this.#ws.terminate(), CLOSE_GRACE_MS)
    timer.unref()
    this.#ws.once('close', () => clearTimeout(timer))
  }

  terminate(): void {
    this.#ws.terminate()
  }

  ping(): void {
    this.alive = false
    this.#ws.ping()
  }

  /** Counts a message against the rates; above them the socket is not read until the debt is paid. */
  account(bytes: number, now: number): void {
    const wait = Math.max(this.#messages.take(1, now), this.#bytes.take(bytes, now))
    if (wait <= 0 || this.#ws.isPaused) return
    this.#ws.pause()
    setTimeout(() => this.#ws.resume(), wait).unref()
  }

  /** The session's state as this connection should see it; says whether it may write now and could not before. */
  refresh(session: Session): boolean {
    const before = this.write
    this.write = mayWrite(this.access, session)
    this.sendNews(session)
    return this.write && !before
  }

  wantReceipts(session: Session): void {
    this.#wantsReceipts = true
    this.sendNews(session)
    this.tellStored()
  }

  sendNews(session: Session): void {
    if (!this.#wantsReceipts) return
    this.send([frame(encodeSession({ state: session.state, write: this.write, roles: session.roles }))])
  }

  /** Counts an update that was taken (`stored` with this turn's commit) or not; a step 2 taken closes the gap. */
  countUpdate(outcome: 'taken' | 'refused', step2: boolean): void {
    this.#received += 1
    if (outcome === 'refused') this.#gap = true
    else if (step2) this.#gap = false
    if (outcome === 'taken' && !this.#gap) this.#settled = this.#received
  }

  /** To be called when the turn is on disk: the receipt, if there is news. */
  tellStored(): void {
    if (!this.#wantsReceipts || this.#settled === this.#told) return
    this.#told = this.#settled
    this.send([frame(encodeStored(this.#settled))])
  }
}

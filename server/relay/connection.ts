/**
 * One socket in one note: what it may do, what it was promised, and how its bytes go out. Fixed at the upgrade to one
 * note and one token; knows nothing of other connections.
 */
import { MODEL_VERSION } from '#note/model-version.ts'
import type { Person, Session } from '#note/summit.ts'
import { mayWrite } from '#note/summit.ts'
import { CLOSE, encodeSession, encodeStored } from '#note/wire/sync.ts'
import type { Access } from '../access/access.ts'
import { Allowance, type Reserve } from './allowance.ts'
import { frame, type PresenceEntry } from './frame.ts'
import {
  AWARENESS_BURST,
  AWARENESS_PER_SECOND,
  MAX_OUTGOING_BYTES,
  STEP_1_BURST,
  STEP_1_PER_SECOND,
} from './limits.ts'
import type { Cancel, Clock, Wire } from './ports.ts'
import { Rate } from './rate.ts'

export interface ConnectionParts {
  readonly id: number
  readonly session: string
  readonly access: Access
  readonly wire: Wire
  readonly clock: Clock
  readonly reserve: Reserve
}

export class Connection {
  readonly id: number
  readonly session: string
  readonly access: Access
  readonly awarenessRate: Rate
  readonly step1Rate: Rate
  write = false
  alive = true
  /** It said something that could be read. */
  spoke = false
  firstStep2Seen = false
  /** A step 1 is out because something was missing, and no step 2 came yet. */
  asked = false
  /** It will be asked what it has once somebody else may have come back with theirs. */
  askedLater = false
  /** Its last step 1 is being answered. */
  answering = false
  unresolved = 0
  /** The Yjs client id it writes under; null before its first letter. */
  client: number | null = null
  /** The newest presence that came above the rate, to be taken a moment later. */
  heldPresence: readonly PresenceEntry[] | null = null
  readonly #wire: Wire
  readonly #clock: Clock
  readonly #allowance: Allowance
  #resume: Cancel | null = null
  #wantsReceipts = false
  /** Sync messages with an update so far, how many of them from the first on are settled, and told so. */
  #received = 0
  #settled = 0
  #told = 0
  /** An update was not taken: nothing more is promised until a step 2, which holds all of it, is. */
  #gap = false

  constructor({ id, session, access, wire, clock, reserve }: ConnectionParts) {
    this.id = id
    this.session = session
    this.access = access
    this.#wire = wire
    this.#clock = clock
    const now = clock.elapsed()
    this.#allowance = new Allowance(reserve, now)
    this.step1Rate = new Rate({ perSecond: STEP_1_PER_SECOND, burst: STEP_1_BURST }, now)
    this.awarenessRate = new Rate({ perSecond: AWARENESS_PER_SECOND, burst: AWARENESS_BURST }, now)
  }

  get person(): Person {
    return this.access.person
  }

  get isGuest(): boolean {
    return this.access.session !== null
  }

  get isOpen(): boolean {
    return this.#wire.isOpen
  }

  /** Bytes sent that the peer has not taken yet. */
  get waiting(): number {
    return this.#wire.waiting
  }

  /** How many of its messages with an update are taken, from the first on; they may be told as stored once synced. */
  get settled(): number {
    return this.#settled
  }

  /** Writes whole frames in one go. A peer too far behind is cut off: it comes back with a sync. Says whether it went. */
  send(bytes: Uint8Array): boolean {
    if (!this.#wire.isOpen || bytes.length === 0) return false
    if (this.#wire.waiting > MAX_OUTGOING_BYTES) {
      this.close(CLOSE.tryLater, 'This connection reads too slowly: connect again.')
      return false
    }
    this.#wire.send(bytes)
    return true
  }

  /** Closes with a code and a sentence. */
  close(code: number, sentence: string): void {
    this.#resume?.()
    this.#wire.close(code, sentence)
  }

  terminate(): void {
    this.#wire.terminate()
  }

  ping(): void {
    this.alive = false
    this.#wire.ping()
  }

  /** Counts a message against the rates; above them the socket is not read until the debt is paid. */
  account(bytes: number): void {
    const allowed = this.#allowance.take(bytes, this.#clock.elapsed())
    if (allowed.kind === 'go-on') return
    if (allowed.kind === 'enough') {
      this.close(CLOSE.tryLater, 'This connection has sent too much for too long: connect again later.')
      return
    }
    if (this.#resume === null) this.#wire.pause()
    else this.#resume()
    this.#resume = this.#clock.after(allowed.ms, () => {
      this.#resume = null
      this.#wire.resume()
    })
  }

  /** The session's state as this connection should see it; says whether it may write now and could not before. */
  refresh(session: Session, storing: boolean): boolean {
    const before = this.write
    this.write = storing && mayWrite(this.access, session)
    this.sendNews(session, storing)
    return this.write && !before
  }

  wantReceipts(session: Session, storing: boolean): void {
    this.#wantsReceipts = true
    this.sendNews(session, storing)
  }

  sendNews(session: Session, storing: boolean): void {
    if (!this.#wantsReceipts) return
    const { state, roles } = session
    const news = { state, write: this.write, roles, model: MODEL_VERSION }
    this.send(frame(encodeSession(storing ? news : { ...news, storing })))
  }

  /** Counts an update that was taken (promised with the next sync) or not; a step 2 taken closes the gap. */
  countUpdate(outcome: 'taken' | 'refused', step2: boolean): void {
    this.#received += 1
    if (outcome === 'refused') this.#gap = true
    else if (step2) this.#gap = false
    if (outcome === 'taken' && !this.#gap) this.#settled = this.#received
  }

  /** To be called with an earlier `settled` once all of it survives a power cut. */
  tellStored(count: number): void {
    if (!this.#wantsReceipts || count <= this.#told) return
    this.#told = count
    this.send(frame(encodeStored(count)))
  }
}

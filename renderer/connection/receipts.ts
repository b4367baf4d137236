/**
 * Keeps count of what of ours is where. Every own change belongs to a *batch*; a batch is sent with a message, and the
 * relay's receipt says how many of this connection's messages are on its disk. Whatever was sent on a connection that
 * broke is sent again after the next handshake, and counts as unsaved until then. No clock but for the label.
 */
import type { SaveState } from './status.ts'

/** What one message carried: the lines it touched, and how many own changes there had been by then. */
interface Message {
  readonly lines: ReadonlySet<string>
  readonly writes: number
}

/** A change of no line (a role, the closing sentence) counts as this one. */
const ABOUT = 'about'

export interface Receipts {
  /** A socket is open; nothing may be sent before the relay has asked (step 1). */
  readonly connected: () => void
  /** The relay asked: all that is not stored goes out with the answer. */
  readonly answering: () => void
  readonly answered: () => boolean
  /** An own change was made. */
  readonly wrote: (lines: readonly string[]) => void
  /** A message with everything written so far went out. */
  readonly sent: () => void
  /** The relay has the first `count` messages of this connection on its disk. */
  readonly stored: (count: number) => void
  readonly disconnected: () => void
  /** How many own changes, from the first on, the relay has on its disk. */
  readonly storedWrites: () => number
  readonly state: () => SaveState
  readonly unsaved: () => ReadonlySet<string>
}

/** `now` in ms since 1970, for the label alone. */
export function createReceipts(now: () => number): Receipts {
  return new CountedReceipts(now)
}

class CountedReceipts implements Receipts {
  readonly #now: () => number
  #open = false
  #answered = false
  #written = new Set<string>()
  #inFlight: Message[] = []
  #writes = 0
  #storedWrites = 0
  #acknowledged = 0
  #savedAt: number | null = null
  #known: SaveState = { word: 'only-here', behind: 0, at: null }
  #unsavedLines: ReadonlySet<string> = new Set()

  constructor(now: () => number) {
    this.#now = now
  }

  readonly connected = (): void => {
    this.#open = true
    this.#answered = false
    this.#takeBack()
    this.#update()
  }

  readonly answering = (): void => {
    // A second question on one connection: what is in flight stays counted, its receipts will still come.
    if (!this.#answered) this.#takeBack()
    this.#answered = true
    this.#update()
  }

  readonly answered = (): boolean => this.#answered

  readonly wrote = (lines: readonly string[]): void => {
    this.#writes += 1
    for (const line of lines.length > 0 ? lines : [ABOUT]) this.#written.add(line)
    this.#update()
  }

  readonly sent = (): void => {
    this.#inFlight.push({ lines: this.#written, writes: this.#writes })
    this.#written = new Set()
    this.#update()
  }

  readonly stored = (count: number): void => {
    const done = this.#inFlight.splice(0, Math.max(0, count - this.#acknowledged))
    this.#storedWrites = Math.max(this.#storedWrites, done.at(-1)?.writes ?? 0)
    this.#acknowledged = Math.max(this.#acknowledged, count)
    if (this.#isNothingOut()) this.#savedAt = this.#now()
    this.#update()
  }

  readonly disconnected = (): void => {
    this.#open = false
    this.#answered = false
    this.#takeBack()
    this.#update()
  }

  readonly storedWrites = (): number => this.#storedWrites

  readonly state = (): SaveState => this.#known

  readonly unsaved = (): ReadonlySet<string> => this.#unsavedLines

  #isNothingOut(): boolean {
    return this.#inFlight.length === 0 && this.#written.size === 0
  }

  #update(): void {
    const lines = new Set(this.#written)
    for (const message of this.#inFlight) for (const line of message.lines) lines.add(line)
    const nothingBehind = this.#answered && this.#isNothingOut()
    const word = nothingBehind ? 'saved' : this.#open ? 'sending' : 'only-here'
    if (nothingBehind && this.#known.word !== 'saved') this.#savedAt = this.#now()
    if (word !== this.#known.word || lines.size !== this.#known.behind || this.#savedAt !== this.#known.at) {
      this.#known = { word, behind: lines.size, at: this.#savedAt }
    }
    this.#unsavedLines = lines
  }

  #takeBack(): void {
    for (const message of this.#inFlight) for (const line of message.lines) this.#written.add(line)
    this.#inFlight = []
    this.#acknowledged = 0
  }
}

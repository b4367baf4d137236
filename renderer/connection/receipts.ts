/**
 * Keeps count of what of ours is where. Every own change belongs to a *batch*; a batch is sent with a message, and the
 * relay's receipt says how many of this connection's messages are on its disk. Whatever was sent on a connection that
 * broke is sent again after the next handshake, and counts as unsaved until then. No clock but for the label.
 */
import type { SaveState } from './status.ts'

/** What one message carried: the lines it touched. */
type Lines = ReadonlySet<string>

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
  readonly state: () => SaveState
  readonly unsaved: () => ReadonlySet<string>
}

export function createReceipts(): Receipts {
  let open = false
  let answered = false
  let written = new Set<string>()
  let inFlight: Lines[] = []
  let acknowledged = 0
  let savedAt: number | null = null
  let known: SaveState = { word: 'only-here', behind: 0, at: null }
  let unsavedLines: ReadonlySet<string> = new Set()

  function update(): void {
    const lines = new Set(written)
    for (const message of inFlight) for (const line of message) lines.add(line)
    const nothingBehind = answered && inFlight.length === 0 && written.size === 0
    const word = nothingBehind ? 'saved' : open ? 'sending' : 'only-here'
    if (nothingBehind && known.word !== 'saved') savedAt = Date.now()
    if (word !== known.word || lines.size !== known.behind || savedAt !== known.at) {
      known = { word, behind: lines.size, at: savedAt }
    }
    unsavedLines = lines
  }

  function takeBack(): void {
    for (const message of inFlight) for (const line of message) written.add(line)
    inFlight = []
    acknowledged = 0
  }

  return {
    connected: () => {
      open = true
      answered = false
      takeBack()
      update()
    },
    answering: () => {
      // A second question on one connection: what is in flight stays counted, its receipts will still come.
      if (!answered) takeBack()
      answered = true
      update()
    },
    answered: () => answered,
    wrote: (lines) => {
      for (const line of lines.length > 0 ? lines : [ABOUT]) written.add(line)
      update()
    },
    sent: () => {
      inFlight.push(written)
      written = new Set()
      update()
    },
    stored: (count) => {
      inFlight.splice(0, Math.max(0, count - acknowledged))
      acknowledged = Math.max(acknowledged, count)
      if (inFlight.length === 0 && written.size === 0) savedAt = Date.now()
      update()
    },
    disconnected: () => {
      open = false
      answered = false
      takeBack()
      update()
    },
    state: () => known,
    unsaved: () => unsavedLines,
  }
}

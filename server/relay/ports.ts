/**
 * What the relay's core leans on, so that the same core runs over real sockets, disks and clocks and in a simulation of
 * them. Nothing in `core.ts` and below may reach for a timer, a file, a socket or a thread except through these.
 */
import type { NoteUpdate } from '../store/store.ts'

/** Takes back what was planned; harmless when it already happened. */
export type Cancel = () => void

export interface Clock {
  /** Milliseconds since 1970, of the computer's clock: it may jump. For instants that people read. */
  readonly now: () => number
  /** Milliseconds that only ever go on. For rates and deadlines. */
  readonly elapsed: () => number
  /** Once, after so many ms; never keeps the process alive. */
  readonly after: (ms: number, act: () => void) => Cancel
  /** Once, after everything that has already arrived was read. */
  readonly afterTurn: (act: () => void) => Cancel
}

/** One open websocket as the core sees it. Bytes are whole frames, written as they are. */
export interface Wire {
  readonly isOpen: boolean
  /** Bytes given to `send` that the peer has not taken yet. */
  readonly waiting: number
  readonly send: (bytes: Uint8Array) => void
  /** Ends the websocket with a code and a sentence; ends the socket itself soon after. */
  readonly close: (code: number, sentence: string) => void
  readonly terminate: () => void
  readonly ping: () => void
  /** Stops and starts reading from the peer. */
  readonly pause: () => void
  readonly resume: () => void
}

/** Where a turn's updates go before anybody sees them. */
export interface NoteJournal {
  /** All of them written, in order, when it returns: a killed process keeps them. Throws StoreError and keeps none. */
  readonly append: (updates: readonly NoteUpdate[]) => void
  /** Resolves when everything appended before the call survives a power cut; rejects with StoreError. */
  readonly sync: () => Promise<void>
  /** What was appended and is not yet in the store, in order. */
  readonly pending: (session: string) => readonly NoteUpdate[]
  /** Asks the disk whether it takes bytes again, and mends what a failure left; throws StoreError while it does not. */
  readonly probe: () => void
}

/** Slow work with a Y.Doc, away from the thread that serves sockets. Each may reject; the note goes on without. */
export interface NoteWorkshop {
  /** The updates as one compact update. */
  readonly snapshot: (updates: readonly Uint8Array[]) => Promise<Uint8Array>
  /** What somebody with this state vector lacks of the state. */
  readonly missing: (updates: readonly Uint8Array[], stateVector: Uint8Array) => Promise<Uint8Array>
  /** Stores a snapshot whose last update is `seq`, after everything appended before the call. */
  readonly saveSnapshot: (session: string, seq: number, bytes: Uint8Array, at: string) => Promise<void>
}

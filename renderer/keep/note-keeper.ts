/**
 * Keeps one open note on this computer as it changes: own edits at once, what comes from others a moment later, and how
 * much of the own the relay has. Says whether everything of one's own is on the disk, and goes on trying where it is not.
 */
import * as Y from 'yjs'
import { encodeEntry, type NoteEntry, type OwnEdit } from './note-entries.ts'
import { KeepRefused, type LogStore } from './log-store.ts'

/** `kept` only while every own edit that the relay may lack is on this computer's disk. */
export type KeepState =
  | { readonly kind: 'kept' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'refused'; readonly code: string }

export interface NoteKeeper {
  readonly state: () => KeepState
  readonly subscribe: (listener: () => void) => () => void
  readonly own: (update: Uint8Array, lines: readonly string[]) => void
  readonly received: (update: Uint8Array) => void
  /** The relay has the first `count` own edits of this opening on its disk, and all that was unsent before it. */
  readonly stored: (count: number) => void
  /** Resolves when all that was handed in is on the disk, or was refused once. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface NoteKeeperOptions {
  readonly store: LogStore
  readonly log: string
  readonly doc: Y.Doc
  readonly person: string
  /** Own edits of earlier openings that are not acknowledged. */
  readonly backlog: readonly OwnEdit[]
  readonly now: () => number
  readonly after: (ms: number, act: () => void) => () => void
}

/** What others write may wait this long: the relay has it. */
const RECEIVED_WAIT_MS = 400
/** Where the disk refuses we ask again this often. */
const RETRY_MS = 2_000

export function createNoteKeeper(options: NoteKeeperOptions): NoteKeeper {
  return new Keeper(options)
}

class Keeper implements NoteKeeper {
  readonly #options: NoteKeeperOptions
  readonly #listeners = new Set<() => void>()
  readonly #stopListening: () => void
  #state: KeepState = { kind: 'kept' }
  #pending: NoteEntry[] = []
  #received: Uint8Array[] = []
  #unsent: OwnEdit[]
  #count = 0
  #work: Promise<void> | null = null
  #cancelReceived: (() => void) | null = null
  #cancelRetry: (() => void) | null = null

  constructor(options: NoteKeeperOptions) {
    this.#options = options
    this.#unsent = [...options.backlog]
    this.#stopListening = options.store.onLost(() => this.#keepAnew())
  }

  readonly state = (): KeepState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly own = (update: Uint8Array, lines: readonly string[]): void => {
    const { person, doc, now } = this.#options
    this.#count += 1
    const edit: OwnEdit = {
      ...{ kind: 'own', person, client: doc.clientID, number: this.#count },
      ...{ at: now(), lines, update },
    }
    this.#unsent.push(edit)
    // In the order in which they came: an own edit leans on what was received before it.
    this.#takeReceived()
    this.#pending.push(edit)
    if (this.#state.kind === 'kept') this.#setState({ kind: 'keeping' })
    this.#write()
  }

  readonly received = (update: Uint8Array): void => {
    this.#received.push(update)
    this.#cancelReceived ??= this.#options.after(RECEIVED_WAIT_MS, () => {
      this.#takeReceived()
      this.#write()
    })
  }

  readonly stored = (count: number): void => {
    const mine = this.#options.doc.clientID
    const isStored = (edit: OwnEdit): boolean => edit.client !== mine || edit.number <= count
    const marks = new Map<number, number>()
    for (const edit of this.#unsent) if (isStored(edit)) marks.set(edit.client, edit.number)
    if (marks.size === 0) return
    this.#unsent = this.#unsent.filter((edit) => !isStored(edit))
    this.#takeReceived()
    for (const [client, upTo] of marks) this.#pending.push({ kind: 'acknowledged', client, upTo })
    this.#write()
  }

  readonly flush = async (): Promise<void> => {
    this.#takeReceived()
    this.#write()
    await this.#work
  }

  readonly close = async (): Promise<void> => {
    this.#stopListening()
    await this.flush()
    this.#cancelRetry?.()
    this.#listeners.clear()
  }

  #takeReceived(): void {
    this.#cancelReceived?.()
    this.#cancelReceived = null
    const updates = this.#received
    if (updates.length === 0) return
    this.#received = []
    const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates)
    this.#pending.push({ kind: 'received', update })
  }

  #write(): void {
    if (this.#work !== null || this.#pending.length === 0 || this.#cancelRetry !== null) return
    this.#work = this.#writeAll().finally(() => {
      this.#work = null
    })
  }

  async #writeAll(): Promise<void> {
    const { store, log, after } = this.#options
    while (this.#pending.length > 0) {
      const batch = this.#pending
      this.#pending = []
      try {
        await store.append(log, batch.map(encodeEntry))
      } catch (error) {
        this.#pending = [...batch, ...this.#pending]
        this.#setState({ kind: 'refused', code: error instanceof KeepRefused ? error.code : 'unknown' })
        this.#cancelRetry = after(RETRY_MS, () => {
          this.#cancelRetry = null
          this.#write()
        })
        return
      }
    }
    this.#setState({ kind: 'kept' })
  }

  /** What was kept is gone: all of it again, the unsent by itself so that it stays known as unsent. */
  #keepAnew(): void {
    const update = Y.encodeStateAsUpdate(this.#options.doc)
    this.#received = []
    this.#pending = [...this.#unsent, { kind: 'received', update }]
    this.#setState({ kind: 'keeping' })
    this.#write()
  }

  #setState(state: KeepState): void {
    if (state.kind === this.#state.kind) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

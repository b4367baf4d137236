/**
 * Notices that the note was out of touch with the relay, and what others did meanwhile: the note just before their changes
 * came in beside the note just after. What I wrote myself is told apart by who changed which line. Knows no screen.
 */
import type * as Y from 'yjs'
import type { NoteRecord } from '#note/record-model.ts'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { ConnectionClock } from '../connection/connection-clock.ts'
import type { ConnectionStatus, ConnectionView } from '../connection/status.ts'
import { changedLines } from './changed-lines.ts'

/** The note as it was left on this computer. */
export interface LastSeen {
  /** Ms since 1970: until then the note was in touch with the relay. */
  readonly at: number
  /** Null where it was not left but cut off, as by a kill; then what this computer kept of it counts. */
  readonly record: NoteRecord | null
}

export interface Away {
  readonly before: NoteRecord
  readonly after: NoteRecord
  /** Ms since 1970. */
  readonly from: number
  readonly until: number
  /** Lines of mine that went out on coming back. */
  readonly sent: number
  /** Lines that I changed and nobody else did. */
  readonly onlyMine: ReadonlySet<string>
  /** Lines that I changed and others did as well. */
  readonly both: ReadonlySet<string>
}

export interface AwayWatch {
  /** What happened while I was away; null where nothing is to be told. A stable object until it changes. */
  readonly current: () => Away | null
  readonly subscribe: (listener: () => void) => () => void
  readonly dismiss: () => void
  /** How the note is left, to be compared with when it is opened again; null where it never was in touch. */
  readonly leave: () => LastSeen | null
  readonly close: () => void
}

export interface AwayOptions {
  readonly doc: Y.Doc
  readonly lines: EditableLines
  readonly connection: Pick<ConnectionView, 'status' | 'subscribe' | 'unsaved'>
  readonly read: () => NoteRecord
  readonly seen: LastSeen | null
  readonly clock: Pick<ConnectionClock, 'now' | 'after'>
}

/** Whoever was away for less has missed nothing. */
export const AWAY_MS = 30_000
/** What comes in on coming back is in the note by then. */
const SETTLE_MS = 600

export function watchAway(options: AwayOptions): AwayWatch {
  return new Watch(options)
}

interface Gone {
  readonly from: number
  /** Null until the relay is heard again: what I write until then is mine. */
  before: NoteRecord | null
}

class Watch implements AwayWatch {
  readonly #options: AwayOptions
  readonly #listeners = new Set<() => void>()
  readonly #mine = new Set<string>()
  readonly #theirs = new Set<string>()
  readonly #stopListening: () => void
  #unsent: ReadonlySet<string> = new Set()
  #gone: Gone | null
  #status: ConnectionStatus['kind']
  #wasLive = false
  #current: Away | null = null
  #cancelSettle: () => void = () => undefined

  constructor(options: AwayOptions) {
    this.#options = options
    const { seen, connection, doc } = options
    this.#gone = seen === null ? null : { from: seen.at, before: seen.record }
    this.#status = connection.status().kind
    const unsubscribe = connection.subscribe(() => this.#onStatus(connection.status()))
    doc.on('afterTransaction', this.#onTransaction)
    this.#stopListening = () => {
      unsubscribe()
      doc.off('afterTransaction', this.#onTransaction)
    }
  }

  readonly current = (): Away | null => this.#current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly dismiss = (): void => this.#tell(null)

  readonly leave = (): LastSeen | null => {
    if (!this.#wasLive) return null
    return { at: this.#gone?.from ?? this.#options.clock.now(), record: this.#options.read() }
  }

  readonly close = (): void => {
    this.#cancelSettle()
    this.#stopListening()
    this.#listeners.clear()
  }

  #onStatus(status: ConnectionStatus): void {
    if (status.kind === this.#status) return
    this.#status = status.kind
    this.#cancelSettle()
    switch (status.kind) {
      case 'offline':
        if (this.#wasLive) this.#gone ??= { from: status.since, before: null }
        return
      case 'catching-up':
        return this.#onHeard()
      case 'live':
        this.#wasLive = true
        this.#cancelSettle = this.#options.clock.after(SETTLE_MS, () => this.#onBack())
        return
      case 'connecting':
      case 'refused':
        return
      default:
        status satisfies never
    }
  }

  #onHeard(): void {
    this.#unsent = new Set([...this.#unsent, ...this.#options.connection.unsaved()])
    if (this.#gone !== null) this.#gone.before ??= this.#options.read()
  }

  #onBack(): void {
    if (this.#status !== 'live') return
    const gone = this.#gone
    const until = this.#options.clock.now()
    this.#gone = null
    if (gone !== null && gone.before !== null && until - gone.from >= AWAY_MS) {
      const mine = new Set([...this.#mine, ...this.#unsent])
      this.#tell({
        ...{ before: gone.before, after: this.#options.read(), from: gone.from, until },
        sent: this.#unsent.size,
        onlyMine: new Set([...mine].filter((line) => !this.#theirs.has(line))),
        both: new Set([...mine].filter((line) => this.#theirs.has(line))),
      })
    }
    this.#mine.clear()
    this.#theirs.clear()
    this.#unsent = new Set()
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if ((this.#gone?.before ?? null) === null || transaction.changed.size === 0) return
    const changed = transaction.local ? this.#mine : this.#theirs
    for (const id of changedLines(transaction, this.#options.lines)) changed.add(id)
  }

  #tell(away: Away | null): void {
    if (away === this.#current) return
    this.#current = away
    for (const listener of this.#listeners) listener()
  }
}

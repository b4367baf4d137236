/**
 * Notices that notes were written in, by looking at their numbers once a second, and reads them again after a quiet
 * moment. Nothing here runs when a message arrives: the relay's sockets do not know that anybody watches.
 */
import type { Logger } from 'pino'
import { itemEvents } from '#note/item-events.ts'
import type { PersonRef, Session } from '#note/summit.ts'
import type { Completeness, Item } from '#note/wire/api.ts'
import type { NoteGlance } from '../relay/core.ts'
import type { Cancel, Clock } from '../relay/ports.ts'
import type { EventRing } from './event-ring.ts'

export interface NoteWatchOptions {
  readonly ring: EventRing
  readonly clock: Clock
  readonly log: Logger
  readonly glances: () => readonly NoteGlance[]
  /** Who wrote in the note after this update. */
  readonly writers: (session: string, after: number) => readonly PersonRef[]
  /** The last update of each note when the relay began: what is older was told in another life, or never. */
  readonly began: ReadonlyMap<string, number>
  readonly find: (session: string) => Session | null
  readonly itemsAt: (session: Session, seq: number) => Promise<readonly Item[]>
  readonly items: (session: Session) => Promise<readonly Item[]>
  /** Told of the items of a note that was read again, and who wrote in it since the reading before. */
  readonly noticed: (session: Session, items: readonly Item[], writers: readonly PersonRef[]) => void
  readonly completeness: (session: Session) => Promise<Completeness | null>
  /** Called with every look; the same second serves whoever else must look around. */
  readonly also: () => void
}

const LOOK_MS = 1_000
/** So much quiet and the note is read again. */
export const QUIET_MS = 2_000
/** A note in which the typing does not stop is read again this often. */
const LONGEST_UNREAD_MS = 15_000
/** How often one note's writing is told. */
const TELL_MS = 5_000

interface Watched {
  readonly session: string
  seq: number
  here: number
  /** On the clock that only goes on. */
  movedAt: number
  /** When the first update came that is not read yet; null where all is. */
  unreadSince: number | null
  toldSeq: number
  toldHere: number
  toldAt: number
  /** The last update that was there when the items were read. */
  readSeq: number
  items: readonly Item[] | null
  completeness: string | null
}

export class NoteWatch {
  readonly #options: NoteWatchOptions
  readonly #watched = new Map<string, Watched>()
  #cancel: Cancel = () => undefined
  #reading: Promise<void> = Promise.resolve()

  constructor(options: NoteWatchOptions) {
    this.#options = options
    this.#lookLater()
  }

  close(): void {
    this.#cancel()
  }

  /** Looks at every open note once. */
  look(): void {
    const { clock, glances } = this.#options
    const now = clock.elapsed()
    for (const glance of glances()) this.#notice(glance, now)
    for (const watched of this.#watched.values()) {
      this.#tell(watched, now)
      if (isDue(watched, now)) this.#readSoon(watched)
    }
  }

  #lookLater(): void {
    this.#cancel = this.#options.clock.after(LOOK_MS, () => {
      try {
        this.#options.also()
        this.look()
      } catch (error) {
        // The store may be away for a moment; the next look tells what this one did not.
        this.#options.log.error({ err: error }, 'what happens could not be looked at')
      }
      this.#lookLater()
    })
  }

  #notice({ session, seq, here }: NoteGlance, now: number): void {
    const watched = this.#watched.get(session) ?? this.#begin(session)
    watched.here = here
    if (seq === watched.seq) return
    watched.seq = seq
    watched.movedAt = now
    watched.unreadSince ??= now
  }

  #begin(session: string): Watched {
    const seq = this.#options.began.get(session) ?? 0
    const watched: Watched = {
      ...{ session, seq, here: 0, movedAt: 0, unreadSince: null },
      ...{ toldSeq: seq, toldHere: 0, toldAt: -TELL_MS, readSeq: seq, items: null, completeness: null },
    }
    this.#watched.set(session, watched)
    return watched
  }

  #tell(watched: Watched, now: number): void {
    const edited = watched.seq !== watched.toldSeq
    if ((!edited && watched.here === watched.toldHere) || now - watched.toldAt < TELL_MS) return
    const session = this.#options.find(watched.session)
    if (session === null) return
    const { ring, clock, writers } = this.#options
    const { seq, here } = watched
    const common = { session: session.id, track: session.track, here }
    if (edited) {
      const lastEditAt = new Date(clock.now() - (now - watched.movedAt)).toISOString()
      const writing = writers(session.id, watched.toldSeq)
      ring.publish({ type: 'note.edited', ...common, seq, lastEditAt, writing })
    } else ring.publish({ type: 'presence.changed', ...common })
    watched.toldSeq = seq
    watched.toldHere = here
    watched.toldAt = now
  }

  /** One note after the other: the note thread serves others too. */
  #readSoon(watched: Watched): void {
    watched.unreadSince = null
    this.#reading = this.#reading.then(async () => {
      try {
        await this.#read(watched)
      } catch (error) {
        this.#options.log.error({ session: watched.session, err: error }, 'a note could not be read again')
      }
    })
  }

  async #read(watched: Watched): Promise<void> {
    const { ring, find, items, itemsAt, completeness, began, noticed, writers } = this.#options
    const session = find(watched.session)
    if (session === null) return
    const start = began.get(session.id) ?? 0
    watched.items ??= start === 0 ? [] : await itemsAt(session, start)
    const { seq } = watched
    const now = await items(session)
    noticed(session, now, writers(session.id, watched.readSeq))
    watched.readSeq = seq
    for (const event of itemEvents(watched.items, now)) ring.publish(event)
    watched.items = now
    const progress = await completeness(session)
    const text = JSON.stringify(progress)
    if (progress !== null && text !== watched.completeness) {
      ring.publish({
        ...{ type: 'note.progressed', session: session.id, track: session.track },
        completeness: progress,
      })
    }
    watched.completeness = text
  }
}

function isDue({ unreadSince, movedAt }: Watched, now: number): boolean {
  if (unreadSince === null) return false
  return now - movedAt >= QUIET_MS || now - unreadSince >= LONGEST_UNREAD_MS
}

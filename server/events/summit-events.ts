/**
 * Everything that happens at the summit this relay serves, in one place: puts together who watches sessions and notes
 * and where events are kept. Starts with the relay and ends with it.
 */
import type { Logger } from 'pino'
import { itemsOf } from '#note/items.ts'
import type { PersonRef } from '#note/summit.ts'
import type { Happening } from '#note/wire/events.ts'
import { createSecret, type RandomBytes } from '../access/access.ts'
import type { NoteHistory } from '../notes/history.ts'
import type { ItemStates } from '../notes/item-states.ts'
import type { NoteReader } from '../notes/note-reader.ts'
import type { Radar } from '../notes/radar.ts'
import type { Clock, NoteJournal } from '../relay/ports.ts'
import type { Relay } from '../relay/relay.ts'
import type { Store } from '../store/store.ts'
import { EventRing } from './event-ring.ts'
import { NoteWatch } from './note-watch.ts'
import { SessionWatch } from './session-watch.ts'

export interface SummitEventsOptions {
  readonly store: Store
  readonly journal: NoteJournal
  readonly relay: Relay
  readonly reader: NoteReader
  readonly history: NoteHistory
  readonly itemStates: Pick<ItemStates, 'notice'>
  readonly radar: Pick<Radar, 'notice'>
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Logger
}

/** Letters of a life's name: enough to tell one start from another. */
const LIFE_LETTERS = 8

export class SummitEvents {
  readonly ring: EventRing
  readonly #sessions: SessionWatch
  readonly #notes: NoteWatch
  readonly #store: Store
  readonly #log: Logger
  /** Null asks for another look in any case. */
  #foreignVersion: number | null

  constructor(options: SummitEventsOptions) {
    const { store, clock, random, log } = options
    const life = createSecret(random).replaceAll('-', '_').slice(0, LIFE_LETTERS)
    this.#store = store
    this.#log = log
    this.#foreignVersion = store.foreignVersion()
    this.ring = new EventRing({ life, now: clock.now })
    this.#sessions = new SessionWatch(store, this.ring)
    this.#notes = this.#watchNotes(options)
  }

  /** A step was taken or a session made here: tells it at once. Never throws, for the step is taken. */
  sessionsChanged(): void {
    try {
      this.#sessions.look()
    } catch (error) {
      // The next look around tells it.
      this.#foreignVersion = null
      this.#log.error({ err: error }, 'what happened to the sessions could not be looked at')
    }
  }

  publish(happening: Happening): void {
    this.ring.publish(happening)
  }

  close(): void {
    this.#notes.close()
  }

  #watchNotes(options: SummitEventsOptions): NoteWatch {
    const { store, journal, relay, reader, history, itemStates, radar, clock, log } = options
    const heads = [...store.notes.heads()].map(([session, { seq }]) => [session, seq] as const)
    return new NoteWatch({
      ...{ clock, log, ring: this.ring },
      glances: () => relay.glances(),
      began: new Map(heads),
      find: (session) => store.sessions.find(session),
      writers: (session, after) => writersOf({ store, journal }, session, after),
      itemsAt: async (session, seq) => itemsOf(await history.record(session, seq)),
      items: (session) => reader.itemsSaid(session),
      noticed: (session, items, writers) => {
        itemStates.notice(session, items, writers)
        radar.notice(session, items).catch((error: unknown) => {
          log.error({ session: session.id, err: error }, 'a note could not be held against the others')
        })
      },
      completeness: (session) => reader.completeness(session),
      also: () => this.#lookAround(),
    })
  }

  /** A command beside this relay may have changed sessions. */
  #lookAround(): void {
    const version = this.#store.foreignVersion()
    if (version === this.#foreignVersion) return
    this.#foreignVersion = version
    this.#sessions.look()
  }
}

/** The people behind a note's newest updates, by name; what the relay itself wrote is nobody's. */
function writersOf(
  { store, journal }: { readonly store: Store; readonly journal: NoteJournal },
  session: string,
  after: number,
): readonly PersonRef[] {
  const pending = journal.pending(session).filter((row) => row.seq > after)
  const ids = new Set([...store.versions.writersAfter(session, after), ...pending.map((row) => row.person)])
  return [...ids].flatMap((id) => {
    const person = store.summit.findPerson(id)
    return person === null ? [] : [{ id: person.id, name: person.name }]
  })
}

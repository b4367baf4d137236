/**
 * The relay's computer: a disk, a database and one process at a time over the real core, journal, keeper and recovery. The
 * process dies at any boundary it is told to, and a supervisor starts it again.
 */
import { pino } from 'pino'
import * as Y from 'yjs'
import { readAccess } from '#server/access/access.ts'
import { createJournal, type Journal } from '#server/journal/journal.ts'
import { createLocalKeeper, type Keeper } from '#server/journal/keeper.ts'
import { recoverJournal } from '#server/journal/recover.ts'
import { RelayCore } from '#server/relay/core.ts'
import { Metrics } from '#server/relay/metrics.ts'
import type { NoteJournal, NoteWorkshop } from '#server/relay/ports.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { StoreError, type Store } from '#server/store/store.ts'
import type { Account } from './account.ts'
import type { Chance } from './chance.ts'
import type { Link } from './link.ts'
import type { Sabotage } from './sabotage.ts'
import { StormDisk } from './storm-disk.ts'
import { KilledError, type Life, type Timeline } from './timeline.ts'

export const SESSION = 'kernel-one'

export interface MachineParts {
  readonly chance: Chance
  readonly timeline: Timeline
  readonly account: Account
  readonly sabotage: Sabotage
  readonly trace: (line: string) => void
}

interface Running extends Life {
  readonly core: RelayCore
  readonly journal: Journal
  closing: boolean
}

/** Where the process shall die: at the so manyth boundary of this kind from now. */
export interface Doom {
  readonly kind: 'disk' | 'store' | 'send' | 'any'
  count: number
  readonly power: boolean
}

const KINDS: Readonly<Record<string, Doom['kind']>> = {
  send: 'send',
  keep: 'store',
  snapshot: 'store',
  probe: 'store',
}
/** From one that every few writes end to one that never ends in a run. */
const SEGMENT_SIZES = [300, 3_000, 8_000_000] as const
const LONGEST_RESTART_MS = 4_000
const log = pino({ level: 'silent' })

export class Machine {
  readonly disk: StormDisk
  readonly store: Store
  readonly links = new Set<Link>()
  /** The database takes no writes. */
  storeIsIll = false
  /** Jobs of the note thread fail. */
  workshopIsIll = false
  /** What another process changed in the database. */
  foreignVersion = 0
  doom: Doom | null = null
  #running: Running | null = null
  #starting = false
  readonly #segmentBytes: number
  /** Counts how often the computer was switched on, and when a relay last served. */
  #boot = 0
  #servedBoot: number | null = null
  readonly #parts: MachineParts

  constructor(parts: MachineParts) {
    this.#parts = parts
    const { chance, timeline } = parts
    this.disk = new StormDisk({ chance, timeline, boundary: (what, onDeath) => this.boundary(what, onDeath) })
    this.store = openSqliteStore(':memory:')
    this.#segmentBytes = chance.one(SEGMENT_SIZES)
  }

  get core(): RelayCore | null {
    return this.#running?.closing === false ? this.#running.core : null
  }

  /** Nothing is left to be moved or to be said. */
  get isQuiet(): boolean {
    const running = this.#running
    if (running === null || running.closing) return false
    return running.core.isStoring && running.core.owed === 0 && running.journal.waiting().rows === 0
  }

  /** Somebody is at the door. */
  knock(link: Link, token: string): 'in' | 'down' | 'refused' {
    const running = this.#running
    if (running === null || running.closing) return 'down'
    const { timeline } = this.#parts
    const access = readAccess(this.store, token, timeline.now + timeline.skew)
    if (access === null) return 'refused'
    this.links.add(link)
    link.welcome(running, (wire) =>
      running.core.join(SESSION, access, this.#parts.sabotage.wire?.(wire) ?? wire),
    )
    return 'in'
  }

  /** A place where the process may die. Throws KilledError where it does. */
  boundary(what: string, onDeath?: () => void): void {
    const { doom } = this
    if (doom === null || !this.#mayDie()) return
    if (doom.kind !== 'any' && doom.kind !== (KINDS[what] ?? 'disk')) return
    doom.count -= 1
    if (doom.count > 0) return
    this.doom = null
    onDeath?.()
    this.die(doom.power, `at ${what}`)
    // What it sends after its death goes nowhere: there is nothing to be broken off.
    if (what !== 'send') throw new KilledError()
  }

  /** SIGKILL, or the power goes. */
  die(power: boolean, where: string): void {
    const { chance, timeline, trace, account } = this.#parts
    if (!this.#mayDie()) return
    trace(`the relay ${power ? 'loses its power' : 'is killed'} ${where}`)
    if (this.#running !== null) this.#running.alive = false
    this.#life.alive = false
    this.#running = null
    for (const link of this.links) link.orphan(power ? 0 : chance.below(4))
    this.links.clear()
    if (power) {
      this.#boot += 1
      this.disk.cutPower()
      account.powerCut()
    }
    timeline.after(chance.between(1, LONGEST_RESTART_MS), () => this.start())
  }

  /** SIGTERM: everybody is told, everything goes into the database, and the process ends. */
  stop(thenStart: boolean): void {
    const running = this.#running
    if (running === null || running.closing) return
    const { trace, timeline, chance } = this.#parts
    trace('the relay is asked to end')
    running.closing = true
    running.core.close()
    const ended = () => {
      if (!running.alive) return
      running.alive = false
      this.#running = null
      trace('the relay has ended')
      for (const link of this.links) link.orphan(chance.below(9))
      this.links.clear()
      if (thenStart) timeline.after(chance.between(1, LONGEST_RESTART_MS), () => this.start())
    }
    running.journal.close().then(ended, ended)
  }

  get isUp(): boolean {
    return this.#running !== null
  }

  start(): void {
    if (this.#running !== null) return
    const { timeline, sabotage, trace, account } = this.#parts
    const life: Life = { alive: true }
    this.#life = life
    this.#starting = true
    // A start that reads a flipped bit has a damaged record before it, which is another matter than a fault on the way.
    this.disk.faults.misreads = 0
    try {
      const disk = this.disk.mount(life)
      const store = this.#storeOf(life)
      const recovery = (sabotage.recover ?? recoverJournal)(disk, store)
      trace(
        `the relay starts: ${recovery.rows} rows, ${recovery.tornBytes} torn, ${recovery.damage.length} damaged`,
      )
      account.checkRecovered(this.#recovered())
      const clock = timeline.clockOf(life)
      const plainKeeper = this.#threaded(life, createLocalKeeper(disk, store))
      const keeper = sabotage.keeper?.(plainKeeper) ?? plainKeeper
      const segmentBytes = this.#segmentBytes
      const journal = createJournal({ disk, keeper, clock, onTrouble: () => undefined, segmentBytes })
      const guarded: NoteJournal = sabotage.journal?.(journal, clock) ?? journal
      const workshop = this.#workshop(life, keeper)
      const healing = this.#servedBoot !== null && this.#servedBoot !== this.#boot
      const common = { store, journal: guarded, workshop, clock, log, metrics: new Metrics() }
      const core = new RelayCore({ ...common, healing })
      this.#servedBoot = this.#boot
      this.#running = Object.assign(life, { core, journal, closing: false })
    } catch (error) {
      life.alive = false
      if (error instanceof StoreError) timeline.after(2_000, () => this.start())
      else if (!(error instanceof KilledError)) throw error
    } finally {
      this.#starting = false
    }
  }

  /** What the database has of the note, read as it stands there. */
  #recovered(): Y.Doc {
    const doc = new Y.Doc()
    const { snapshot, tail } = this.store.notes.read(SESSION)
    doc.transact(() => {
      for (const update of snapshot === null ? tail : [snapshot, ...tail]) Y.applyUpdate(doc, update)
    })
    return doc
  }

  #life: Life = { alive: false }

  #mayDie(): boolean {
    return this.#running !== null || this.#starting
  }

  /** The database as one life of the process has it. */
  #storeOf(life: Life): Store {
    const write =
      <Values extends unknown[]>(what: string, act: (...values: Values) => void) =>
      (...values: Values): void => {
        if (!life.alive) throw new KilledError()
        this.boundary(what)
        if (this.storeIsIll)
          throw new StoreError('full', 'The database cannot grow because the disk is full.')
        act(...values)
        this.boundary(what)
      }
    const { notes } = this.store
    return {
      ...this.store,
      foreignVersion: () => this.foreignVersion,
      probe: write('probe', () => this.store.probe()),
      notes: {
        ...notes,
        append: write('keep', notes.append),
        keep: write('keep', notes.keep),
        saveSnapshot: write('snapshot', notes.saveSnapshot),
      },
    }
  }

  /** The keeper as a thread: jobs in order, each some time away, its answer some time later. */
  #threaded(life: Life, local: Keeper): Keeper {
    const { timeline, chance } = this.#parts
    let freeAt = 0
    const later = (act: () => Promise<void>): Promise<void> =>
      new Promise((resolve, reject) => {
        freeAt = Math.max(freeAt, timeline.elapsed) + chance.between(0, 60)
        timeline.after(freeAt - timeline.elapsed, () => {
          if (!life.alive) return
          const answered = (settle: () => void) =>
            timeline.after(chance.between(0, 20), () => life.alive && settle())
          act().then(
            () => answered(resolve),
            (error: Error) => answered(() => reject(error)),
          )
        })
      })
    return {
      keep: (...range) => later(() => local.keep(...range)),
      saveSnapshot: (...snapshot) => later(() => local.saveSnapshot(...snapshot)),
      close: async () => undefined,
    }
  }

  #workshop(life: Life, keeper: Keeper): NoteWorkshop {
    const { timeline, chance, sabotage } = this.#parts
    const later = (make: (doc: Y.Doc) => Uint8Array, updates: readonly Uint8Array[]): Promise<Uint8Array> =>
      new Promise((resolve, reject) => {
        const copies = (sabotage.updates?.(updates) ?? updates).map((update) => update.slice())
        timeline.after(chance.between(1, 400), () => {
          if (!life.alive) return
          if (this.workshopIsIll) return reject(new Error('The note thread hangs.'))
          const doc = new Y.Doc()
          for (const update of copies) Y.applyUpdate(doc, update)
          resolve(make(doc))
        })
      })
    return {
      snapshot: (updates) => later((doc) => Y.encodeStateAsUpdate(doc), updates),
      missing: (updates, vector) => later((doc) => Y.encodeStateAsUpdate(doc, vector), updates),
      saveSnapshot: (...snapshot) => keeper.saveSnapshot(...snapshot),
    }
  }
}

/**
 * One run of the simulation: the real core, journal, keeper and store of the relay over a made-up clock, network and disk,
 * a few people who type, and faults by the seed. At the end everything comes back and the account must be right.
 */
import { pino } from 'pino'
import * as Y from 'yjs'
import { hashSecret, type Access } from '#server/access/access.ts'
import { createJournal, type Journal } from '#server/journal/journal.ts'
import { createLocalKeeper, type Keeper } from '#server/journal/keeper.ts'
import { recoverJournal } from '#server/journal/recover.ts'
import { RelayCore } from '#server/relay/core.ts'
import { Metrics } from '#server/relay/metrics.ts'
import type { Clock, NoteJournal, NoteWorkshop } from '#server/relay/ports.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import type { Store } from '#server/store/store.ts'
import { seededRandom } from '../../helpers/seeded.ts'
import { FaultyDisk, KilledError, type DiskFaults } from './faulty-disk.ts'
import { Ledger, standing } from './ledger.ts'
import type { Link } from './link.ts'
import { SimClient, TEXTS } from './sim-client.ts'
import { VirtualClock } from './virtual-clock.ts'

/** How a run differs from the usual: ways to break the relay on purpose, to see that the account notices. */
export interface Sabotage {
  readonly journal?: (journal: Journal) => Journal
  /** A seed that was found before a kind of fault was added replays only among the kinds of then. */
  readonly faultKinds?: number
}

const FAULT_KINDS = 11

const SESSION = 'kernel-one'
const NAMES = ['ada', 'bob', 'eve'] as const
const BUSY_MS = 40_000
const CALM_MS = 130_000
const ACTS = 45
const FAULTS = 7
/** No life of a Yjs client id is as small, so the relay's own words are nobody's. */
const FIRST_CLIENT_ID = 100

export class World {
  readonly #random: () => number
  readonly #clock: VirtualClock
  readonly #store: Store
  readonly #faults: DiskFaults
  readonly #disk: FaultyDisk
  readonly #ledger = new Ledger()
  readonly #clients: SimClient[]
  readonly #links = new Set<Link>()
  readonly #sabotage: Sabotage
  readonly trace: string[] = []
  #life: { core: RelayCore; journal: Journal; alive: boolean } | null = null
  #calm = false
  #powerWent = false
  #clientCount = FIRST_CLIENT_ID
  #error: unknown = null

  constructor(seed: number, sabotage: Sabotage = {}) {
    this.#random = seededRandom(seed)
    this.#sabotage = sabotage
    this.#clock = new VirtualClock(this.#random)
    this.#store = openSqliteStore(':memory:')
    this.#faults = { full: false, failSync: false, dieAt: null, syncMs: () => this.#random() * 30 }
    this.#disk = new FaultyDisk({
      random: this.#random,
      faults: this.#faults,
      later: (ms, act) => void this.#clock.after(ms, act),
      onDeath: () => this.#die('in a write'),
    })
    prepare(this.#store)
    this.#clients = NAMES.map((name) => this.#newClient(name))
  }

  /** Runs it; throws with what is wrong. */
  async run(): Promise<void> {
    try {
      this.#start()
      for (const client of this.#clients) client.connect()
      for (let count = 0; count < ACTS; count += 1) this.#planAct()
      for (let count = 0; count < FAULTS; count += 1) {
        this.#clock.after(this.#random() * BUSY_MS, () => this.#fault())
      }
      await this.#clock.run(BUSY_MS)
      this.#calmDown()
      await this.#clock.run(BUSY_MS + CALM_MS)
      if (this.#error !== null) throw new Error('The relay threw.', { cause: this.#error })
      await this.#check()
    } finally {
      this.#life?.core.close()
      this.#store.close()
    }
  }

  #planAct(): void {
    const client = this.#clients[Math.floor(this.#random() * this.#clients.length)]
    this.#clock.after(this.#random() * BUSY_MS, () => client?.act())
  }

  #newClient(name: string): SimClient {
    return new SimClient({
      name,
      clock: this.#clock,
      random: this.#random,
      ledger: this.#ledger,
      delay: () => 1 + this.#random() * (this.#calm ? 20 : 200),
      knock: (link) => this.#knock(link, name),
      nextClientId: () => (this.#clientCount += 1),
    })
  }

  #knock(link: Link, name: string): boolean {
    const life = this.#life
    if (life === null) return false
    this.#links.add(link)
    const person = this.#store.summit.findPerson(name) ?? { id: name, name }
    const access: Access = {
      token: hashSecret(name),
      person,
      role: 'note-taker',
      tracks: [],
      session: null,
      expiresAt: null,
    }
    link.attend(life.core.join(SESSION, access, link.wire()))
    return true
  }

  #start(): void {
    const report = recoverJournal(this.#disk, this.#store)
    this.trace.push(`${Math.round(this.#clock.elapsed)} starts, ${report.rows} rows in the journal`)
    const life = { alive: true } as { core: RelayCore; journal: Journal; alive: boolean }
    const onError = (error: unknown) => {
      if (!(error instanceof KilledError)) this.#error ??= error
    }
    const clock = this.#clock.lease(() => life.alive, onError)
    const keeper = this.#slowKeeper(() => life.alive)
    const journal = createJournal({ disk: this.#disk, keeper, clock, onTrouble: () => undefined })
    life.journal = this.#sabotage.journal?.(journal) ?? journal
    life.core = this.#newCore(life.journal, clock, keeper)
    this.#life = life
  }

  #newCore(journal: NoteJournal, clock: Clock, keeper: Keeper): RelayCore {
    const workshop: NoteWorkshop = {
      snapshot: async (updates) => Y.mergeUpdates([...updates]),
      missing: async (updates, stateVector) => Y.diffUpdate(Y.mergeUpdates([...updates]), stateVector),
      saveSnapshot: (...snapshot) => keeper.saveSnapshot(...snapshot),
    }
    const log = pino({ level: 'silent' })
    const parts = { store: this.#store, journal, workshop, clock, log, metrics: new Metrics() }
    return new RelayCore({ ...parts, healing: this.#powerWent })
  }

  /** The keeper's thread: it takes its time, and dies with its process. */
  #slowKeeper(isAlive: () => boolean): Keeper {
    const local = createLocalKeeper(this.#disk, this.#store)
    const slowly = <T>(act: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        this.#clock.after(this.#random() * 100, () => {
          if (isAlive()) act().then(resolve, reject)
        })
      })
    return {
      keep: (...range) => slowly(() => local.keep(...range)),
      saveSnapshot: (...snapshot) => slowly(() => local.saveSnapshot(...snapshot)),
      close: async () => undefined,
    }
  }

  #die(how: string): void {
    const life = this.#life
    if (life === null) return
    this.trace.push(`${Math.round(this.#clock.elapsed)} dies ${how}`)
    life.alive = false
    this.#life = null
    for (const link of this.#links) link.orphan()
    this.#links.clear()
    this.#clock.after(this.#random() * 5000, () => {
      if (this.#life === null) this.#start()
    })
  }

  #fault(): void {
    const chance = Math.floor(this.#random() * (this.#sabotage.faultKinds ?? FAULT_KINDS))
    const client = this.#clients[Math.floor(this.#random() * this.#clients.length)]
    this.trace.push(`${Math.round(this.#clock.elapsed)} fault ${chance}`)
    if (chance <= 1) client?.breakLink(false)
    else if (chance === 2) client?.breakLink(true)
    else if (chance === 3) this.#faults.dieAt = this.#random()
    else if (chance === 4) this.#die('by a kill')
    else if (chance === 5) this.#cutPower()
    else if (chance === 6) this.#fill()
    else if (chance === 7) this.#faults.failSync = true
    else if (chance === 8) this.#clock.skew += (this.#random() - 0.5) * 20 * 365 * 86_400_000
    else if (chance === 9) client?.forget()
    else this.#blackout()
  }

  #cutPower(): void {
    this.#die('without power')
    this.#disk.cutPower()
    this.#ledger.powerCut()
    this.#powerWent = true
  }

  /** The lights go out, and every laptop with them: only what was acknowledged is anybody's still. */
  #blackout(): void {
    this.#cutPower()
    for (const client of this.#clients) client.forget()
  }

  #fill(): void {
    this.#faults.full = true
    this.#clock.after(this.#random() * 8000, () => (this.#faults.full = false))
  }

  #calmDown(): void {
    this.#calm = true
    this.#faults.full = false
    this.#faults.failSync = false
    this.#faults.dieAt = null
    if (this.#life === null) this.#start()
  }

  async #check(): Promise<void> {
    const reader = this.#newClient('reader')
    reader.connect()
    await this.#clock.run(this.#clock.elapsed + 10_000)
    const docs = [...this.#clients, reader].map((client) => client.doc)
    const there = standing(reader.doc)
    const { deleted, ackedLetters, ackedDeletions, seenLetters } = this.#ledger
    const missing = (wanted: Iterable<string>) =>
      [...wanted].filter((letter) => !there.has(letter) && !deleted.has(letter))
    expectNone('acknowledged and gone', missing(ackedLetters))
    expectNone('typed and gone', missing(this.#ledger.typedInto(docs)))
    expectNone('seen by others and gone', missing(seenLetters))
    expectNone(
      'acknowledged deletions undone',
      [...ackedDeletions].filter((letter) => there.has(letter)),
    )
    for (const [index, doc] of docs.entries()) {
      const name = [...NAMES, 'reader'][index] ?? ''
      if (JSON.stringify(textsOf(doc)) !== JSON.stringify(textsOf(reader.doc))) {
        throw new Error(`${name} has another note than a fresh reader.`)
      }
      if (doc.store.pendingStructs !== null) throw new Error(`${name} waits for something for ever.`)
    }
  }
}

function expectNone(what: string, letters: readonly string[]): void {
  if (letters.length > 0)
    throw new Error(`${letters.length} letters ${what}: ${letters.slice(0, 5).join(', ')}`)
}

function textsOf(doc: Y.Doc): Record<string, string> {
  const lines = doc.getMap<Y.Text>('lines')
  return Object.fromEntries(TEXTS.map((name) => [name, lines.get(name)?.toJSON() ?? '']))
}

/** A session that is open, its people, and the three lines they write in. */
function prepare(store: Store): void {
  store.sessions.save({
    ...{ id: SESSION, key: null, title: 'One', abstract: '', track: null, room: null, day: null },
    ...{ start: null, end: null, speakers: [], blueprints: [], state: 'open', template: 'summit-session' },
    ...{ roles: {}, unscheduled: false, dropped: false },
  })
  for (const name of [...NAMES, 'reader']) {
    store.summit.savePerson({ id: name, name })
    store.access.saveToken({
      ...{ hash: hashSecret(name), person: name, role: 'note-taker', tracks: [], session: null },
      ...{ createdAt: '2026-01-01T00:00:00Z', expiresAt: null, revokedAt: null },
    })
  }
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    for (const name of TEXTS) doc.getMap('lines').set(name, new Y.Text())
  })
  const bytes = Y.encodeStateAsUpdate(doc)
  store.notes.append([
    { session: SESSION, seq: 1, bytes, person: 'relay', newClients: [1], at: '2026-01-01T00:00:00Z' },
  ])
}

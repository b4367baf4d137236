/**
 * One run: a few people write in one note for a minute or three of virtual time while everything goes wrong that can; then
 * all faults end, everybody comes back, and the account is checked.
 */
import * as Y from 'yjs'
import { giveToken } from '#server/access/join.ts'
import type { SessionState } from '#note/summit.ts'
import { MESSAGE_STORED, MESSAGE_SYNC, SYNC_STEP_1, readStored } from '#note/wire/sync.ts'
import * as decoding from 'lib0/decoding'
import { lettersOf, show } from '../seen-lines.ts'
import { Account } from './account.ts'
import { createChance, type Chance } from './chance.ts'
import { Link, type ClientEnd } from './link.ts'
import { Machine, SESSION } from './machine.ts'
import type { LinkNote, Person } from './person.ts'
import { openRealPage } from './real-page.ts'
import type { Sabotage } from './sabotage.ts'
import { openStockPage } from './stock-page.ts'
import { NO_DISK_FAULTS } from './storm-disk.ts'
import { Timeline } from './timeline.ts'
import { Typist } from './typist.ts'

/** What is wrong at the end of a run, and how it came to be. */
export interface Outcome {
  readonly seed: number
  readonly faults: readonly string[]
  readonly trace: readonly string[]
  /** Virtual ms until everything was quiet. */
  readonly virtualMs: number
}

/** A first message that the network held up for five seconds ends a page for good: known, and its person joins again. */
const LATE_FIRST_WORD = 'Nothing was said.'
/** So many notes are too large for the relay to merge between two messages. */
const LARGE_NOTE_SHARE = 0.08
/** Quiet must come this soon after the last fault: a half-open socket alone may take a minute to be noticed. */
const LONGEST_HEALING_MS = 240_000
export const ORDINARY_WAY_MS = 60

/** What a run is put through; handed in, since the faults know the storm. */
export interface Trouble {
  readonly plan: (storm: Storm, busyMs: number) => void
  readonly makeLarge: (storm: Storm) => void
}

export class Storm {
  readonly chance: Chance
  readonly timeline: Timeline
  readonly account = new Account()
  readonly machine: Machine
  readonly people: Person[] = []
  readonly typist: Typist
  longestWayMs = ORDINARY_WAY_MS
  readonly isUnruly: boolean
  state: SessionState = 'open'
  readonly #seed: number
  readonly #trace: string[] = []
  readonly #joining = new Set<Person>()
  #clientIds = 0
  #tokens = 0
  #healing = false

  constructor(seed: number, sabotage: Sabotage) {
    this.#seed = seed
    this.chance = createChance(seed)
    const { chance } = this
    this.timeline = new Timeline(chance.random)
    this.typist = new Typist(chance)
    this.isUnruly = chance.odds(0.15)
    const { timeline, account } = this
    const trace = (line: string) => this.trace(line)
    this.machine = new Machine({ chance, timeline, account, sabotage, trace })
    this.saveSession()
  }

  trace(line: string): void {
    this.#trace.push(`${this.timeline.elapsed} ${line}`)
  }

  async run(trouble: Trouble): Promise<Outcome> {
    const { chance, timeline } = this
    const count = chance.between(2, 4)
    for (let index = 0; index < count; index += 1) this.#arrive(index)
    this.machine.start()
    for (const person of this.people) this.open(person)
    const busyMs = chance.one([10_000, 40_000, 120_000])
    for (let left = chance.between(30, 80); left > 0; left -= 1) {
      const person = chance.one(this.people)
      // Now and then a hand is faster than the turns of the relay's event loop.
      const burst = chance.odds(0.05) ? chance.between(2, 12) : 1
      const at = chance.between(0, busyMs)
      for (let more = burst; more > 0; more -= 1)
        timeline.after(at + chance.below(burst), () => this.type(person))
    }
    if (chance.odds(LARGE_NOTE_SHARE))
      timeline.after(chance.between(0, busyMs / 4), () => trouble.makeLarge(this))
    trouble.plan(this, busyMs)
    await timeline.run(busyMs)
    await this.#heal()
    const virtualMs = timeline.elapsed
    if (this.account.faults.length === 0) await this.#judge()
    this.#clear()
    const faults = [...this.account.faults, ...timeline.errors.map((error) => `thrown: ${describe(error)}`)]
    return { seed: this.#seed, faults, trace: this.#trace, virtualMs }
  }

  /** One operation, in the open or while the laptop is far from any network. */
  type(person: Person): void {
    const { page } = person
    if (page === null || (!page.mayWrite() && this.chance.odds(0.9))) return
    const doing = this.typist.type(page.lines)
    this.trace(`${person.id} ${doing}`)
  }

  open(person: Person): void {
    if (person.page !== null) return
    const { account, chance, timeline } = this
    person.page = person.openPage({
      ...{ account, chance, timeline, memory: person.memory, kept: person.kept },
      clientId: this.newClientId(),
      dial: (end, note) => this.#dial(person, end, note),
      onRefused: (code, sentence) => this.#refused(person, code, sentence),
    })
  }

  /** The laptop dies and comes back after so long; without memory it has nothing of its own then. */
  crash(person: Person, awayMs: number, remembers: boolean): void {
    const { page } = person
    if (page === null) return
    this.trace(`${person.id} ${remembers ? 'crashes' : 'loses everything'}`)
    person.kept = remembers ? Y.encodeStateAsUpdate(page.doc) : null
    if (!remembers) {
      person.memory.isLost = true
      person.memory = this.account.newMemory()
    }
    person.page = null
    page.crash()
    page.doc.destroy()
    this.timeline.after(awayMs, () => this.open(person))
  }

  giveToken(person: Person): void {
    this.#tokens += 1
    person.token = `secret-${this.#seed}-${this.#tokens}`
    const { timeline, machine } = this
    const door = {
      store: machine.store,
      now: () => timeline.now + timeline.skew,
      random: (size: number) => new Uint8Array(size),
    }
    const { token, role } = person
    giveToken(door, { token, person: { id: person.id, name: person.id }, role, tracks: [] })
  }

  saveSession(): void {
    this.machine.store.sessions.save({
      ...{ id: SESSION, key: null, title: 'One', abstract: '', track: null, room: null, day: null },
      ...{
        start: null,
        end: null,
        speakers: [],
        blueprints: [],
        state: this.state,
        template: 'summit-session',
      },
      ...{ roles: {}, unscheduled: false, dropped: false },
    })
    const saved = this.machine.store.sessions.find(SESSION)
    if (saved !== null) this.machine.core?.sessionChanged(saved)
  }

  #arrive(index: number): void {
    const isOurs = !this.chance.odds(0.2)
    const person: Person = {
      ...{ id: `p-${index}`, isOurs, openPage: isOurs ? openRealPage : openStockPage },
      ...{
        role: 'note-taker',
        token: '',
        memory: this.account.newMemory(),
        kept: null,
        page: null,
        link: null,
      },
    }
    this.people.push(person)
    this.giveToken(person)
  }

  /** Ids as Yjs makes them, 32 bits by chance. */
  newClientId(): number {
    this.#clientIds += 1
    return this.chance.below(2 ** 24) * 256 + this.#clientIds
  }

  #dial(person: Person, client: ClientEnd, note: LinkNote): Link {
    const { timeline, chance, machine, account } = this
    const link = new Link({
      ...{ timeline, chance, client },
      longestMs: () => this.longestWayMs,
      isUnruly: { up: this.isUnruly && !person.isOurs && !this.#healing, down: this.isUnruly },
      watch: {
        relaySent: (payload) => this.#relaySent(note, payload),
        clientHeard: (payload, epoch) => this.#clientHeard(payload, epoch),
      },
      epoch: () => account.epoch,
      boundary: (what) => machine.boundary(what),
    })
    person.link = link
    timeline.after(chance.between(1, this.longestWayMs), () => this.#knock(person, link))
    return link
  }

  #knock(person: Person, link: Link): void {
    const answer = this.machine.knock(link, person.token)
    if (answer === 'in') return
    link.refuse()
    // The page hears nothing but a closed socket; its person joins again after a while.
    if (answer === 'refused') this.#joinAgain(person)
  }

  #joinAgain(person: Person): void {
    if (this.#joining.has(person)) return
    this.#joining.add(person)
    this.timeline.after(this.chance.between(1_000, 5_000), () => {
      this.#joining.delete(person)
      this.trace(`${person.id} joins again`)
      this.giveToken(person)
      this.crash(person, 500, true)
    })
  }

  #refused(person: Person, code: number, sentence: string): void {
    this.trace(`${person.id} is refused: ${code} ${sentence}`)
    if (code < 4000 && sentence !== LATE_FIRST_WORD)
      this.account.fault(`${person.id} is sent away: ${code} ${sentence}`)
    this.#joinAgain(person)
  }

  #relaySent({ memory, marks }: LinkNote, payload: Uint8Array): void {
    if (payload[0] !== MESSAGE_STORED) return
    const decoder = decoding.createDecoder(payload)
    decoding.readVarUint(decoder)
    const count = readStored(decoder)
    const writes = marks[count - 1]
    if (writes === undefined) this.account.fault(`${count} messages are receipted of ${marks.length} sent`)
    else this.account.promise(memory, writes)
  }

  #clientHeard(payload: Uint8Array, epoch: number): void {
    if (payload[0] !== MESSAGE_SYNC || payload[1] === SYNC_STEP_1) return
    const decoder = decoding.createDecoder(payload)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    this.account.showed(decoding.readVarUint8Array(decoder), epoch)
  }

  async #heal(): Promise<void> {
    const { machine, timeline } = this
    this.trace('all faults end')
    this.#healing = true
    machine.doom = null
    machine.storeIsIll = false
    machine.workshopIsIll = false
    machine.disk.faults = { ...NO_DISK_FAULTS }
    this.longestWayMs = ORDINARY_WAY_MS
    this.state = 'open'
    this.saveSession()
    for (const person of this.people) {
      person.link?.up.endStall()
      person.link?.down.endStall()
      if (person.link !== null) person.link.weight = 1
      this.setRole(person, 'note-taker')
      this.open(person)
    }
    const until = timeline.elapsed + LONGEST_HEALING_MS
    // Two looks a little apart: between a hand's edit and its message everything seems quiet.
    let quietSince = Infinity
    await timeline.run(until, () => {
      if (!this.#isQuiet()) quietSince = Infinity
      else quietSince = Math.min(quietSince, timeline.elapsed)
      return timeline.elapsed - quietSince > 1_000
    })
    if (timeline.elapsed >= until)
      this.account.fault(`not quiet after ${LONGEST_HEALING_MS} ms: ${this.#restless()}`)
  }

  setRole(person: Person, role: Person['role']): void {
    person.role = role
    this.machine.store.access.setRole(person.id, role, [])
    this.machine.core?.accessChanged()
  }

  #isQuiet(): boolean {
    return this.#restless() === ''
  }

  #restless(): string {
    if (!this.machine.isQuiet) return 'the relay'
    for (const { id, page, link } of this.people) {
      if (page === null || !page.isQuiet()) return `the page of ${id} (${page?.state() ?? 'gone'})`
      if (link?.unrest !== '') return `the connection of ${id} (${link?.unrest ?? 'gone'})`
    }
    return ''
  }

  async #judge(): Promise<void> {
    const { account, timeline } = this
    const reader = this.#freshReader()
    await timeline.run(timeline.elapsed + 5_000)
    const doc = reader.page?.doc
    if (doc === undefined) return account.fault('the fresh reader is gone')
    account.checkFinal(doc)
    // Yjs takes out formats that are said twice, in whoever reads; that deletes no letter, and the relay drops it.
    if (reader.memory.writes.some(({ inserted }) => inserted.length > 0))
      account.fault('who only opened the note wrote in it')
    for (const person of this.people) this.#compare(person, reader)
    const seen = lettersOf(reader.page?.lines.visible() ?? [])
    for (const [letter, count] of account.lettersIn(doc)) {
      if (seen.get(letter) !== count)
        account.fault(`letter ${letter} stands ${count} times and is seen ${seen.get(letter) ?? 0} times`)
    }
    await this.#restartCleanly(doc)
  }

  /** Everything is in the database after an orderly end, and nothing in the journal. */
  async #restartCleanly(doc: Y.Doc): Promise<void> {
    const { account, machine, timeline } = this
    machine.stop(false)
    await timeline.run(timeline.elapsed + 3_000)
    if (machine.isUp) return account.fault('the relay does not end')
    const left = machine.disk.segments.length
    if (left > 0) account.fault(`an orderly end leaves ${left} segments`)
    machine.start()
    const core = machine.core
    if (core === null) return account.fault('the relay does not start')
    const again = new Y.Doc()
    // In one transaction: Yjs tidies formats up after each, and that would be an edit.
    again.transact(() => {
      for (const update of core.updatesOf(SESSION)) Y.applyUpdate(again, update)
    })
    if (stateOf(again) !== stateOf(doc)) account.fault('after an orderly end the note is another')
    again.destroy()
  }

  #freshReader(): Person {
    this.#arrive(this.people.length)
    const reader = this.people.pop() as Person
    const fresh: Person = { ...reader, isOurs: true, openPage: openRealPage, role: 'reader' }
    this.giveToken(fresh)
    this.open(fresh)
    this.people.push(fresh)
    return fresh
  }

  #compare(person: Person, reader: Person): void {
    const { page } = person
    if (page === null || reader.page === null) return this.account.fault(`${person.id} has no page`)
    if (page.doc.store.pendingStructs !== null || page.doc.store.pendingDs !== null) {
      this.account.fault(`${person.id} waits for something for ever`)
    }
    if (stateOf(page.doc) !== stateOf(reader.page.doc)) {
      this.account.fault(`${person.id} has another state than a fresh reader`)
    }
    if (show(page.lines.visible()) !== show(reader.page.lines.visible())) {
      this.account.fault(`${person.id} sees another note than a fresh reader`)
    }
  }

  #clear(): void {
    for (const { page } of this.people) page?.crash()
    this.machine.store.close()
  }
}

/** Clocks, deletions and every value of a note, in an order of their own. */
function stateOf(doc: Y.Doc): string {
  const { sv, ds } = Y.snapshot(doc)
  const clocks = [...sv].toSorted(([one], [other]) => one - other)
  const deleted = [...ds.clients]
    .toSorted(([one], [other]) => one - other)
    .map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])])
  const values = [doc.getMap('lines').toJSON(), doc.getMap('about').toJSON(), doc.getMap('threads').toJSON()]
  return JSON.stringify([clocks, deleted, values.map(inOrder)])
}

/** The same value with the keys of every map in order: their order in a Y.Map is that of arrival. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]))
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** What goes wrong in a run, when, and for how long: the seed's choice from the list of everything that can. */
import * as Y from 'yjs'
import { MERGE_BYTES } from '#server/relay/limits.ts'
import type { Doom } from './machine.ts'
import { SESSION } from './machine.ts'
import type { Person } from './person.ts'
import { ORDINARY_WAY_MS, type Storm } from './storm.ts'

interface FaultKind {
  readonly name: string
  /** How often it is chosen, against the others. */
  readonly weight: number
  readonly strike: (storm: Storm) => void
}

const YEAR_MS = 365 * 86_400_000
/** A slow reader's waiting bytes stand for so many: four mebibytes of real notes take hours to write. */
const SLOW_READER_WEIGHT = 20_000

export function planFaults(storm: Storm, busyMs: number): void {
  const { chance, timeline } = storm
  for (let left = chance.between(3, 8); left > 0; left -= 1) {
    const fault = chooseFault(storm)
    timeline.after(chance.between(0, busyMs), () => {
      storm.trace(`fault: ${fault.name}`)
      fault.strike(storm)
    })
  }
}

function chooseFault({ chance }: Storm): FaultKind {
  let left = chance.random() * FAULTS.reduce((sum, { weight }) => sum + weight, 0)
  for (const fault of FAULTS) {
    left -= fault.weight
    if (left < 0) return fault
  }
  return FAULTS[0] as FaultKind
}

const FAULTS: readonly FaultKind[] = [
  { name: 'a connection breaks', weight: 3, strike: breakLink },
  { name: 'a connection is half open', weight: 2, strike: halfOpen },
  { name: 'a connection stalls', weight: 2, strike: stall },
  { name: 'a slow reader', weight: 1, strike: slowReader },
  { name: 'a slow network', weight: 1, strike: slowNetwork },
  { name: 'kill', weight: 2, strike: ({ machine }) => machine.die(false, 'somewhere') },
  { name: 'power cut', weight: 2, strike: ({ machine }) => machine.die(true, 'somewhere') },
  { name: 'kill at a boundary', weight: 4, strike: (storm) => doom(storm, false) },
  { name: 'power cut at a boundary', weight: 4, strike: (storm) => doom(storm, true) },
  { name: 'an orderly restart', weight: 1.5, strike: ({ machine }) => machine.stop(true) },
  { name: 'a full disk', weight: 2, strike: fullDisk },
  { name: 'a refusing disk', weight: 1, strike: refusingDisk },
  { name: 'failing syncs', weight: 1.5, strike: failingSyncs },
  { name: 'a slow disk', weight: 1, strike: slowDisk },
  { name: 'a misread', weight: 0.7, strike: ({ machine }) => void (machine.disk.faults.misreads = 1) },
  { name: 'an ill database', weight: 1.5, strike: illDatabase },
  { name: 'an ill note thread', weight: 0.5, strike: illWorkshop },
  { name: 'the clock jumps', weight: 1.5, strike: jumpClock },
  { name: 'a role changes', weight: 1.5, strike: changeRole },
  { name: 'the note is approved', weight: 1, strike: approve },
  { name: 'a token is revoked', weight: 0.7, strike: revoke },
  { name: 'a laptop crashes', weight: 2, strike: (storm) => crash(storm, true) },
  { name: 'a laptop loses everything', weight: 1.5, strike: (storm) => crash(storm, false) },
  { name: 'everybody leaves', weight: 1, strike: everybodyLeaves },
  { name: 'the relay writes', weight: 2, strike: relayWrites },
]

function anybody({ chance, people }: Storm): Person {
  return chance.one(people)
}

function breakLink(storm: Storm): void {
  const { chance } = storm
  anybody(storm).link?.cut(chance.between(0, 3_000), chance.between(0, 3_000))
}

function halfOpen(storm: Storm): void {
  const { chance } = storm
  const kind = chance.below(3)
  anybody(storm).link?.cut(kind === 0 ? 0 : null, kind === 1 ? 0 : null)
}

function stall(storm: Storm): void {
  const { chance } = storm
  const { link } = anybody(storm)
  const direction = chance.below(3)
  const ms = chance.between(100, 20_000)
  if (direction !== 0) link?.up.stall(ms)
  if (direction !== 1) link?.down.stall(ms)
}

function slowReader(storm: Storm): void {
  const { link } = anybody(storm)
  if (link === null) return
  link.weight = SLOW_READER_WEIGHT
  link.down.stall(storm.chance.between(5_000, 40_000))
}

function slowNetwork(storm: Storm): void {
  storm.longestWayMs = storm.chance.between(100, 2_000)
  forAWhile(storm, 20_000, () => (storm.longestWayMs = ORDINARY_WAY_MS))
}

function doom(storm: Storm, power: boolean): void {
  const { chance, machine } = storm
  const kind: Doom['kind'] = chance.one(['any', 'disk', 'store', 'send'])
  machine.doom = { kind, count: chance.between(1, 12), power }
}

function fullDisk(storm: Storm): void {
  const { chance, machine } = storm
  machine.disk.faults.full = true
  if (chance.odds(0.4)) machine.storeIsIll = true
  if (chance.odds(0.2)) machine.disk.faults.failingTruncates = chance.between(1, 3)
  forAWhile(storm, 10_000, () => {
    machine.disk.faults.full = false
    machine.storeIsIll = false
  })
}

function refusingDisk(storm: Storm): void {
  const { machine } = storm
  machine.disk.faults.refusing = true
  forAWhile(storm, 5_000, () => (machine.disk.faults.refusing = false))
}

function failingSyncs(storm: Storm): void {
  storm.machine.disk.faults.failingSyncs = storm.chance.between(1, 2)
}

function slowDisk(storm: Storm): void {
  const { machine, chance } = storm
  machine.disk.faults.syncMs = chance.between(500, 5_000)
  forAWhile(storm, 20_000, () => (machine.disk.faults.syncMs = 20))
}

function illDatabase(storm: Storm): void {
  const { machine } = storm
  machine.storeIsIll = true
  forAWhile(storm, 8_000, () => (machine.storeIsIll = false))
}

function illWorkshop(storm: Storm): void {
  const { machine } = storm
  machine.workshopIsIll = true
  forAWhile(storm, 20_000, () => (machine.workshopIsIll = false))
}

function jumpClock(storm: Storm): void {
  const { chance, timeline } = storm
  const years = chance.odds(0.5) ? chance.random() * 10 : -chance.random() * 10
  timeline.skew += Math.round(years * YEAR_MS)
}

/** By the relay's own door, or by another process on the same database. */
function changeRole(storm: Storm): void {
  const person = anybody(storm)
  changeAccess(storm, () => storm.machine.store.access.setRole(person.id, (person.role = 'reader'), []))
  forAWhile(storm, 15_000, () =>
    changeAccess(storm, () =>
      storm.machine.store.access.setRole(person.id, (person.role = 'note-taker'), []),
    ),
  )
}

function revoke(storm: Storm): void {
  const person = anybody(storm)
  changeAccess(storm, () => storm.machine.store.access.revokePerson(person.id, new Date(0).toISOString()))
}

function changeAccess({ chance, machine }: Storm, act: () => void): void {
  act()
  if (chance.odds(0.5)) machine.core?.accessChanged()
  else machine.foreignVersion += 1
}

function approve(storm: Storm): void {
  storm.state = 'approved'
  storm.saveSession()
  forAWhile(storm, 15_000, () => {
    storm.state = 'returned'
    storm.saveSession()
  })
}

function crash(storm: Storm, remembers: boolean): void {
  storm.crash(anybody(storm), storm.chance.between(100, 40_000), remembers)
}

/** Long enough for the relay to let the note go, or about as long. */
function everybodyLeaves(storm: Storm): void {
  const { chance, people } = storm
  const ms = chance.between(50_000, 75_000)
  for (const person of people) storm.crash(person, ms + chance.between(0, 500), true)
}

/** As when a session is opened or a version brought back: an edit of the relay's own over what it has. */
function relayWrites(storm: Storm): void {
  relayEdits(storm, (doc) => doc.getMap('about').set('summary', storm.typist.fresh(3)))
}

/** A note beyond what the relay merges on the spot. */
export function makeLarge(storm: Storm): void {
  storm.trace('the note becomes large')
  relayEdits(storm, (doc) => {
    const text = new Y.Text('x'.repeat(MERGE_BYTES + 1))
    doc.getMap('threads').set('large', text)
  })
}

function relayEdits(storm: Storm, edit: (doc: Y.Doc) => void): void {
  const { machine, account } = storm
  const { core } = machine
  if (core === null) return
  const doc = new Y.Doc()
  for (const update of core.updatesOf(SESSION)) Y.applyUpdate(doc, update)
  const memory = account.newMemory()
  // Nobody else has it: where it cannot be stored it is gone, and whoever asked was told so.
  memory.isLost = true
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.on('afterTransaction', (transaction: Y.Transaction) => account.wrote(memory, transaction))
  doc.clientID = storm.newClientId()
  edit(doc)
  core.writeOwn(SESSION, Y.mergeUpdates(updates)).then(
    () => account.promise(memory, memory.writes.length),
    () => undefined,
  )
}

function forAWhile({ chance, timeline }: Storm, longestMs: number, end: () => void): void {
  timeline.after(chance.between(100, longestMs), end)
}

/** Joining a long note: after a restart, again, and two hundred people at once. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { AUTHORS, TURN, authorOf, history, historyIds } from './edits.ts'
import type { Row } from './load.ts'
import type { MiniSocket } from './mini-socket.ts'
import type { ServerProcess } from './server-process.ts'
import type { Room } from './stage.ts'

const TRANSACTIONS = 20_000
const MANY = 200
const DEADLINE_MS = 60_000
/** Everything has come when nothing did for so long; only then is it read, so that reading delays nobody. */
const SILENCE_MS = 300
const NOTHING_KNOWN = new Uint8Array([0])

export const COLD = 'cold ms'
export const LAST_OF_MANY = 'last of 200 ms'
export const MANY_CPU = 'CPU ms of 200'
/** A writer for each author, one to watch them, and the two hundred. */
export const JOINING_PEOPLE = MANY

/** Writes an hour's note as its authors would: a person at a time, each upon what the others had written. */
export async function fillLongNote(rooms: readonly Room[]): Promise<void> {
  const [room] = rooms
  if (room === undefined) throw new Error('There is no room.')
  const doc = new Y.Doc()
  const open = async (person: number): Promise<MiniSocket> => {
    const socket = await room.join(person)
    socket.send(room.framing.step1(NOTHING_KNOWN))
    return socket
  }
  const watching = await open(AUTHORS)
  watching.onMessage = (payload) => {
    room.framing.hear(payload, { update: (bytes) => Y.applyUpdate(doc, bytes) })
  }
  const writers: MiniSocket[] = []
  for (let author = 0; author < AUTHORS; author += 1) writers.push(await open(author))
  const updates = history(TRANSACTIONS)
  const clocks = new Map<number, number>()
  for (let from = 0; from < updates.length; from += TURN) {
    for (const update of updates.slice(from, from + TURN)) {
      writers[authorOf(from)]?.send(room.framing.update(update))
      for (const [client, clock] of Y.parseUpdateMeta(update).to) clocks.set(client, clock)
    }
    await until(() => [...clocks].every(([client, clock]) => Y.getState(doc.store, client) >= clock))
  }
  for (const socket of [...writers, watching]) socket.end()
}

export async function runJoining(server: ServerProcess, rooms: readonly Room[]): Promise<Row> {
  const [room] = rooms
  if (room === undefined) throw new Error('There is no room.')
  const reader = new StateReader(room)
  const [coldMs = 0] = await joinAtOnce(room, 1, reader)
  const [warmMs = 0] = await joinAtOnce(room, 1, reader)
  const cpuBefore = server.cpuSeconds()
  const times = (await joinAtOnce(room, MANY, reader)).toSorted((left, right) => left - right)
  return {
    [COLD]: coldMs,
    'warm ms': warmMs,
    'p50 of 200 ms': times[times.length >> 1] ?? 0,
    [LAST_OF_MANY]: times.at(-1) ?? 0,
    [MANY_CPU]: (server.cpuSeconds() - cpuBefore) * 1000,
    'RSS MB': server.residentBytes() / 1e6,
  }
}

interface Arrival {
  readonly at: number
  readonly payload: Buffer
}

/** Ms from connecting until the last struct of the history had arrived, for each of so many. */
async function joinAtOnce(room: Room, count: number, reader: StateReader): Promise<number[]> {
  const began = performance.now()
  let lastAt = began
  const opened = Array.from({ length: count }, async (_, person) => {
    const arrivals: Arrival[] = []
    const socket = await room.join(person)
    socket.onMessage = (payload) => {
      lastAt = performance.now()
      arrivals.push({ at: lastAt, payload })
    }
    socket.send(room.framing.step1(NOTHING_KNOWN))
    return { socket, arrivals }
  })
  const joined = await Promise.all(opened)
  const deadline = began + DEADLINE_MS
  while (performance.now() < deadline) {
    await wait(20)
    if (performance.now() - lastAt < SILENCE_MS) continue
    const times = joined.map(({ arrivals }) => reader.completeAt(arrivals))
    if (times.includes(null)) continue
    for (const { socket } of joined) socket.end()
    return times.map((at) => (at ?? 0) - began)
  }
  for (const { socket } of joined) socket.end()
  throw new Error('A newcomer never got the whole note.')
}

/** Knows the clocks of the history's end; reads each different message once. */
class StateReader {
  readonly #room: Room
  readonly #known = new Map<string, ReadonlyMap<number, number>>()
  readonly #wanted = historyIds(TRANSACTIONS)

  constructor(room: Room) {
    this.#room = room
  }

  /** When the last that was missing came, or null. */
  completeAt(arrivals: readonly Arrival[]): number | null {
    const missing = new Map(this.#wanted)
    for (const { at, payload } of arrivals) {
      for (const [client, clock] of this.#clocksIn(payload)) {
        if (clock >= (missing.get(client) ?? Number.POSITIVE_INFINITY)) missing.delete(client)
      }
      if (missing.size === 0) return at
    }
    return null
  }

  #clocksIn(payload: Buffer): ReadonlyMap<number, number> {
    const key = payload.toString('latin1')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const clocks = new Map<number, number>()
    const take = (bytes: Uint8Array): void => {
      for (const [client, clock] of Y.parseUpdateMeta(bytes).to) clocks.set(client, clock)
    }
    this.#room.framing.hear(payload, { update: take })
    this.#known.set(key, clocks)
    return clocks
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error('What was written never came to the others.')
    await wait(1)
  }
}

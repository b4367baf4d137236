/** Joining a long note: after a restart, again, and two hundred people at once. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { history } from './edits.ts'
import { makeRooms, type Room } from './rooms.ts'
import type { ServerProcess } from './server-process.ts'

export interface JoinResult {
  readonly coldMs: number
  readonly warmMs: number
  readonly lastOfManyMs: number
  readonly manyCpuSeconds: number
}

const TRANSACTIONS = 20_000
const AUTHORS = 5
const MANY = 200
const DEADLINE_MS = 60_000
/** Letters are sent in groups, as five quick typists' would arrive, and the server gets time to take them in. */
const GROUP = 200
/** Time for the slowest of them to store what it stores late. */
const SETTLE_MS = 12_000

let log: Uint8Array[] | null = null

/** Fills one note with an hour's history, restarts the server, and joins. */
export async function runJoining(server: ServerProcess): Promise<JoinResult> {
  log ??= history(TRANSACTIONS, AUTHORS)
  const [room] = await makeRooms(server, 1)
  if (room === undefined) throw new Error('There is no room.')
  const wanted = Y.encodeStateVectorFromUpdate(await fill(room, log))
  await wait(SETTLE_MS)
  await server.kill('SIGTERM')
  await server.restart()
  const coldMs = await join(room, wanted)
  const warmMs = await join(room, wanted)
  const cpuBefore = server.cpuSeconds()
  const times = await Promise.all(Array.from({ length: MANY }, () => join(room, wanted)))
  await wait(500)
  return { coldMs, warmMs, lastOfManyMs: Math.max(...times), manyCpuSeconds: server.cpuSeconds() - cpuBefore }
}

/** Each author writes over a connection of their own; resolves with the whole state when a reader has all of it. */
async function fill(room: Room, updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const doc = new Y.Doc()
  const reader = await room.join()
  reader.onMessage = (payload) => room.framing.hear(payload, { update: (bytes) => Y.applyUpdate(doc, bytes) })
  reader.send(room.framing.step1(new Uint8Array([0])))
  const writers = new Map<number, Awaited<ReturnType<Room['join']>>>()
  for (let index = 0; index < AUTHORS; index += 1) {
    const writer = await room.join()
    writer.onMessage = () => undefined
    writer.send(room.framing.step1(new Uint8Array([0])))
    writers.set(index, writer)
  }
  const whole = new Y.Doc()
  let sent = 0
  for (let at = 0; at < updates.length; at += GROUP) {
    for (const update of updates.slice(at, at + GROUP)) {
      Y.applyUpdate(whole, update)
      writers.get(Math.floor(sent / 40) % AUTHORS)?.send(room.framing.update(update))
      // One author's letters lean on the others': the next begins when this one's are there.
      sent += 1
      if (sent % 40 === 0) await until(() => covers(doc, whole))
    }
  }
  await until(() => covers(doc, whole))
  for (const writer of writers.values()) writer.end()
  reader.end()
  return Y.encodeStateAsUpdate(whole)
}

function covers(doc: Y.Doc, whole: Y.Doc): boolean {
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(whole))) {
    if (Y.getState(doc.store, client) < clock) return false
  }
  return true
}

/** Ms until the last letter has arrived. */
async function join(room: Room, wanted: Uint8Array): Promise<number> {
  const missing = new Map(Y.decodeStateVector(wanted))
  const began = performance.now()
  let endedAt = 0
  const socket = await room.join()
  socket.onMessage = (payload) => {
    room.framing.hear(payload, {
      update: (bytes) => {
        for (const [client, clock] of Y.parseUpdateMeta(bytes).to) {
          if (clock >= (missing.get(client) ?? Number.POSITIVE_INFINITY)) missing.delete(client)
        }
        if (missing.size === 0 && endedAt === 0) endedAt = performance.now()
      },
    })
  }
  socket.send(room.framing.step1(new Uint8Array([0])))
  await until(() => endedAt > 0)
  socket.end()
  return endedAt - began
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error('Something awaited never came.')
    await wait(1)
  }
}

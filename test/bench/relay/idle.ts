/** Many notes open with one client each: memory a note. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { historyOfOne } from './edits.ts'
import type { Row } from './load.ts'
import type { MiniSocket } from './mini-socket.ts'
import type { ServerProcess } from './server-process.ts'
import type { Room } from './stage.ts'

export const IDLE_NOTES = 500
export const MEMORY = 'kB/note'
const TRANSACTIONS = 5_000
/** The history goes out in so many messages: memory afterwards is the same as for one each, and filling ends. */
const MESSAGES = 10
const AT_ONCE = 20
const BEFORE_MS = 2_000
const AFTER_MS = 6_000
/** A client that has less cannot have got the note. */
const LEAST_BYTES = 5_000
const NOTHING_KNOWN = new Uint8Array([0])

/** Every note gets the same history, by a person of its own. */
export async function fillIdleNotes(rooms: readonly Room[]): Promise<void> {
  const updates = historyOfOne(TRANSACTIONS)
  const size = Math.ceil(updates.length / MESSAGES)
  const parts = Array.from({ length: MESSAGES }, (_, part) =>
    Y.mergeUpdates(updates.slice(part * size, (part + 1) * size)),
  )
  for (let first = 0; first < rooms.length; first += AT_ONCE) {
    const group = rooms.slice(first, first + AT_ONCE)
    const sockets = await Promise.all(group.map((room, index) => room.join(first + index)))
    for (const [index, socket] of sockets.entries()) {
      const framing = group[index]?.framing
      if (framing === undefined) continue
      socket.send(framing.step1(NOTHING_KNOWN))
      for (const part of parts) socket.send(framing.update(part))
    }
    await wait(200)
    for (const socket of sockets) socket.end()
  }
}

/** Memory a note with its one socket, by what the whole process gained. */
export async function runIdle(server: ServerProcess, rooms: readonly Room[]): Promise<Row> {
  await wait(BEFORE_MS)
  const before = server.residentBytes()
  const sockets: MiniSocket[] = []
  const received = new Int32Array(rooms.length)
  for (const [index, room] of rooms.entries()) {
    const socket = await room.join(index)
    socket.onMessage = (payload) => (received[index] = (received[index] ?? 0) + payload.length)
    socket.send(room.framing.step1(NOTHING_KNOWN))
    sockets.push(socket)
  }
  await wait(AFTER_MS)
  const cpuBefore = server.cpuSeconds()
  await wait(1000)
  const cpuSeconds = server.cpuSeconds() - cpuBefore
  const gained = server.residentBytes() - before
  for (const socket of sockets) socket.end()
  const empty = received.filter((bytes) => bytes < LEAST_BYTES).length
  if (empty > 0) throw new Error(`${empty} of ${rooms.length} clients did not get their note.`)
  return {
    [MEMORY]: gained / 1000 / rooms.length,
    'empty MB': before / 1e6,
    'RSS MB': (before + gained) / 1e6,
    'idle CPU %': cpuSeconds * 100,
  }
}

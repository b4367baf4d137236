/** Killed in mid-traffic, and stopped right behind a burst: how many delivered letters a fresh client does not find. */
import { setTimeout as wait } from 'node:timers/promises'
import { letter, lettersIn } from './edits.ts'
import type { MiniSocket } from './mini-socket.ts'
import { makeRooms, type Room } from './rooms.ts'
import type { ServerProcess } from './server-process.ts'

export interface Loss {
  readonly delivered: number
  readonly missing: number
}

const ROOMS = 20
const TYPISTS = 3
const INTERVAL_MS = 100
const BURST = 20_000

/** Writes in many rooms, kills after so many seconds, restarts, and asks with fresh clients only. */
export async function killInTraffic(server: ServerProcess, seconds: number): Promise<Loss> {
  const rooms = await makeRooms(server, ROOMS)
  const parties = await Promise.all(rooms.map((room, index) => startWriting(room, (index + 1) * 100)))
  await wait(seconds * 1000)
  await server.kill('SIGKILL')
  for (const party of parties) party.stop()
  await server.restart()
  return countLoss(parties)
}

/** One writer sends everything at once; the server is stopped politely as soon as a reader has the last of it. */
export async function stopAfterBurst(server: ServerProcess): Promise<Loss> {
  const [room] = await makeRooms(server, 1)
  if (room === undefined) throw new Error('There is no room.')
  const seen = new Set<string>()
  const reader = await listen(room, seen)
  const writer = await listen(room, new Set())
  for (let clock = 0; clock < BURST; clock += 1) writer.send(room.framing.update(letter(7, clock)))
  const deadline = performance.now() + 60_000
  while (seen.size < BURST && performance.now() < deadline) await wait(5)
  await server.kill('SIGTERM')
  reader.end()
  writer.end()
  await server.restart()
  return countLoss([{ room, seen, stop: () => undefined }])
}

interface Party {
  readonly room: Room
  /** Letters that somebody else than their writer has seen. */
  readonly seen: Set<string>
  readonly stop: () => void
}

async function startWriting(room: Room, firstId: number): Promise<Party> {
  const seen = new Set<string>()
  const reader = await listen(room, seen)
  const writers = await Promise.all(Array.from({ length: TYPISTS }, () => listen(room, new Set())))
  let clock = 0
  const timer = setInterval(() => {
    for (const [index, writer] of writers.entries()) {
      writer.send(room.framing.update(letter(firstId + index, clock)))
    }
    clock += 1
  }, INTERVAL_MS)
  const stop = (): void => {
    clearInterval(timer)
    for (const socket of [reader, ...writers]) socket.end()
  }
  return { room, seen, stop }
}

async function listen(room: Room, seen: Set<string>): Promise<MiniSocket> {
  const socket = await room.join()
  socket.onMessage = (payload) => {
    const update = (bytes: Uint8Array) => lettersIn(bytes, (client, clock) => seen.add(`${client}:${clock}`))
    room.framing.hear(payload, { update })
  }
  socket.send(room.framing.step1(new Uint8Array([0])))
  return socket
}

async function countLoss(parties: readonly Party[]): Promise<Loss> {
  const found = await Promise.all(
    parties.map(async ({ room }) => {
      const seen = new Set<string>()
      return { socket: await listen(room, seen), seen }
    }),
  )
  // Nothing tells of the end of what is there, so it is given ample time.
  await wait(3000)
  for (const { socket } of found) socket.end()
  let delivered = 0
  let missing = 0
  for (const [index, { seen }] of parties.entries()) {
    delivered += seen.size
    for (const one of seen) if (found[index]?.seen.has(one) !== true) missing += 1
  }
  return { delivered, missing }
}

/** Killed in mid-traffic, and stopped right behind a burst: how many delivered letters fresh clients do not find. */
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '../../helpers/seeded.ts'
import { Crowd, type CrowdPlan, type Typist } from './crowd.ts'
import { letter, lettersIn } from './edits.ts'
import type { Row } from './load.ts'
import type { ServerProcess } from './server-process.ts'
import type { Room } from './stage.ts'

interface Place {
  readonly server: ServerProcess
  readonly rooms: readonly Room[]
}

/** What somebody else than its writer has seen: the first so many letters of a client. */
interface Seen {
  readonly room: Room
  readonly client: number
  readonly count: number
}

export const SUMMIT_CROWD: CrowdPlan = { clients: 50, typists: 3, editsPerSecond: 5 }
const BURST_CROWD: CrowdPlan = { clients: 6, typists: 5, editsPerSecond: 0.001 }
const BURST = 20_000
const BURST_MS = 90_000
/** Nothing tells of the end of what there is: a fresh client waits this long behind the last that came. */
const SILENCE_MS = 3_000
/** Anybody: what counts is that the client knows nothing. */
const FRESH_PERSON = 1

/** The summit's load, ended after so many seconds by SIGKILL; then fresh clients only. */
export async function killInTraffic({ server, rooms }: Place, seconds: number): Promise<Row> {
  const crowd = new Crowd(SUMMIT_CROWD)
  try {
    await crowd.connect(rooms)
    const writing = crowd.write(performance.now() + seconds * 1000, seededRandom(seconds))
    await wait(seconds * 1000 - 20)
    await server.kill('SIGKILL')
    await writing
  } finally {
    crowd.end()
  }
  await server.restart()
  return countLoss(crowd.typists.map(seenOf))
}

/** Five people send 20,000 letters as fast as they can; the server is stopped politely when a reader has the last of them. */
export async function stopAfterBurst({ server, rooms }: Place): Promise<Row> {
  const crowd = new Crowd(BURST_CROWD)
  let stopMs = 0
  let burstMs = 0
  try {
    await crowd.connect(rooms.slice(0, 1))
    await wait(200)
    const began = performance.now()
    for (let clock = 0; clock < BURST / crowd.typists.length; clock += 1) {
      for (const typist of crowd.typists)
        typist.socket.send(typist.room.framing.update(letter(typist.client, clock)))
    }
    const seen = () => crowd.typists.reduce((sum, typist) => sum + typist.delivered, 0)
    while (seen() < BURST && performance.now() - began < BURST_MS) await wait(2)
    burstMs = performance.now() - began
    stopMs = await server.kill('SIGTERM')
  } finally {
    crowd.end()
  }
  await server.restart()
  const loss = await countLoss(crowd.typists.map(seenOf))
  return { ...loss, 'burst s': burstMs / 1000, 'stop s': stopMs / 1000 }
}

function seenOf({ room, client, delivered }: Typist): Seen {
  return { room, client, count: delivered }
}

async function countLoss(seen: readonly Seen[]): Promise<Row> {
  const found = new Map<number, Set<number>>(seen.map(({ client }) => [client, new Set()]))
  let lastAt = performance.now()
  const sockets = await Promise.all(
    [...new Set(seen.map(({ room }) => room))].map(async (room) => {
      const socket = await room.join(FRESH_PERSON)
      socket.onMessage = (payload) => {
        lastAt = performance.now()
        room.framing.hear(payload, {
          update: (bytes) => lettersIn(bytes, (client, clock) => found.get(client)?.add(clock)),
        })
      }
      socket.send(room.framing.step1(new Uint8Array([0])))
      return socket
    }),
  )
  while (performance.now() - lastAt < SILENCE_MS) await wait(50)
  for (const socket of sockets) socket.end()
  let delivered = 0
  let missing = 0
  for (const { client, count } of seen) {
    delivered += count
    for (let clock = 0; clock < count; clock += 1) if (found.get(client)?.has(clock) !== true) missing += 1
  }
  return { delivered, missing, 'missing %': (missing * 100) / delivered }
}

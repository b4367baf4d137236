/** People writing in rooms at a steady pace: what it costs the server, and how long a letter takes to the others. */
import { setTimeout as wait } from 'node:timers/promises'
import { letter, lettersIn } from './edits.ts'
import type { MiniSocket } from './mini-socket.ts'
import type { Room } from './rooms.ts'
import type { ServerProcess } from './server-process.ts'

export interface LoadPlan {
  readonly clients: number
  readonly typists: number
  readonly editsPerSecond: number
  /** A cursor after each edit, as an editor sends it. */
  readonly cursors: boolean
  readonly warmSeconds: number
  readonly seconds: number
  /** Ask for receipts and time them (ours alone). */
  readonly receipts?: boolean
}

export interface LoadResult {
  readonly delivered: number
  readonly expected: number
  readonly cpuSeconds: number
  readonly seconds: number
  /** Ms from sending to arrival. */
  readonly latencies: Float64Array
  /** Ms from sending to the receipt. */
  readonly receipts: readonly number[]
  /** How late this process itself was in sending, ms, at worst in 99 of 100. */
  readonly lateMs: number
  readonly residentBytes: number
}

interface Typist {
  readonly client: number
  readonly room: Room
  readonly socket: MiniSocket
  readonly sentAt: number[]
  nextAt: number
  stored: number
  awarenessClock: number
}

/** Ids are unique in the whole run, so that a letter says who wrote it. */
const IDS_PER_ROOM = 10_000
const TICK_MS = 4
const DRAIN_MS = 8_000
const MAX_SAMPLES = 4_000_000
const CURSOR = JSON.stringify({ cursor: { anchor: { type: 0, item: { client: 1, clock: 1 } }, head: null } })
const WANT_RECEIPTS = new Uint8Array([100])

/** Connects everybody, lets them write, and counts. */
export async function runLoad(
  server: ServerProcess,
  rooms: readonly Room[],
  plan: LoadPlan,
): Promise<LoadResult> {
  const meter = new Meter()
  const typists: Typist[] = []
  const sockets: MiniSocket[] = []
  for (const [index, room] of rooms.entries()) {
    const joined = await connectRoom(room, plan, index * IDS_PER_ROOM + 1, meter)
    sockets.push(...joined.sockets)
    typists.push(...joined.typists)
  }
  const result = await write(server, typists, plan, meter)
  for (const socket of sockets) socket.end()
  return result
}

class Meter {
  readonly latencies = new Float64Array(MAX_SAMPLES)
  readonly typists = new Map<number, Typist>()
  readonly receipts: number[] = []
  delivered = 0
  from = Number.POSITIVE_INFINITY
  to = Number.POSITIVE_INFINITY

  saw(client: number, clock: number): void {
    const sentAt = this.typists.get(client)?.sentAt[clock]
    if (sentAt === undefined || sentAt < this.from || sentAt >= this.to) return
    if (this.delivered < MAX_SAMPLES) this.latencies[this.delivered] = performance.now() - sentAt
    this.delivered += 1
  }

  sawReceipt(typist: Typist, count: number): void {
    const now = performance.now()
    for (let clock = typist.stored; clock < count; clock += 1) {
      const sentAt = typist.sentAt[clock]
      if (sentAt !== undefined && sentAt >= this.from && sentAt < this.to) this.receipts.push(now - sentAt)
    }
    typist.stored = count
  }
}

async function connectRoom(room: Room, plan: LoadPlan, firstId: number, meter: Meter) {
  const sockets: MiniSocket[] = []
  const typists: Typist[] = []
  const GROUP = 50
  while (sockets.length < plan.clients) {
    const count = Math.min(GROUP, plan.clients - sockets.length)
    sockets.push(...(await Promise.all(Array.from({ length: count }, () => room.join()))))
  }
  for (const [index, socket] of sockets.entries()) {
    const client = firstId + index
    const saw = (author: number, clock: number): void => {
      if (author !== client) meter.saw(author, clock)
    }
    const typist: Typist | null =
      index < plan.typists
        ? { client, room, socket, sentAt: [], nextAt: 0, stored: 0, awarenessClock: 0 }
        : null
    const heard = {
      update: (bytes: Uint8Array) => lettersIn(bytes, saw),
      stored: (count: number) => {
        if (typist !== null) meter.sawReceipt(typist, count)
      },
    }
    socket.onMessage = (payload) => room.framing.hear(payload, heard)
    socket.send(room.framing.step1(new Uint8Array([0])))
    if (plan.receipts === true && typist !== null) socket.send(WANT_RECEIPTS)
    if (typist === null) continue
    typists.push(typist)
    meter.typists.set(client, typist)
  }
  return { sockets, typists }
}

async function write(
  server: ServerProcess,
  typists: readonly Typist[],
  plan: LoadPlan,
  meter: Meter,
): Promise<LoadResult> {
  const interval = 1000 / plan.editsPerSecond
  const begin = performance.now() + 200
  for (const typist of typists) typist.nextAt = begin + Math.random() * interval
  meter.from = begin + plan.warmSeconds * 1000
  meter.to = meter.from + plan.seconds * 1000
  const lateness: number[] = []
  let cpuAtFrom: number | null = null
  while (performance.now() < meter.to) {
    const now = performance.now()
    if (cpuAtFrom === null && now >= meter.from) cpuAtFrom = server.cpuSeconds()
    for (const typist of typists) {
      if (typist.nextAt > now) continue
      lateness.push(now - typist.nextAt)
      sendLetter(typist, plan.cursors)
      typist.nextAt += interval
    }
    await wait(TICK_MS)
  }
  const cpuSeconds = server.cpuSeconds() - (cpuAtFrom ?? 0)
  const residentBytes = server.residentBytes()
  const measured = typists.flatMap(({ sentAt }) => sentAt.filter((at) => at >= meter.from && at < meter.to))
  const expected = measured.length * (plan.clients - 1)
  const deadline = performance.now() + DRAIN_MS
  const isDone = () =>
    meter.delivered >= expected && (plan.receipts !== true || meter.receipts.length >= measured.length)
  while (!isDone() && performance.now() < deadline) await wait(TICK_MS)
  return {
    delivered: meter.delivered,
    expected,
    cpuSeconds,
    seconds: plan.seconds,
    latencies: meter.latencies.subarray(0, Math.min(meter.delivered, MAX_SAMPLES)).toSorted(),
    receipts: meter.receipts.toSorted((left, right) => left - right),
    lateMs: lateness.toSorted((left, right) => left - right)[Math.floor(lateness.length * 0.99)] ?? 0,
    residentBytes,
  }
}

function sendLetter(typist: Typist, withCursor: boolean): void {
  const clock = typist.sentAt.length
  const { framing } = typist.room
  typist.sentAt.push(performance.now())
  typist.socket.send(framing.update(letter(typist.client, clock)))
  if (!withCursor) return
  typist.awarenessClock += 1
  typist.socket.send(framing.awareness(typist.client, typist.awarenessClock, CURSOR))
}

/** People in rooms, some of them writing at a steady pace: who has seen which letter, and how long it took. */
import { setTimeout as wait } from 'node:timers/promises'
import { letter, lettersIn } from './edits.ts'
import { Histogram } from './histogram.ts'
import type { MiniSocket } from './mini-socket.ts'
import type { Room } from './stage.ts'

export interface CrowdPlan {
  /** In each room. */
  readonly clients: number
  readonly typists: number
  readonly editsPerSecond: number
  /** A cursor after each edit, as an editor sends it. */
  readonly cursors?: boolean
  /** Typists ask for receipts (ours alone). */
  readonly receipts?: boolean
}

/** From and to on this process's clock, ms: what is sent within is timed, what arrives within is counted. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface Typist {
  readonly client: number
  readonly room: Room
  readonly socket: MiniSocket
  /** Place among the typists of the room. */
  readonly place: number
  /** When each letter was sent, by clock. */
  readonly sentAt: number[]
  nextAt: number
  stored: number
  awarenessClock: number
  /** How many letters from the first on somebody else has seen. */
  delivered: number
}

interface Letter {
  readonly typist: Typist
  readonly clock: number
}

interface Listener {
  readonly own: Typist | null
  /** By typist of the room, the clock that must come next. */
  readonly next: Int32Array
}

/** As Yjs draws them: 32 bit. */
const FIRST_ID = 0x9000_0000
const ID_STEP = 7919
const CONNECT_AT_ONCE = 50
const TICK_MS = 1
const CURSOR = JSON.stringify({ cursor: { anchor: { type: 0, item: { client: 1, clock: 1 } }, head: null } })
const WANT_RECEIPTS = new Uint8Array([100])
const NOTHING_KNOWN = new Uint8Array([0])
const NO_WINDOW: Window = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }

export class Crowd {
  readonly typists: Typist[] = []
  readonly sockets: MiniSocket[] = []
  readonly latency = new Histogram()
  readonly receipts = new Histogram()
  readonly lateness = new Histogram()
  window: Window = NO_WINDOW
  /** Deliveries that came within the window. */
  arrived = 0
  /** Deliveries of letters sent within the window, whenever they came. */
  delivered = 0
  /** Letters that came again after the receiver had them. */
  doubled = 0
  readonly #plan: CrowdPlan

  constructor(plan: CrowdPlan) {
    this.#plan = plan
  }

  /** Everybody connects and asks for what there is; people are numbered through all rooms. */
  async connect(rooms: readonly Room[]): Promise<void> {
    for (const [index, room] of rooms.entries()) await this.#connectRoom(room, index * this.#plan.clients)
  }

  /** Letters sent within the window. */
  get sent(): number {
    const { from, to } = this.window
    const isIn = (at: number) => at >= from && at < to
    return this.typists.reduce((sum, { sentAt }) => sum + sentAt.filter(isIn).length, 0)
  }

  get cut(): number {
    return this.sockets.filter((socket) => socket.wasCut).length
  }

  /** Types until the instant; `random` spreads the beginnings. */
  async write(until: number, random: () => number): Promise<void> {
    const interval = 1000 / this.#plan.editsPerSecond
    const begin = performance.now()
    for (const typist of this.typists) typist.nextAt = begin + random() * interval
    for (let now = begin; now < until; now = performance.now()) {
      for (const typist of this.typists) {
        if (typist.nextAt > now) continue
        if (now >= this.window.from) this.lateness.add(now - typist.nextAt)
        this.#sendLetter(typist)
        typist.nextAt += interval
      }
      await wait(TICK_MS)
    }
  }

  end(): void {
    for (const socket of this.sockets) socket.end()
  }

  async #connectRoom(room: Room, firstPerson: number): Promise<void> {
    const { clients, typists } = this.#plan
    const sockets: MiniSocket[] = []
    while (sockets.length < clients) {
      const count = Math.min(CONNECT_AT_ONCE, clients - sockets.length)
      const first = firstPerson + sockets.length
      sockets.push(
        ...(await Promise.all(Array.from({ length: count }, (_, index) => room.join(first + index)))),
      )
    }
    const writing = sockets.slice(0, typists).map((socket, place): Typist => {
      const client = FIRST_ID + (firstPerson + place) * ID_STEP
      const fresh = { sentAt: [], nextAt: 0, stored: 0, awarenessClock: 0, delivered: 0 }
      return { client, room, socket, place, ...fresh }
    })
    const reader = new LetterReader(room, writing)
    for (const [index, socket] of sockets.entries()) this.#listen(socket, writing[index] ?? null, reader)
    this.typists.push(...writing)
    this.sockets.push(...sockets)
  }

  #listen(socket: MiniSocket, own: Typist | null, reader: LetterReader): void {
    const listener: Listener = { own, next: new Int32Array(reader.typists.length) }
    socket.onMessage = (payload) => {
      const now = performance.now()
      const { letters, stored } = reader.read(payload)
      for (const each of letters) this.#saw(each, listener, now)
      if (stored !== null && own !== null) this.#sawReceipt(own, stored, now)
    }
    socket.send(reader.room.framing.step1(NOTHING_KNOWN))
    if (this.#plan.receipts === true && own !== null) socket.send(WANT_RECEIPTS)
  }

  #saw({ typist, clock }: Letter, { own, next }: Listener, now: number): void {
    if (typist === own) return
    const awaited = next[typist.place] ?? 0
    if (clock !== awaited) {
      // Behind a hole nothing counts: letters of one hand come in order or not at all.
      if (clock < awaited) this.doubled += 1
      return
    }
    next[typist.place] = clock + 1
    if (clock >= typist.delivered) typist.delivered = clock + 1
    const { from, to } = this.window
    if (now >= from && now < to) this.arrived += 1
    const sentAt = typist.sentAt[clock]
    if (sentAt === undefined || sentAt < from || sentAt >= to) return
    this.delivered += 1
    this.latency.add(now - sentAt)
  }

  #sawReceipt(typist: Typist, count: number, now: number): void {
    const { from, to } = this.window
    for (let clock = typist.stored; clock < count; clock += 1) {
      const sentAt = typist.sentAt[clock]
      if (sentAt !== undefined && sentAt >= from && sentAt < to) this.receipts.add(now - sentAt)
    }
    typist.stored = count
  }

  #sendLetter(typist: Typist): void {
    const { framing } = typist.room
    const clock = typist.sentAt.length
    typist.sentAt.push(performance.now())
    typist.socket.send(framing.update(letter(typist.client, clock)))
    if (this.#plan.cursors !== true) return
    typist.awarenessClock += 1
    typist.socket.send(framing.awareness(typist.client, typist.awarenessClock, CURSOR))
  }
}

interface Read {
  readonly letters: readonly Letter[]
  readonly stored: number | null
}

/** A room's messages are mostly the same for all: what was read last is not read again. */
class LetterReader {
  readonly room: Room
  readonly typists: readonly Typist[]
  readonly #byClient: ReadonlyMap<number, Typist>
  #last: Buffer = Buffer.alloc(0)
  #lastRead: Read = { letters: [], stored: null }

  constructor(room: Room, typists: readonly Typist[]) {
    this.room = room
    this.typists = typists
    this.#byClient = new Map(typists.map((typist) => [typist.client, typist]))
  }

  read(payload: Buffer): Read {
    if (payload.equals(this.#last)) return this.#lastRead
    const letters: Letter[] = []
    let stored: number | null = null
    const take = (client: number, clock: number): void => {
      const typist = this.#byClient.get(client)
      if (typist !== undefined) letters.push({ typist, clock })
    }
    this.room.framing.hear(payload, {
      update: (bytes) => lettersIn(bytes, take),
      stored: (count) => (stored = count),
    })
    this.#last = payload
    this.#lastRead = { letters, stored }
    return this.#lastRead
  }
}

/** The relay's core on a stage of stand-ins: a clock one turns by hand, wires that only remember, a disk one can hold. */
import * as decoding from 'lib0/decoding'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { MESSAGE_STORED, readStored } from '#note/wire/sync.ts'
import type { Access } from '#server/access/access.ts'
import { hashSecret } from '#server/access/access.ts'
import { giveToken } from '#server/access/join.ts'
import { RelayCore, type Attendance } from '#server/relay/core.ts'
import { Metrics } from '#server/relay/metrics.ts'
import type { Clock, NoteJournal, Wire } from '#server/relay/ports.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { StoreError, type NoteUpdate, type Store } from '#server/store/store.ts'

export interface HandClock extends Clock {
  /** Goes on by so many ms and does everything due, oldest first. */
  readonly advance: (ms: number) => void
  /** Does what was planned for the end of the turn. */
  readonly endTurn: () => void
}

export interface StageWire extends Wire {
  /** Everything sent, one entry a write. */
  readonly writes: Uint8Array[]
  readonly closed: { readonly code: number; readonly sentence: string } | null
  waiting: number
}

export interface StageJournal extends NoteJournal {
  readonly rows: NoteUpdate[]
  /** Set to have every append and probe fail. */
  full: boolean
  /** Lets the oldest waiting sync end. */
  readonly endSync: (error?: Error) => Promise<void>
  readonly syncs: number
}

export interface Stage {
  readonly core: RelayCore
  readonly clock: HandClock
  readonly journal: StageJournal
  readonly store: Store
  readonly join: (person: string) => { readonly wire: StageWire; readonly attendance: Attendance }
}

export const SESSION = 'kernel-one'

export function createStage(): Stage {
  const store = openSqliteStore(':memory:')
  onTestFinished(() => store.close())
  store.sessions.save({
    ...{ id: SESSION, key: null, title: 'One', abstract: '', track: null, room: null, day: null },
    ...{ start: null, end: null, speakers: [], blueprints: [], state: 'open', template: 'summit-session' },
    ...{ roles: {}, unscheduled: false, dropped: false },
  })
  const clock = handClock()
  const journal = stageJournal()
  const workshop = {
    snapshot: () => Promise.reject(new Error('not here')),
    missing: () => Promise.reject(new Error('not here')),
    saveSnapshot: () => Promise.reject(new Error('not here')),
  }
  const log = pino({ level: 'silent' })
  const core = new RelayCore({ store, journal, workshop, clock, log, metrics: new Metrics() })
  onTestFinished(() => core.close())
  const join = (person: string) => {
    const wire = stageWire()
    return { wire, attendance: core.join(SESSION, accessOf(store, person), wire) }
  }
  return { core, clock, journal, store, join }
}

/** The counts of all receipts in these writes. */
export function receiptsIn(wire: StageWire): number[] {
  const counts: number[] = []
  for (const payload of payloadsIn(wire)) {
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) === MESSAGE_STORED) counts.push(readStored(decoder))
  }
  return counts
}

/** The messages in these writes; frames here are short or carry two bytes of length. */
export function payloadsIn(wire: StageWire): Uint8Array[] {
  const payloads: Uint8Array[] = []
  for (const write of wire.writes) {
    let at = 0
    while (at < write.length) {
      const short = write[at + 1] ?? 0
      const length = short < 126 ? short : ((write[at + 2] ?? 0) << 8) | (write[at + 3] ?? 0)
      const begin = at + (short < 126 ? 2 : 4)
      payloads.push(new Uint8Array(write.subarray(begin, begin + length)))
      at = begin + length
    }
  }
  return payloads
}

function accessOf(store: Store, person: string): Access {
  const secret = `secret-of-${person}`
  const door = { store, now: () => 0, random: (count: number) => new Uint8Array(count) }
  const given = {
    token: secret,
    person: { id: person, name: person },
    role: 'note-taker',
    tracks: [],
  } as const
  return { ...giveToken(door, given), token: hashSecret(secret) }
}

export function handClock(): HandClock {
  let now = 0
  let planned: { at: number; act: () => void }[] = []
  let turn: { act: () => void }[] = []
  return {
    now: () => now,
    elapsed: () => now,
    after: (ms, act) => {
      const one = { at: now + ms, act }
      planned.push(one)
      return () => (planned = planned.filter((each) => each !== one))
    },
    afterTurn: (act) => {
      const one = { act }
      turn.push(one)
      return () => (turn = turn.filter((each) => each !== one))
    },
    endTurn: () => {
      for (const { act } of turn.splice(0)) act()
    },
    advance: (ms) => {
      const until = now + ms
      for (;;) {
        const due = planned.filter((each) => each.at <= until).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        planned = planned.filter((each) => each !== due)
        now = due.at
        due.act()
      }
      now = until
    },
  }
}

function stageWire(): StageWire {
  const writes: Uint8Array[] = []
  let closed: StageWire['closed'] = null
  return {
    writes,
    waiting: 0,
    get isOpen() {
      return closed === null
    },
    get closed() {
      return closed
    },
    send: (bytes) => void writes.push(bytes),
    close: (code, sentence) => (closed ??= { code, sentence }),
    terminate: () => (closed ??= { code: 1006, sentence: '' }),
    ping: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  }
}

function stageJournal(): StageJournal {
  const rows: NoteUpdate[] = []
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  let syncs = 0
  const refuse = () => {
    throw new StoreError('full', 'The disk is full.')
  }
  return {
    rows,
    full: false,
    get syncs() {
      return syncs
    },
    append(updates) {
      if (this.full) refuse()
      rows.push(...updates)
    },
    sync: () => {
      syncs += 1
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    pending: () => rows,
    probe() {
      if (this.full) refuse()
    },
    endSync: async (error) => {
      const [first] = waiting.splice(0, 1)
      if (error === undefined) first?.resolve()
      else first?.reject(error)
      for (let turns = 0; turns < 4; turns += 1) await Promise.resolve()
    },
  }
}

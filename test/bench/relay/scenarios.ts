/** What is measured, on whom, and the bars it is held against. */
import { SUMMIT_CROWD, killInTraffic, stopAfterBurst } from './durability.ts'
import { IDLE_NOTES, MEMORY, fillIdleNotes, runIdle } from './idle.ts'
import { COLD, JOINING_PEOPLE, LAST_OF_MANY, MANY_CPU, fillLongNote, runJoining } from './joining.ts'
import { COST, LATENCY, LOST, STORED, runLoad, type LoadPlan, type Row } from './load.ts'
import type { ServerKind, ServerProcess } from './server-process.ts'
import type { Room, Shape } from './stage.ts'

export interface Bar {
  readonly figure: string
  /** Held against the bare relay, the better of the peers, or a number of its own. */
  readonly against: 'bare' | 'peers' | 'number'
  readonly atMost: number
}

export interface Place {
  readonly server: ServerProcess
  readonly rooms: readonly Room[]
  /** Number of the repetition; the same for all servers in it. */
  readonly round: number
}

export interface Scenario {
  readonly name: string
  readonly title: string
  readonly servers: readonly ServerKind[]
  /** Never more repetitions than this. */
  readonly repeat?: number
  readonly shape: Shape
  readonly run: (place: Place) => Promise<Row>
  readonly bars: readonly Bar[]
}

const ALL: readonly ServerKind[] = ['bare', 'y-websocket', 'hocuspocus', 'ours']
/** Those that keep anything. */
const KEEPING: readonly ServerKind[] = ['y-websocket', 'hocuspocus', 'ours']
const SUMMIT: Shape = { rooms: 40, writers: 2_000 }
const NOTHING_LOST: Bar = { figure: LOST, against: 'number', atMost: 0 }
const QUICK_ENOUGH: Bar = { figure: LATENCY, against: 'number', atMost: 150 }
const CROWD_WRITERS = 400
const CROWD_READERS = 2_000
const KILLED_AFTER_S = [4, 7, 10]

/** Short windows show whether everything runs, not what it costs. */
export function scenarios(isQuick: boolean): Scenario[] {
  const window = isQuick ? { warmSeconds: 1, seconds: 3 } : { warmSeconds: 2, seconds: 6 }
  return [...loads({ ...SUMMIT_CROWD, ...window }), joining(), idle(), ...durability()]
}

function loads(summit: LoadPlan): Scenario[] {
  const under = (plan: LoadPlan) => (place: Place) => runLoad(place, plan)
  return [
    {
      name: 'summit',
      title: '40 rooms x 50 clients, 3 typists each at 5 edits a second',
      servers: ALL,
      shape: SUMMIT,
      run: under(summit),
      bars: [costAgainst('bare', 1.15), costAgainst('peers', 0.65), NOTHING_LOST],
    },
    {
      name: 'cursors',
      title: 'the same, a cursor message after each edit',
      servers: ALL,
      shape: SUMMIT,
      run: under({ ...summit, cursors: true }),
      bars: [costAgainst('bare', 0.85), costAgainst('peers', 0.45), NOTHING_LOST],
    },
    {
      name: 'storm',
      title: '40 rooms x 50 clients, 10 typists each at 5 edits a second',
      servers: ALL,
      shape: SUMMIT,
      run: under({ ...summit, typists: 10 }),
      bars: [{ figure: LATENCY, against: 'peers', atMost: 0.5 }, NOTHING_LOST],
    },
    {
      name: 'plenary',
      title: '1 room x 500 clients, 5 typists at 5 edits a second',
      servers: ALL,
      shape: { rooms: 1, writers: 500 },
      run: under({ ...summit, clients: 500, typists: 5 }),
      bars: [QUICK_ENOUGH, NOTHING_LOST],
    },
    {
      name: 'crowd',
      title: '400 writers and 2,000 readers in one note, an edit from each writer every ten seconds',
      servers: ALL,
      shape: { rooms: 1, writers: CROWD_WRITERS, readers: CROWD_READERS },
      run: under({
        ...summit,
        clients: CROWD_WRITERS + CROWD_READERS,
        typists: CROWD_WRITERS,
        editsPerSecond: 0.1,
      }),
      bars: [QUICK_ENOUGH, NOTHING_LOST],
    },
    {
      name: 'stored',
      title: "the summit's load, the typists asking for receipts",
      servers: ['ours'],
      shape: SUMMIT,
      run: under({ ...summit, receipts: true }),
      bars: [{ figure: STORED, against: 'number', atMost: 250 }],
    },
  ]
}

function costAgainst(against: 'bare' | 'peers', atMost: number): Bar {
  return { figure: COST, against, atMost }
}

function joining(): Scenario {
  return {
    name: 'joining',
    title: 'a note of 20,000 transactions: first after a restart, again, 200 at once',
    servers: KEEPING,
    shape: { rooms: 1, writers: JOINING_PEOPLE, fill: fillLongNote },
    run: ({ server, rooms }) => runJoining(server, rooms),
    bars: [
      { figure: COLD, against: 'peers', atMost: 1 / 4 },
      { figure: LAST_OF_MANY, against: 'peers', atMost: 1 / 3 },
      { figure: MANY_CPU, against: 'peers', atMost: 1 / 8 },
    ],
  }
}

function idle(): Scenario {
  return {
    name: 'idle',
    title: '500 notes of 5,000 transactions open, one client each',
    servers: KEEPING,
    repeat: 3,
    shape: { rooms: IDLE_NOTES, writers: IDLE_NOTES, fill: fillIdleNotes },
    run: ({ server, rooms }) => runIdle(server, rooms),
    bars: [{ figure: MEMORY, against: 'number', atMost: 80 }],
  }
}

function durability(): Scenario[] {
  const killed = KILLED_AFTER_S.map((seconds): Scenario => ({
    name: `killed-${seconds}`,
    title: `the summit's load, SIGKILL after ${seconds} s, fresh clients only`,
    servers: KEEPING,
    repeat: 1,
    shape: SUMMIT,
    run: (place) => killInTraffic(place, seconds),
    bars: [NOTHING_LOST],
  }))
  const stopped: Scenario = {
    name: 'stopped',
    title: 'SIGTERM right behind a burst of 20,000 updates, fresh clients only',
    servers: KEEPING,
    repeat: 1,
    shape: { rooms: 1, writers: 6 },
    run: stopAfterBurst,
    bars: [NOTHING_LOST],
  }
  return [...killed, stopped]
}

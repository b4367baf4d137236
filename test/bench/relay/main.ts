/**
 * `npm run bench:relay [-- --only NAME,… --repeat N --quick --out FILE]`: the relay beside a bare forwarding one and its
 * peers, interleaved in one run. Ratios are formed inside a repetition, then the median is taken.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { median, percentile } from '../figures.ts'
import { killInTraffic, stopAfterBurst } from './durability.ts'
import { runIdle } from './idle.ts'
import { runJoining } from './joining.ts'
import { runLoad, type LoadPlan } from './load.ts'
import { providePeers } from './peers.ts'
import { makeRooms } from './rooms.ts'
import { startServer, type ServerKind, type ServerProcess } from './server-process.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    repeat: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    servers: { type: 'string', default: 'bare,y-websocket,hocuspocus,ours' },
    out: { type: 'string' },
  },
})
const repeat = values.quick ? 1 : Number(values.repeat)
const kinds = values.servers.split(',') as ServerKind[]
const peers = providePeers()

/** One repetition's figures by server. */
type Row = Readonly<Record<string, number>>
type Repetition = Partial<Record<ServerKind, Row>>

interface Bar {
  readonly figure: string
  /** Held against the bare relay, the better of the peers, or a number of its own. */
  readonly against: 'bare' | 'peers' | 'number'
  readonly atMost: number
}

interface Scenario {
  readonly name: string
  readonly title: string
  readonly servers?: readonly ServerKind[]
  readonly repeat?: number
  readonly run: (server: ServerProcess) => Promise<Row>
  readonly bars: readonly Bar[]
}

const WINDOW = values.quick ? { warmSeconds: 1, seconds: 4 } : { warmSeconds: 2, seconds: 8 }
const SUMMIT: LoadPlan = { clients: 50, typists: 3, editsPerSecond: 5, cursors: false, ...WINDOW }
const DURABLE: readonly ServerKind[] = ['y-websocket', 'hocuspocus', 'ours']

async function load(server: ServerProcess, rooms: number, plan: LoadPlan): Promise<Row> {
  const result = await runLoad(server, await makeRooms(server, rooms), plan)
  const latencies = [...result.latencies.filter((_, index) => index % 7 === 0)]
  return {
    'µs CPU / delivery': (result.cpuSeconds * 1e6) / result.delivered,
    'p50 ms': percentile(latencies, 0.5),
    'p95 ms': percentile(latencies, 0.95),
    'p99 ms': percentile(latencies, 0.99),
    'not delivered': result.expected - result.delivered,
    'late ms': result.lateMs,
    MB: result.residentBytes / 1e6,
    ...(plan.receipts === true
      ? {
          'stored p50 ms': percentile(result.receipts, 0.5),
          'stored p99 ms': percentile(result.receipts, 0.99),
        }
      : {}),
  }
}

const COST = 'µs CPU / delivery'
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'summit',
    title: '40 rooms x 50 clients, 3 typists each at 5 edits a second',
    run: (server) => load(server, 40, SUMMIT),
    bars: [
      { figure: COST, against: 'bare', atMost: 1.15 },
      { figure: COST, against: 'peers', atMost: 0.65 },
    ],
  },
  {
    name: 'cursors',
    title: 'the same, a cursor after each edit',
    run: (server) => load(server, 40, { ...SUMMIT, cursors: true }),
    bars: [
      { figure: COST, against: 'bare', atMost: 0.85 },
      { figure: COST, against: 'peers', atMost: 0.45 },
    ],
  },
  {
    name: 'storm',
    title: '40 x 50, 10 typists each',
    run: (server) => load(server, 40, { ...SUMMIT, typists: 10 }),
    bars: [{ figure: 'p95 ms', against: 'peers', atMost: 0.5 }],
  },
  {
    name: 'plenary',
    title: '1 room x 500 clients, 5 typists',
    run: (server) => load(server, 1, { ...SUMMIT, clients: 500, typists: 5 }),
    bars: [
      { figure: 'p95 ms', against: 'number', atMost: 150 },
      { figure: 'not delivered', against: 'number', atMost: 0 },
    ],
  },
  {
    name: 'crowd',
    title: '400 writers and 2,000 readers in one note, a letter each ten seconds',
    servers: ['bare', 'ours'],
    run: (server) => load(server, 1, { ...SUMMIT, clients: 2400, typists: 400, editsPerSecond: 0.1 }),
    bars: [
      { figure: 'p95 ms', against: 'number', atMost: 150 },
      { figure: 'not delivered', against: 'number', atMost: 0 },
    ],
  },
  {
    name: 'stored',
    title: '40 x 50 with receipts',
    servers: ['ours'],
    run: (server) => load(server, 40, { ...SUMMIT, receipts: true }),
    bars: [{ figure: 'stored p99 ms', against: 'number', atMost: 250 }],
  },
  {
    name: 'joining',
    title: 'a note of 20,000 transactions: cold, warm, 200 at once',
    servers: DURABLE,
    run: async (server) => {
      const result = await runJoining(server)
      return {
        'cold ms': result.coldMs,
        'warm ms': result.warmMs,
        'last of 200 ms': result.lastOfManyMs,
        'CPU s of 200': result.manyCpuSeconds,
      }
    },
    bars: [
      { figure: 'cold ms', against: 'peers', atMost: 0.25 },
      { figure: 'last of 200 ms', against: 'peers', atMost: 1 / 3 },
      { figure: 'CPU s of 200', against: 'peers', atMost: 1 / 8 },
    ],
  },
  {
    name: 'idle',
    title: '500 notes open, one client each',
    servers: DURABLE,
    repeat: 1,
    run: async (server) => ({ 'kB a note': (await runIdle(server)) / 1000 }),
    bars: [{ figure: 'kB a note', against: 'number', atMost: 80 }],
  },
  {
    name: 'durability',
    title: 'SIGKILL in mid-traffic after 3, 5 and 8 s; SIGTERM behind a burst of 20,000 updates',
    servers: DURABLE,
    repeat: 1,
    run: async (server) => {
      const row: Record<string, number> = {}
      for (const seconds of [3, 5, 8]) {
        const loss = await killInTraffic(server, seconds)
        row[`gone after ${seconds} s`] = loss.missing
        row[`of ${seconds} s`] = loss.delivered
      }
      const loss = await stopAfterBurst(server)
      return { ...row, 'gone after the burst': loss.missing, 'of the burst': loss.delivered }
    },
    bars: ['gone after 3 s', 'gone after 5 s', 'gone after 8 s', 'gone after the burst'].map((figure) => ({
      figure,
      against: 'number' as const,
      atMost: 0,
    })),
  },
]

async function measure(scenario: Scenario): Promise<Repetition[]> {
  const repetitions: Repetition[] = []
  const servers = (scenario.servers ?? kinds).filter((kind) => kinds.includes(kind))
  for (let round = 0; round < Math.min(repeat, scenario.repeat ?? repeat); round += 1) {
    const repetition: Repetition = {}
    for (const kind of servers) {
      const server = await startServer(kind, peers)
      try {
        repetition[kind] = await scenario.run(server)
      } catch (error) {
        console.log(`  ${kind}: ${String(error)}`)
      } finally {
        await server.close()
      }
    }
    repetitions.push(repetition)
  }
  return repetitions
}

function show(scenario: Scenario, repetitions: readonly Repetition[]): void {
  console.log(`\n${scenario.name}: ${scenario.title} (median of ${repetitions.length})`)
  for (const kind of kinds) {
    const rows = repetitions.flatMap((each): Row[] => (each[kind] === undefined ? [] : [each[kind]]))
    const [first] = rows
    if (first === undefined) continue
    const figures = Object.keys(first).map(
      (figure) => `${figure} ${round(median(rows.map((row) => row[figure] ?? 0)))}`,
    )
    console.log(`  ${kind.padEnd(12)} ${figures.join('   ')}`)
  }
  for (const bar of scenario.bars) {
    const reached = median(repetitions.flatMap((each) => ratioOf(bar, each) ?? []))
    const verdict = Number.isNaN(reached) ? 'not measured' : reached <= bar.atMost ? 'meets' : 'falls short'
    const against = { bare: ' / bare', peers: ' / the better peer', number: '' }[bar.against]
    console.log(`  ${bar.figure}${against}: ${round(reached)}, at most ${round(bar.atMost)}: ${verdict}`)
  }
}

function ratioOf(bar: Bar, repetition: Repetition): number | null {
  const ours = repetition.ours?.[bar.figure]
  if (ours === undefined) return null
  if (bar.against === 'number') return ours
  const others = (bar.against === 'bare' ? ['bare'] : ['y-websocket', 'hocuspocus']) as ServerKind[]
  const figures = others.flatMap((kind) => repetition[kind]?.[bar.figure] ?? [])
  return figures.length === 0 ? null : ours / Math.min(...figures)
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value === Math.round(value) ? 0 : 2)
}

const wanted = values.only?.split(',')
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`)
const all: Record<string, readonly Repetition[]> = {}
for (const scenario of SCENARIOS) {
  if (wanted !== undefined && !wanted.includes(scenario.name)) continue
  const repetitions = await measure(scenario)
  all[scenario.name] = repetitions
  show(scenario, repetitions)
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(all, null, 2)}\n`)

/** A steady load: what it costs the server, how long a letter takes to the others, and whether all of it came. */
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '../../helpers/seeded.ts'
import { Crowd, type CrowdPlan } from './crowd.ts'
import type { ServerProcess } from './server-process.ts'
import type { Room } from './stage.ts'

export interface LoadPlan extends CrowdPlan {
  readonly warmSeconds: number
  readonly seconds: number
}

/** Figures by column. */
export type Row = Readonly<Record<string, number>>

export const COST = 'µs/delivery'
export const LATENCY = 'p95 ms'
export const LOST = 'missing'
export const STORED = 'stored p99 ms'

/** Longest wait for what is still under way behind the window. */
const DRAIN_MS = 10_000
const BEGIN_MS = 200

/** Connects everybody, lets them write, and counts. */
export async function runLoad(
  {
    server,
    rooms,
    round,
  }: { readonly server: ServerProcess; readonly rooms: readonly Room[]; readonly round: number },
  plan: LoadPlan,
): Promise<Row> {
  const crowd = new Crowd(plan)
  try {
    await crowd.connect(rooms)
    await wait(BEGIN_MS)
    const from = performance.now() + plan.warmSeconds * 1000
    const to = from + plan.seconds * 1000
    crowd.window = { from, to }
    const writing = crowd.write(to, seededRandom(round + 1))
    await wait(from - performance.now())
    const cpuBefore = server.cpuSeconds()
    await wait(to - performance.now())
    const cpuSeconds = server.cpuSeconds() - cpuBefore
    const residentBytes = server.residentBytes()
    await writing
    const expected = crowd.sent * (plan.clients - 1)
    await drain(crowd, expected, plan.receipts === true ? crowd.sent : 0)
    return {
      [COST]: (cpuSeconds * 1e6) / crowd.arrived,
      'CPU %': (cpuSeconds * 100) / plan.seconds,
      'p50 ms': crowd.latency.percentile(0.5),
      [LATENCY]: crowd.latency.percentile(0.95),
      'p99 ms': crowd.latency.percentile(0.99),
      ...(plan.receipts === true ? receiptFigures(crowd) : {}),
      delivered: crowd.delivered,
      [LOST]: expected - crowd.delivered,
      cut: crowd.cut,
      'late p99 ms': crowd.lateness.percentile(0.99),
      'RSS MB': residentBytes / 1e6,
    }
  } finally {
    crowd.end()
  }
}

function receiptFigures({ receipts }: Crowd): Row {
  return {
    'stored p50 ms': receipts.percentile(0.5),
    'stored p95 ms': receipts.percentile(0.95),
    [STORED]: receipts.percentile(0.99),
  }
}

async function drain(crowd: Crowd, deliveries: number, receipts: number): Promise<void> {
  const deadline = performance.now() + DRAIN_MS
  const isDone = () => crowd.delivered >= deliveries && crowd.receipts.total >= receipts
  while (!isDone() && performance.now() < deadline) await wait(20)
}

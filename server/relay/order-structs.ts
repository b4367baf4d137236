/**
 * Whether the parts of one update can be put in at all: two clients' parts may lean on each other only so that somebody
 * can begin. Where nobody can, Yjs would keep them waiting in everybody's document for ever.
 */
import { BadMessageError } from './incoming.ts'
import { MAX_ORDER_STEPS } from './limits.ts'
import type { Need } from './scan-update.ts'

/** One client's needs in the order of its clock, and how many of them are met. */
interface Queue {
  readonly needs: readonly Need[]
  met: number
  /** Clients whose next need is on this one. */
  waiting: number[]
}

/** Whether all needs can be met, each client's in order. Needs on clients that have none themselves are met. */
export function canBeOrdered(needs: readonly Need[]): boolean {
  const queues = new Map<number, Queue>()
  for (const [client, own] of Map.groupBy(needs, (need) => need.client)) {
    queues.set(client, { needs: own, met: 0, waiting: [] })
  }
  const ready = [...queues.keys()]
  let steps = 0
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const queue = queues.get(client)
    if (queue === undefined) continue
    const before = queue.met
    for (let need = queue.needs[queue.met]; need !== undefined; need = queue.needs[queue.met]) {
      steps += 1
      if (steps > MAX_ORDER_STEPS) throw new BadMessageError('The update is too entangled.')
      const on = queues.get(need.onClient)
      if (on !== undefined && !isIn(on, need.onClock)) {
        on.waiting.push(client)
        break
      }
      queue.met += 1
    }
    if (queue.met > before) ready.push(...queue.waiting.splice(0))
  }
  return [...queues.values()].every((queue) => queue.met === queue.needs.length)
}

/** Whether this client's part at `clock` is in: nothing before or at it waits. */
function isIn(queue: Queue, clock: number): boolean {
  const next = queue.needs[queue.met]
  return next === undefined || clock < next.clock
}

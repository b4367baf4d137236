/** This side of the keeper's thread: jobs go in order, each is answered once. */
import { Worker } from 'node:worker_threads'
import { StoreError } from '../store/store.ts'
import type { Keeper } from './keeper.ts'
import type { KeeperJob, KeeperResult, KeeperWorkerData } from './keeper-worker.ts'

/** What is short-lived is small here; Node would take three times as much. */
const YOUNG_MEGABYTES = 16

/** A job without the number it gets on its way. */
type Unnumbered<Job> = Job extends unknown ? Omit<Job, 'id'> : never

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Starts the thread; close it when done. */
export function createKeeperThread(workerData: KeeperWorkerData): Keeper {
  const worker = new Worker(new URL('./keeper-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
  const waiting = new Map<number, Waiting>()
  let count = 0
  let ended: Error | null = null
  const endAll = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('message', ({ id, refusal }: KeeperResult) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (refusal === null) one?.resolve()
    else one?.reject(new StoreError(refusal.code, refusal.message))
  })
  worker.on('error', (error) => endAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => endAll(new Error('The keeper has ended.')))
  // A thread at rest must not keep a process alive that has nothing else to do; one that is waited for must.
  worker.unref()
  const ask = (job: Unnumbered<KeeperJob>, transfer: readonly ArrayBuffer[] = []): Promise<void> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended)
      count += 1
      waiting.set(count, { resolve, reject })
      worker.ref()
      worker.postMessage({ ...job, id: count }, transfer)
    })
  return {
    keep: (...range) => ask({ kind: 'keep', range }),
    saveSnapshot: (session, seq, bytes, at) => {
      // A copy to give away: the note goes on with its own.
      const copy = new Uint8Array(bytes)
      return ask({ kind: 'snapshot', session, seq, bytes: copy, at }, [copy.buffer])
    },
    close: async () => {
      if (ended === null) await ask({ kind: 'close' }).catch(() => undefined)
      worker.ref()
      await worker.terminate()
    },
  }
}

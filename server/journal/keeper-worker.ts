/** The keeper's thread: its own connection to the database, so that a synced commit never holds up a socket. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { StoreError, type StoreRefusal } from '../store/store.ts'
import { createLocalKeeper } from './keeper.ts'
import { createRealDisk } from './real-disk.ts'

export interface KeeperWorkerData {
  readonly database: string
  readonly journal: string
}

export type KeeperJob =
  | { readonly kind: 'keep'; readonly id: number; readonly range: readonly [number, number, number] }
  | {
      readonly kind: 'snapshot'
      readonly id: number
      readonly session: string
      readonly seq: number
      readonly bytes: Uint8Array
      readonly at: string
    }
  | { readonly kind: 'close'; readonly id: number }

/** `refusal` is the store's, null where the job is done. */
export interface KeeperResult {
  readonly id: number
  readonly refusal: { readonly code: StoreRefusal; readonly message: string } | null
}

const { database, journal } = workerData as KeeperWorkerData
const store = openSqliteStore(database)
const keeper = createLocalKeeper(createRealDisk(journal), store)

async function work(job: KeeperJob): Promise<void> {
  if (job.kind === 'keep') return keeper.keep(...job.range)
  if (job.kind === 'snapshot') return keeper.saveSnapshot(job.session, job.seq, job.bytes, job.at)
  store.close()
}

parentPort?.on('message', (job: KeeperJob) => {
  work(job).then(
    () => parentPort?.postMessage({ id: job.id, refusal: null } satisfies KeeperResult),
    (error: unknown) => {
      const { code, message } =
        error instanceof StoreError ? error : new StoreError('unwritable', String(error))
      const refusal = { code, message }
      parentPort?.postMessage({ id: job.id, refusal } satisfies KeeperResult)
    },
  )
})

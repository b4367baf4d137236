/** The search thread: the index and all work on it, so that no search and no indexing ever holds up a socket. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Asking } from '#note/search/fits.ts'
import type { Query } from '#note/search/query.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import { openSearchIndex, type IndexedSession } from './search-index.ts'

export interface SearchWork {
  readonly put: { readonly takes: IndexedSession; readonly gives: null }
  readonly remove: { readonly takes: string; readonly gives: null }
  readonly keys: { readonly takes: null; readonly gives: ReadonlyMap<string, string> }
  readonly find: {
    readonly takes: { readonly query: Query; readonly asking: Asking }
    readonly gives: SearchAnswer
  }
}

export type SearchJob = {
  [Kind in keyof SearchWork]: {
    readonly kind: Kind
    readonly number: number
    readonly work: SearchWork[Kind]['takes']
  }
}[keyof SearchWork]

export type SearchResult =
  | { readonly number: number; readonly gives: SearchWork[keyof SearchWork]['gives'] }
  | { readonly number: number; readonly reason: string }

const index = openSearchIndex(workerData as string)

function work(job: SearchJob): SearchWork[keyof SearchWork]['gives'] {
  switch (job.kind) {
    case 'put':
      index.put(job.work)
      return null
    case 'remove':
      index.remove(job.work)
      return null
    case 'keys':
      return index.keys()
    case 'find':
      return index.find(job.work.query, job.work.asking)
  }
}

parentPort?.on('message', (job: SearchJob) => {
  try {
    parentPort?.postMessage({ number: job.number, gives: work(job) } satisfies SearchResult)
  } catch (error) {
    parentPort?.postMessage({ number: job.number, reason: String(error) } satisfies SearchResult)
  }
})

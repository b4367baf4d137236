/** This side of the search thread. */
import { Worker } from 'node:worker_threads'
import type { Asking } from '#note/search/fits.ts'
import type { Query } from '#note/search/query.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import { JobThread } from '../threads/job-thread.ts'
import type { IndexedSession } from './search-index.ts'
import type { SearchResult, SearchWork } from './search-worker.ts'

/**
 * Its work is small pieces: a young generation of the usual size would only be more memory that nobody gives back. Five
 * hundred sessions need about 25 MB of the old one.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1_024 }

export class SearchThread {
  readonly #jobs: JobThread<SearchResult>

  /** `file` is the index's own. */
  constructor(file: string) {
    const worker = new URL('./search-worker.ts', import.meta.url)
    this.#jobs = new JobThread(() => new Worker(worker, { workerData: file, resourceLimits: LIMITS }))
  }

  async put(session: IndexedSession): Promise<void> {
    await this.#ask('put', session)
  }

  async remove(session: string): Promise<void> {
    await this.#ask('remove', session)
  }

  keys(): Promise<ReadonlyMap<string, string>> {
    return this.#ask('keys', null)
  }

  find(query: Query, asking: Asking): Promise<SearchAnswer> {
    return this.#ask('find', { query, asking })
  }

  /** Ends the thread; jobs not done fail. */
  close(): Promise<void> {
    return this.#jobs.close()
  }

  async #ask<Kind extends keyof SearchWork>(
    kind: Kind,
    work: SearchWork[Kind]['takes'],
  ): Promise<SearchWork[Kind]['gives']> {
    const result = await this.#jobs.ask({ kind, work })
    if ('gives' in result) return result.gives
    throw new Error(`The search index could not be asked (${kind}): ${result.reason}.`)
  }
}

/** This side of the search thread: one worker, started with the first job; every job is answered once. */
import { Worker } from 'node:worker_threads'
import type { Asking } from '#note/search/fits.ts'
import type { Query } from '#note/search/query.ts'
import type { SearchAnswer } from '#note/wire/search.ts'
import type { IndexedSession } from './search-index.ts'
import type { SearchResult, SearchWork } from './search-worker.ts'

/** Its work is small pieces: a young generation of the usual size would only be more memory that nobody gives back. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 }

export class SearchThread {
  readonly #file: string
  #worker: Worker | null = null
  #count = 0
  readonly #waiting = new Map<number, (result: SearchResult) => void>()

  /** `file` is the index's own. */
  constructor(file: string) {
    this.#file = file
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
  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail('closed')
    worker?.ref()
    await worker?.terminate()
  }

  async #ask<Kind extends keyof SearchWork>(
    kind: Kind,
    work: SearchWork[Kind]['takes'],
  ): Promise<SearchWork[Kind]['gives']> {
    this.#count += 1
    const number = this.#count
    const worker = this.#ready()
    const result = await new Promise<SearchResult>((resolve) => {
      this.#waiting.set(number, resolve)
      worker.ref()
      worker.postMessage({ kind, number, work })
    })
    if ('gives' in result) return result.gives
    throw new Error(`The search index could not be asked (${kind}): ${result.reason}.`)
  }

  #ready(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
      workerData: this.#file,
      resourceLimits: LIMITS,
    })
    worker.on('message', (result: SearchResult) => {
      const resolve = this.#waiting.get(result.number)
      this.#waiting.delete(result.number)
      // One that is waited for keeps the process alive; one at rest does not.
      if (this.#waiting.size === 0) worker.unref()
      resolve?.(result)
    })
    const lost = (reason: string): void => {
      if (this.#worker === worker) this.#fail(reason)
    }
    worker.on('error', (error) => lost(String(error)))
    worker.on('exit', () => lost('the thread ended'))
    worker.unref()
    this.#worker = worker
    return worker
  }

  /** The next job starts another thread. */
  #fail(reason: string): void {
    this.#worker = null
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const [number, resolve] of waiting) resolve({ number, reason })
  }
}

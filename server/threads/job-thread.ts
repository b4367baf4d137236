/**
 * This side of a thread that answers numbered jobs: started with the first job, kept from ending the process only while one
 * is waited for, and started anew after it was lost. Every job is answered once.
 */
import type { Worker } from 'node:worker_threads'

/** What a job gets whose thread was lost or closed. */
export interface Lost {
  readonly number: number
  readonly reason: string
}

export class JobThread<Result extends { readonly number: number }> {
  readonly #start: () => Worker
  #worker: Worker | null = null
  #count = 0
  readonly #waiting = new Map<number, (result: Result | Lost) => void>()

  constructor(start: () => Worker) {
    this.#start = start
  }

  /** Jobs that are not answered yet. */
  get waiting(): number {
    return this.#waiting.size
  }

  ask(job: object): Promise<Result | Lost> {
    this.#count += 1
    const number = this.#count
    const worker = this.#ready()
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve)
      worker.ref()
      worker.postMessage({ ...job, number })
    })
  }

  /** Ends the thread; jobs not done are lost. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail('closed')
    worker?.ref()
    await worker?.terminate()
  }

  #ready(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = this.#start()
    worker.on('message', (result: Result) => {
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

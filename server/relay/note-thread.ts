/**
 * The relay's side of the note worker: one thread, one job at a time, replaced when it hangs or dies. A job that fails
 * is a rejected promise and harms no other.
 */
import { Worker } from 'node:worker_threads'
import type { NoteRecord } from '#note/record-model.ts'
import type { ReadingContext } from '../notes/read-state.ts'
import { WORKER_TIMEOUT_MS } from './limits.ts'
import type { NoteJob, NoteResult } from './note-worker.ts'

/** What is short-lived is cleared often rather than kept: a thread at rest shall be small. */
const YOUNG_MEGABYTES = 16

interface Waiting {
  readonly job: NoteJob
  readonly resolve: (result: NoteResult) => void
}

export class NoteThread {
  #worker: Worker | null = null
  #queue: Waiting[] = []
  #timer: NodeJS.Timeout | null = null
  #count = 0

  /** The updates as one compact update. */
  async snapshot(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    this.#count += 1
    const result = await this.#do({ kind: 'snapshot', number: this.#count, updates })
    if (result.kind === 'snapshot') return result.snapshot
    throw new Error(`No snapshot: ${result.kind === 'failed' ? result.reason : 'wrong answer'}.`)
  }

  /** What somebody with this state vector lacks. */
  async missing(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<Uint8Array> {
    this.#count += 1
    const result = await this.#do({ kind: 'missing', number: this.#count, updates, stateVector })
    if (result.kind === 'missing') return result.missing
    throw new Error(`No answer: ${result.kind === 'failed' ? result.reason : 'wrong answer'}.`)
  }

  /** The note as a record. */
  async record(updates: readonly Uint8Array[], context: ReadingContext): Promise<NoteRecord> {
    this.#count += 1
    const result = await this.#do({ kind: 'record', number: this.#count, updates, context })
    if (result.kind === 'record') return result.record
    throw new Error(
      `The note could not be read: ${result.kind === 'failed' ? result.reason : 'wrong answer'}.`,
    )
  }

  /** Ends the thread; jobs not done fail. */
  async close(): Promise<void> {
    const waiting = this.#queue
    this.#queue = []
    for (const { job, resolve } of waiting) resolve({ kind: 'failed', number: job.number, reason: 'closed' })
    await this.#drop()
  }

  #do(job: NoteJob): Promise<NoteResult> {
    return new Promise((resolve) => {
      this.#queue.push({ job, resolve })
      if (this.#queue.length === 1) this.#next()
    })
  }

  #next(): void {
    const first = this.#queue[0]
    if (first === undefined) return
    this.#timer = setTimeout(() => this.#giveUp('it took too long'), WORKER_TIMEOUT_MS)
    this.#timer.unref()
    this.#ready().postMessage(first.job)
  }

  #ready(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./note-worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    worker.on('message', (result: NoteResult) => {
      if (this.#queue[0]?.job.number === result.number) this.#finish(result)
    })
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#giveUp(String(error))
    })
    // A thread at rest must not keep a process alive that has nothing else to do.
    worker.unref()
    this.#worker = worker
    return worker
  }

  #giveUp(reason: string): void {
    void this.#drop()
    const number = this.#queue[0]?.job.number
    if (number !== undefined) this.#finish({ kind: 'failed', number, reason })
  }

  #finish(result: NoteResult): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#queue.shift()?.resolve(result)
    this.#next()
  }

  async #drop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    await worker?.terminate()
  }
}

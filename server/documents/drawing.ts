/**
 * Draws documents on threads of their own: a PDF costs a tenth of a second, which neither a relay's sockets nor an export
 * of two hundred should wait for. Threads start with the first document and keep no process alive at rest.
 */
import { Worker } from 'node:worker_threads'
import type { WriterName } from '#note/exports/target.ts'
import type { DrawingJob, DrawingResult } from './drawing-worker.ts'

/** Makes a file of what a template wrote. */
export type Draw = (writer: WriterName, markup: string) => Promise<Uint8Array>

export class Drawing {
  readonly #threads: Thread[]

  constructor(threads: number) {
    this.#threads = Array.from({ length: Math.max(1, threads) }, () => new Thread())
  }

  /** Rejects where the document cannot be drawn or the thread was lost; the next one starts another thread. */
  readonly draw: Draw = (writer, markup) => {
    const [least, ...others] = this.#threads
    const thread = others.reduce((best, each) => (each.waiting < (best?.waiting ?? 0) ? each : best), least)
    return (thread ?? new Thread()).draw(writer, markup)
  }

  /** Ends the threads; documents not drawn fail. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}

type Answer = (result: DrawingResult) => void

class Thread {
  #worker: Worker | null = null
  #count = 0
  readonly #waiting = new Map<number, Answer>()

  get waiting(): number {
    return this.#waiting.size
  }

  async draw(writer: WriterName, markup: string): Promise<Uint8Array> {
    this.#count += 1
    const job: DrawingJob = { number: this.#count, writer, markup }
    const worker = this.#ready()
    const result = await new Promise<DrawingResult>((resolve) => {
      this.#waiting.set(job.number, resolve)
      worker.ref()
      worker.postMessage(job)
    })
    if ('bytes' in result) return result.bytes
    throw new Error(`A document could not be drawn as ${writer}: ${result.reason}.`)
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail('closed')
    await worker?.terminate()
  }

  #ready(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./drawing-worker.ts', import.meta.url))
    worker.on('message', (result: DrawingResult) => {
      const answer = this.#waiting.get(result.number)
      this.#waiting.delete(result.number)
      if (this.#waiting.size === 0) worker.unref()
      answer?.(result)
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

  #fail(reason: string): void {
    this.#worker = null
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const [number, answer] of waiting) answer({ number, reason })
  }
}

/**
 * Draws documents on threads of their own: a PDF costs a tenth of a second, which neither a relay's sockets nor an export
 * of two hundred should wait for. Threads start with the first document and keep no process alive at rest.
 */
import { Worker } from 'node:worker_threads'
import type { WriterName } from '#note/exports/target.ts'
import { JobThread } from '../threads/job-thread.ts'
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

/** Nearly all that drawing makes is soon gone: cleared often, it takes a third of the memory for a twentieth more time. */
const YOUNG_MB = 8

class Thread {
  readonly #jobs = new JobThread<DrawingResult>(
    () =>
      new Worker(new URL('./drawing-worker.ts', import.meta.url), {
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      }),
  )

  get waiting(): number {
    return this.#jobs.waiting
  }

  async draw(writer: WriterName, markup: string): Promise<Uint8Array> {
    const job: Omit<DrawingJob, 'number'> = { writer, markup }
    const result = await this.#jobs.ask(job)
    if ('bytes' in result) return result.bytes
    throw new Error(`A document could not be drawn as ${writer}: ${result.reason}.`)
  }

  close(): Promise<void> {
    return this.#jobs.close()
  }
}

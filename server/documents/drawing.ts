/**
 * Draws documents on a thread of its own: a PDF costs a fiftieth of a second, which neither a relay's sockets nor the next
 * note of an export should wait for. The thread starts with the first document and keeps no process alive at rest. It is one,
 * as each would hold faces and packages of its own.
 */
import { Worker } from 'node:worker_threads'
import type { WriterName } from '#note/exports/target.ts'
import { JobThread } from '../threads/job-thread.ts'
import type { DrawingJob, DrawingResult } from './drawing-worker.ts'

/** Makes a file of what a template wrote. */
export type Draw = (writer: WriterName, markup: string) => Promise<Uint8Array>

/** Nearly all that drawing makes is soon gone: cleared often, it takes a third of the memory for a twentieth more time. */
const YOUNG_MB = 8

export class Drawing {
  readonly #jobs = new JobThread<DrawingResult>(
    () =>
      new Worker(new URL('./drawing-worker.ts', import.meta.url), {
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      }),
  )

  /** Rejects where the document cannot be drawn or the thread was lost; the next one starts another thread. */
  readonly draw: Draw = async (writer, markup) => {
    const job: Omit<DrawingJob, 'number'> = { writer, markup }
    const result = await this.#jobs.ask(job)
    if ('bytes' in result) return result.bytes
    throw new Error(`A document could not be drawn as ${writer}: ${result.reason}.`)
  }

  /** Ends the thread; documents not drawn fail. */
  close(): Promise<void> {
    return this.#jobs.close()
  }
}

/** The thread that draws documents: one job after the other, each answered once. */
import { parentPort } from 'node:worker_threads'
import type { WriterName } from '#note/exports/target.ts'
import { writeDocument } from './write-document.ts'

export interface DrawingJob {
  readonly number: number
  readonly writer: WriterName
  readonly markup: string
}

export type DrawingResult =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly reason: string }

let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (job: DrawingJob) => {
  // In turn: many documents begun at once would all be in memory half drawn.
  last = last.then(() => draw(job))
})

async function draw({ number, writer, markup }: DrawingJob): Promise<void> {
  try {
    // A copy of its own length: a writer may hand out a part of something larger.
    const bytes = (await writeDocument(writer, markup)).slice()
    parentPort?.postMessage({ number, bytes } satisfies DrawingResult, [bytes.buffer])
  } catch (error) {
    parentPort?.postMessage({ number, reason: String(error) } satisfies DrawingResult)
  }
}

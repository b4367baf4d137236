/**
 * The worker thread that builds Y.Docs: snapshots of notes (which drop deleted letters) and records, and nothing that
 * anybody waits for at the socket. Takes and returns plain data.
 */
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { NoteRecord } from '#note/record-model.ts'
import { readState, type ReadingContext } from '../notes/read-state.ts'

export type NoteJob =
  | { readonly kind: 'snapshot'; readonly number: number; readonly updates: readonly Uint8Array[] }
  | {
      readonly kind: 'record'
      readonly number: number
      readonly updates: readonly Uint8Array[]
      readonly context: ReadingContext
    }

/** `failed` where the updates could not be applied. */
export type NoteResult =
  | { readonly kind: 'snapshot'; readonly number: number; readonly snapshot: Uint8Array }
  | { readonly kind: 'record'; readonly number: number; readonly record: NoteRecord }
  | { readonly kind: 'failed'; readonly number: number; readonly reason: string }

function work(job: NoteJob): NoteResult {
  try {
    if (job.kind === 'record') {
      return { kind: 'record', number: job.number, record: readState(job.updates, job.context) }
    }
    return { kind: 'snapshot', number: job.number, snapshot: makeSnapshot(job.updates) }
  } catch (error) {
    return { kind: 'failed', number: job.number, reason: String(error) }
  }
}

function makeSnapshot(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const snapshot = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return snapshot
}

parentPort?.on('message', (job: NoteJob) => {
  parentPort?.postMessage(work(job))
})

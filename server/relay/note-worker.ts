/**
 * The worker thread that builds Y.Docs: snapshots of notes (which drop deleted letters), answers to those who
 * have part of a large note, and records. Takes and returns plain data.
 */
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { NoteRecord } from '#note/record-model.ts'
import { readState, type ReadingContext } from '../notes/read-state.ts'

export type NoteJob =
  | { readonly kind: 'snapshot'; readonly number: number; readonly updates: readonly Uint8Array[] }
  | {
      readonly kind: 'missing'
      readonly number: number
      readonly updates: readonly Uint8Array[]
      readonly stateVector: Uint8Array
    }
  | {
      readonly kind: 'record'
      readonly number: number
      readonly updates: readonly Uint8Array[]
      readonly context: ReadingContext
    }

/** `failed` where the updates could not be applied. */
export type NoteResult =
  | { readonly kind: 'snapshot'; readonly number: number; readonly snapshot: Uint8Array }
  | { readonly kind: 'missing'; readonly number: number; readonly missing: Uint8Array }
  | { readonly kind: 'record'; readonly number: number; readonly record: NoteRecord }
  | { readonly kind: 'failed'; readonly number: number; readonly reason: string }

function work(job: NoteJob): NoteResult {
  try {
    if (job.kind === 'record') {
      return { kind: 'record', number: job.number, record: readState(job.updates, job.context) }
    }
    const doc = makeDoc(job.updates)
    try {
      if (job.kind === 'snapshot') {
        return { kind: 'snapshot', number: job.number, snapshot: Y.encodeStateAsUpdate(doc) }
      }
      const missing = Y.encodeStateAsUpdate(doc, job.stateVector)
      return { kind: 'missing', number: job.number, missing }
    } finally {
      doc.destroy()
    }
  } catch (error) {
    return { kind: 'failed', number: job.number, reason: String(error) }
  }
}

function makeDoc(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

parentPort?.on('message', (job: NoteJob) => {
  parentPort?.postMessage(work(job))
})

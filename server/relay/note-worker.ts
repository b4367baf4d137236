/**
 * The worker thread that builds Y.Docs: snapshots of notes (which drop deleted letters), answers to those who
 * have part of a large note, records, and what is asked about a note's past. Takes and returns plain data.
 */
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { Comparison } from '#note/history/comparison.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { AuthorsAnswer, LineChange } from '#note/wire/history.ts'
import {
  adoptLines,
  compareStates,
  editState,
  readAuthors,
  readLinePast,
  restoreState,
  type AdoptWork,
  type AuthorsWork,
  type CompareWork,
  type EditWork,
  type Edited,
  type LinePastWork,
  type RestoreWork,
  type Restoring,
} from '../notes/history-work.ts'
import { readState, type ReadingContext } from '../notes/read-state.ts'

/** What each kind of job takes and returns. */
export interface NoteWork {
  readonly snapshot: {
    readonly takes: { readonly updates: readonly Uint8Array[] }
    readonly gives: Uint8Array
  }
  readonly missing: {
    readonly takes: { readonly updates: readonly Uint8Array[]; readonly stateVector: Uint8Array }
    readonly gives: Uint8Array
  }
  readonly record: {
    readonly takes: { readonly updates: readonly Uint8Array[]; readonly context: ReadingContext }
    readonly gives: NoteRecord
  }
  readonly compare: { readonly takes: CompareWork; readonly gives: Comparison }
  readonly adopt: { readonly takes: AdoptWork; readonly gives: Uint8Array | null }
  readonly restore: { readonly takes: RestoreWork; readonly gives: Restoring }
  readonly edit: { readonly takes: EditWork; readonly gives: Edited }
  readonly authors: { readonly takes: AuthorsWork; readonly gives: AuthorsAnswer['lines'] }
  readonly line: { readonly takes: LinePastWork; readonly gives: readonly (readonly LineChange[])[] }
}

export type NoteWorkKind = keyof NoteWork

export type NoteJob = {
  [Kind in NoteWorkKind]: {
    readonly kind: Kind
    readonly number: number
    readonly work: NoteWork[Kind]['takes']
  }
}[NoteWorkKind]

/** `reason` says why there is no answer, as where the updates could not be applied. */
export type NoteResult =
  | { readonly number: number; readonly gives: NoteWork[NoteWorkKind]['gives'] }
  | { readonly number: number; readonly reason: string }

function work(job: NoteJob): NoteWork[NoteWorkKind]['gives'] {
  switch (job.kind) {
    case 'snapshot':
      return withDoc(job.work.updates, (doc) => Y.encodeStateAsUpdate(doc))
    case 'missing': {
      const { updates, stateVector } = job.work
      return withDoc(updates, (doc) => Y.encodeStateAsUpdate(doc, stateVector))
    }
    case 'record':
      return readState(job.work.updates, job.work.context)
    case 'compare':
      return compareStates(job.work)
    case 'restore':
      return restoreState(job.work)
    case 'edit':
      return editState(job.work)
    case 'adopt':
      return adoptLines(job.work)
    case 'authors':
      return readAuthors(job.work)
    case 'line':
      return readLinePast(job.work)
  }
}

function withDoc<T>(updates: readonly Uint8Array[], act: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return act(doc)
  } finally {
    doc.destroy()
  }
}

function answer(job: NoteJob): NoteResult {
  try {
    return { number: job.number, gives: work(job) }
  } catch (error) {
    return { number: job.number, reason: String(error) }
  }
}

parentPort?.on('message', (job: NoteJob) => {
  parentPort?.postMessage(answer(job))
})

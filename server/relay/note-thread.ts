/**
 * The relay's side of the note worker: one thread, one job at a time, replaced when it hangs or dies. A job that fails
 * is a rejected promise and harms no other.
 */
import { Worker } from 'node:worker_threads'
import type { Comparison } from '#note/history/comparison.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { AuthorsAnswer, LineChange } from '#note/wire/history.ts'
import type {
  AdoptWork,
  AuthorsWork,
  CompareWork,
  EditWork,
  Edited,
  LinePastWork,
  RestoreWork,
  Restoring,
} from '../notes/history-work.ts'
import type { ReadingContext } from '../notes/read-state.ts'
import { WORKER_TIMEOUT_MS } from './limits.ts'
import type { NoteJob, NoteResult, NoteWork, NoteWorkKind } from './note-worker.ts'
import { packUpdates } from './pack-updates.ts'

interface Waiting {
  readonly job: NoteJob
  readonly resolve: (result: NoteResult) => void
}

/** What is short-lived is small here; Node would take three times as much. */
const YOUNG_MEGABYTES = 16

export class NoteThread {
  #worker: Worker | null = null
  #queue: Waiting[] = []
  #timer: NodeJS.Timeout | null = null
  #count = 0

  /** The updates as one compact update. */
  snapshot(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    return this.#ask('snapshot', { updates })
  }

  /** What somebody with this state vector lacks. */
  missing(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<Uint8Array> {
    return this.#ask('missing', { updates, stateVector })
  }

  /** The note as a record. */
  record(updates: readonly Uint8Array[], context: ReadingContext): Promise<NoteRecord> {
    return this.#ask('record', { updates: packUpdates(updates), context })
  }

  /** What changed between two states of a note, and who did it. */
  compare(work: CompareWork): Promise<Comparison> {
    return this.#ask('compare', { ...work, from: packUpdates(work.from), to: packUpdates(work.to) })
  }

  /** The update that makes a note say again what it said. */
  restore(work: RestoreWork): Promise<Restoring> {
    return this.#ask('restore', { ...work, now: packUpdates(work.now), version: packUpdates(work.version) })
  }

  /** The update that makes the edits, and what takes them back. */
  edit(work: EditWork): Promise<Edited> {
    return this.#ask('edit', { ...work, now: packUpdates(work.now) })
  }

  /** The update that takes old lines into a note. */
  adopt(work: AdoptWork): Promise<Uint8Array | null> {
    return this.#ask('adopt', { ...work, now: packUpdates(work.now) })
  }

  /** Who wrote which letters. */
  authors(work: AuthorsWork): Promise<AuthorsAnswer['lines']> {
    return this.#ask('authors', { ...work, updates: packUpdates(work.updates) })
  }

  /** What became of one line from state to state. */
  line(work: LinePastWork): Promise<readonly (readonly LineChange[])[]> {
    return this.#ask('line', { ...work, states: work.states.map(packUpdates) })
  }

  /** Ends the thread; jobs not done fail. */
  async close(): Promise<void> {
    const waiting = this.#queue
    this.#queue = []
    for (const { job, resolve } of waiting) resolve({ number: job.number, reason: 'closed' })
    await this.#drop()
  }

  async #ask<Kind extends NoteWorkKind>(
    kind: Kind,
    work: NoteWork[Kind]['takes'],
  ): Promise<NoteWork[Kind]['gives']> {
    this.#count += 1
    const job = { kind, number: this.#count, work } as NoteJob
    const result = await new Promise<NoteResult>((resolve) => {
      this.#queue.push({ job, resolve })
      if (this.#queue.length === 1) this.#next()
    })
    if ('gives' in result) return result.gives
    throw new Error(`The note could not be worked on (${kind}): ${result.reason}.`)
  }

  #next(): void {
    const first = this.#queue[0]
    if (first === undefined) return
    this.#timer = setTimeout(() => this.#giveUp('it took too long'), WORKER_TIMEOUT_MS)
    this.#timer.unref()
    const worker = this.#ready()
    // One that is waited for keeps the process alive; one at rest does not.
    worker.ref()
    worker.postMessage(first.job)
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
    this.#worker = worker
    return worker
  }

  #giveUp(reason: string): void {
    void this.#drop()
    const number = this.#queue[0]?.job.number
    if (number !== undefined) this.#finish({ number, reason })
  }

  #finish(result: NoteResult): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#queue.shift()?.resolve(result)
    if (this.#queue.length === 0) this.#worker?.unref()
    this.#next()
  }

  async #drop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    worker?.ref()
    await worker?.terminate()
  }
}

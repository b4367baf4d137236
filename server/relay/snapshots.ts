/**
 * When a note's snapshot is made: after many updates, or after a pause in writing. The work is the workshop's; here is
 * only when, and what becomes of the result.
 */
import type { Logger } from 'pino'
import { SNAPSHOT_QUIET_MS, SNAPSHOT_QUIET_UPDATES, SNAPSHOT_UPDATES } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { OpenNote } from './open-note.ts'
import type { Clock, NoteWorkshop } from './ports.ts'

export interface SnapshotsOptions {
  readonly workshop: NoteWorkshop
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly isOpen: (open: OpenNote) => boolean
  readonly onSnapshot: (session: string, seq: number) => void
}

export class Snapshots {
  readonly #options: SnapshotsOptions

  constructor(options: SnapshotsOptions) {
    this.#options = options
  }

  /** The note was written in: a snapshot now, after a pause, or not yet. */
  consider(open: OpenNote): void {
    open.cancelQuiet?.()
    open.cancelQuiet = null
    const { sinceSnapshot } = open.note
    if (sinceSnapshot >= SNAPSHOT_UPDATES) void this.#make(open)
    else if (sinceSnapshot >= SNAPSHOT_QUIET_UPDATES) {
      open.cancelQuiet = this.#options.clock.after(SNAPSHOT_QUIET_MS, () => void this.#make(open))
    }
  }

  async #make(open: OpenNote): Promise<void> {
    const { note } = open
    const copy = note.copyForSnapshot()
    if (copy === null) return
    const { workshop, clock, log, metrics, isOpen, onSnapshot } = this.#options
    const { session } = note
    const snapshot = await workshop.snapshot(copy.updates).catch((error: unknown) => {
      log.error({ session, err: error }, 'no snapshot could be made')
      return null
    })
    // Let go or read anew meanwhile: then the snapshot is of another life of the note.
    if (!isOpen(open) || open.note !== note) return
    note.takeSnapshot(snapshot)
    if (snapshot === null) return
    try {
      await workshop.saveSnapshot(session, copy.seq, snapshot, new Date(clock.now()).toISOString())
      metrics.snapshots += 1
      onSnapshot(session, copy.seq)
    } catch (error) {
      // The log holds everything; the next snapshot tries again.
      log.error({ session, err: error }, 'a snapshot could not be stored')
    }
  }
}

/** The slow work of notes, done by the note thread and stored by the keeper. */
import { packUpdates } from './pack-updates.ts'
import type { NoteWorkshop } from './ports.ts'

export interface WorkshopParts {
  readonly thread: Pick<NoteWorkshop, 'snapshot' | 'missing'>
  readonly keeper: Pick<NoteWorkshop, 'saveSnapshot'>
}

export function createWorkshop({ thread, keeper }: WorkshopParts): NoteWorkshop {
  return {
    snapshot: (updates) => thread.snapshot(packUpdates(updates)),
    missing: (updates, stateVector) => thread.missing(packUpdates(updates), stateVector),
    saveSnapshot: (session, seq, bytes, at) => keeper.saveSnapshot(session, seq, bytes, at),
  }
}

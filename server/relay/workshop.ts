/** The slow work of notes, done by the note thread and stored by the keeper. */
import type { NoteWorkshop } from './ports.ts'

export interface WorkshopParts {
  readonly thread: Pick<NoteWorkshop, 'snapshot' | 'missing'>
  readonly keeper: Pick<NoteWorkshop, 'saveSnapshot'>
}

export function createWorkshop({ thread, keeper }: WorkshopParts): NoteWorkshop {
  return {
    snapshot: (updates) => thread.snapshot(pack(updates)),
    missing: (updates, stateVector) => thread.missing(pack(updates), stateVector),
    saveSnapshot: (session, seq, bytes, at) => keeper.saveSnapshot(session, seq, bytes, at),
  }
}

/** The same updates side by side in one buffer: a view that goes to another thread takes its whole buffer along. */
function pack(updates: readonly Uint8Array[]): Uint8Array[] {
  const all = new Uint8Array(updates.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  return updates.map((update) => {
    all.set(update, at)
    at += update.length
    return all.subarray(at - update.length, at)
  })
}

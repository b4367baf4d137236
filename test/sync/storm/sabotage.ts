/** Ways to break the relay on purpose, to see that the account notices. */
import type { Journal } from '#server/journal/journal.ts'
import type { Keeper } from '#server/journal/keeper.ts'
import type { recoverJournal } from '#server/journal/recover.ts'
import type { Clock, NoteJournal, Wire } from '#server/relay/ports.ts'

export interface Sabotage {
  readonly journal?: (journal: Journal, clock: Clock) => NoteJournal
  readonly keeper?: (keeper: Keeper) => Keeper
  readonly recover?: typeof recoverJournal
  readonly wire?: (wire: Wire) => Wire
  /** What the note thread is given. */
  readonly updates?: (updates: readonly Uint8Array[]) => readonly Uint8Array[]
}

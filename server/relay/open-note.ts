/** A note that is open: its live state, who is in it, and what is planned for it. */
import type { Connection } from './connection.ts'
import type { LiveNote } from './live-note.ts'
import type { Cancel } from './ports.ts'
import type { Presence } from './presence.ts'

export interface OpenNote {
  /** Read again from the store where writing failed. */
  note: LiveNote<Connection>
  readonly presence: Presence
  readonly connections: Set<Connection>
  cancelAwareness: Cancel | null
  cancelQuiet: Cancel | null
  cancelUnload: Cancel | null
  cancelWelcome: Cancel | null
}

/**
 * Keeps the laptop sign on lines that have not left this computer in step with the connection.
 */
import type { ConnectionView } from '../../connection/status.ts'
import type { DrawnLine } from './surface.ts'

const NONE: ReadonlySet<string> = new Set()

/** The lines to mark now: none while what is under way is on its way. */
export function unsavedNow(connection: ConnectionView): ReadonlySet<string> {
  return connection.save().word === 'only-here' ? connection.unsaved() : NONE
}

/** Redraws the lines whose mark changed; returns the undo. */
export function watchUnsaved(connection: ConnectionView, lines: ReadonlyMap<string, DrawnLine>): () => void {
  let before: ReadonlySet<string> = NONE
  const redraw = (): void => {
    const now = new Set(unsavedNow(connection))
    if (now.size === 0 && before.size === 0) return
    const all = new Set([...now, ...before])
    const changed = [...all].filter((id) => now.has(id) !== before.has(id))
    before = now
    for (const id of changed) lines.get(id)?.refresh()
  }
  redraw()
  return connection.subscribe(redraw)
}

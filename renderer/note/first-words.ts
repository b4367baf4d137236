/**
 * A note of which this computer has nothing is drawn once the relay's words are there: an empty sheet that fills under
 * the hand would move what is about to be clicked.
 */
import { PAGE_CLOCK } from '../connection/connection-clock.ts'
import type { OpenNote } from './open-note.ts'

/** Longer than this nobody waits: whoever wants to write may, and what is there already comes in beside it. */
const LONGEST_WAIT_MS = 1_500

/** Resolves at once where something is here, else when the relay has answered, cannot be reached, or takes too long. */
export function firstWords({ doc, connection }: Pick<OpenNote, 'doc' | 'connection'>): Promise<void> {
  if (doc.store.clients.size > 0) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      unsubscribe()
      cancel()
      resolve()
    }
    const look = () => {
      const { kind } = connection.status()
      if (kind !== 'connecting' && kind !== 'catching-up') end()
    }
    const unsubscribe = connection.subscribe(look)
    const cancel = PAGE_CLOCK.after(LONGEST_WAIT_MS, end)
    look()
  })
}

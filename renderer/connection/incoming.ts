/** Updates from the relay on their way into the document: they wait while the gate is held, and then go in as one. */
import * as Y from 'yjs'
import type { Gate } from '../editor/composition.ts'

export interface Incoming {
  readonly gate: Gate
  readonly take: (update: Uint8Array) => void
}

export function createIncoming(apply: (update: Uint8Array) => void): Incoming {
  let held = false
  let waiting: Uint8Array[] = []
  return {
    gate: {
      hold: () => {
        held = true
      },
      release: () => {
        held = false
        if (waiting.length === 0) return
        const updates = waiting
        waiting = []
        apply(updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates))
      },
    },
    take: (update) => {
      if (held) waiting.push(update)
      else apply(update)
    },
  }
}

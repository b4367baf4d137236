/**
 * Updates from the relay on their way into the document. A lone one goes in at once; where many come they go in
 * together, once in each frame, so that a room of thirty people costs the page one drawing a frame and not thirty. All
 * of them wait while the gate is held.
 */
import type { Gate } from '../editor/composition.ts'
import type { ConnectionClock } from './connection-clock.ts'

/** What comes later than this after the last is a lone update: nobody else is being waited for. */
const LONE_AFTER_MS = 50

export interface Incoming {
  readonly gate: Gate
  readonly take: (update: Uint8Array) => void
  /** Whatever waits goes in now, unless the gate is held. */
  readonly flush: () => void
  /** Whatever waits goes in now. */
  readonly close: () => void
}

/** `apply` gets what goes in together, in the order in which it came. */
export function createIncoming(
  apply: (updates: readonly Uint8Array[]) => void,
  clock: Pick<ConnectionClock, 'elapsed' | 'frame'>,
): Incoming {
  let held = false
  let waiting: Uint8Array[] = []
  let lastCame = Number.NEGATIVE_INFINITY
  let cancelFrame: (() => void) | null = null
  const applyAll = (): void => {
    cancelFrame?.()
    cancelFrame = null
    if (waiting.length === 0) return
    const updates = waiting
    waiting = []
    apply(updates)
  }
  const flush = (): void => {
    if (!held) applyAll()
  }
  return {
    gate: {
      hold: () => {
        held = true
      },
      release: () => {
        held = false
        applyAll()
      },
    },
    take: (update) => {
      const isLone = clock.elapsed() - lastCame > LONE_AFTER_MS
      lastCame = clock.elapsed()
      waiting.push(update)
      if (isLone) flush()
      else cancelFrame ??= clock.frame(flush)
    },
    flush,
    close: applyAll,
  }
}

/**
 * Updates from the relay on their way into the document. A lone one goes in at once; where many come they go in
 * together, once in each frame, so that a room of thirty people costs the page one drawing a frame and not thirty. While
 * the person here writes they leave most frames to the letters just typed. All of them wait while the gate is held.
 */
import type { Gate } from '../editor/composition.ts'
import type { ConnectionClock } from './connection-clock.ts'

/** What comes later than this after the last is a lone update: nobody else is being waited for. */
const LONE_AFTER_MS = 50
/** Who wrote so lately is writing. */
const WRITING_MS = 400
/** No eye misses what somebody else's letter waits, and few of one's own come while one is drawn. */
const BETWEEN_MS = 80

export interface Incoming {
  readonly gate: Gate
  readonly take: (update: Uint8Array) => void
  /** The person here wrote something. */
  readonly wrote: () => void
  /** Whatever waits goes in now, unless the gate is held. */
  readonly flush: () => void
  /** Whatever waits goes in now. */
  readonly close: () => void
}

/** `apply` gets what goes in together, in the order in which it came. */
export function createIncoming(
  apply: (updates: readonly Uint8Array[]) => void,
  clock: Pick<ConnectionClock, 'elapsed' | 'after' | 'frame'>,
): Incoming {
  let held = false
  let waiting: Uint8Array[] = []
  let lastCame = Number.NEGATIVE_INFINITY
  let lastApplied = Number.NEGATIVE_INFINITY
  let lastWrote = Number.NEGATIVE_INFINITY
  let cancelPlan: (() => void) | null = null
  const applyAll = (): void => {
    cancelPlan?.()
    cancelPlan = null
    if (waiting.length === 0) return
    const updates = waiting
    waiting = []
    lastApplied = clock.elapsed()
    apply(updates)
  }
  const flush = (): void => {
    if (!held) applyAll()
  }
  /** Ms until those that wait may be drawn without standing in the way of who writes here. */
  const mustWait = (): number => {
    const now = clock.elapsed()
    return now - lastWrote > WRITING_MS ? 0 : Math.max(0, lastApplied + BETWEEN_MS - now)
  }
  const plan = (): void => {
    if (cancelPlan !== null) return
    const inFrame = (): void => {
      cancelPlan = clock.frame(flush)
    }
    const ms = mustWait()
    if (ms === 0) inFrame()
    else cancelPlan = clock.after(ms, inFrame)
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
      if (isLone && mustWait() === 0) flush()
      else plan()
    },
    wrote: () => {
      lastWrote = clock.elapsed()
    },
    flush,
    close: applyAll,
  }
}

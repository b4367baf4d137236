import { inNextFrame } from './page-frames.ts'

/** Time and chance as a note's connection uses them: the page's own, or those of a simulation. */
export interface ConnectionClock {
  /** Ms since 1970. */
  readonly now: () => number
  /** Ms that only ever go on. */
  readonly elapsed: () => number
  /** Once, after so many ms; returns what takes it back. */
  readonly after: (ms: number, act: () => void) => () => void
  /** Once, when the page draws next; returns what takes it back. */
  readonly frame: (act: () => void) => () => void
  /** From 0 up to but without 1. */
  readonly random: () => number
}

export const PAGE_CLOCK: ConnectionClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  frame: inNextFrame,
  random: () => Math.random(),
}

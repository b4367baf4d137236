/** The computer's own clock and timers. */
import type { Clock } from './ports.ts'

/** `now` is handed in, as everywhere; what is planned never keeps the process alive. */
export function createRealClock(now: () => number): Clock {
  return {
    now,
    elapsed: () => performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      timer.unref()
      return () => clearTimeout(timer)
    },
    afterTurn: (act) => {
      const turn = setImmediate(act)
      return () => clearImmediate(turn)
    },
  }
}

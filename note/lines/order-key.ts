/**
 * Keys that order lines within a section: base-62 strings compared as such. Lines written one below (or above) the
 * other by one person continue a *run*, `<random prefix><three random digits><three digits of a counter>`, so that two
 * people's runs at one place never mix and keys stay short. Knows nothing of lines; randomness is passed in.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
/** A run counts from the middle so that it can grow both ways. */
const RUN_START = Math.floor(BASE ** 3 / 2)
const RUN_LAST = BASE ** 3 - 1
/** Without an upper bound, step at most this far, so that there is room left behind. */
const STRIDE = 8

/** A number in [0, 1), like `Math.random`. */
export type Random = () => number

interface Run {
  readonly prefix: string
  low: number
  high: number
}

export interface OrderKeys {
  /** A new key strictly between the two; null stands for the open end. Bounds out of order count as an open end. */
  readonly between: (low: string | null, high: string | null) => string
}

/** Makes the keys of one replica; it remembers its own runs. */
export function createOrderKeys(random: Random): OrderKeys {
  const tops = new Map<string, Run>()
  const feet = new Map<string, Run>()
  const pick = (count: number) => Math.floor(random() * count)

  function continued(low: string, high: string | null): string | null {
    const up = tops.get(low)
    if (up && up.high < RUN_LAST) {
      const key = up.prefix + counter(up.high + 1)
      if (high === null || key < high) {
        up.high += 1
        tops.delete(low)
        tops.set(key, up)
        return key
      }
    }
    const down = high === null ? undefined : feet.get(high)
    if (high === null || !down || down.low === 0) return null
    const key = down.prefix + counter(down.low - 1)
    if (key <= low) return null
    down.low -= 1
    feet.delete(high)
    feet.set(key, down)
    return key
  }

  function begun(low: string, high: string | null): string {
    const run: Run = {
      prefix: randomBetween(low, high, pick) + digit(pick(BASE)) + digit(pick(BASE)) + digit(pick(BASE)),
      low: RUN_START,
      high: RUN_START,
    }
    const key = run.prefix + counter(RUN_START)
    tops.set(key, run)
    feet.set(key, run)
    return key
  }

  return {
    between(low, high) {
      const from = low ?? ''
      const to = high !== null && from >= high ? null : high
      return continued(from, to) ?? begun(from, to)
    },
  }
}

/** A string strictly between, chosen at random: two people hardly ever choose the same. */
function randomBetween(low: string, high: string | null, pick: (count: number) => number): string {
  let prefix = ''
  let bound = high
  for (let index = 0; ; index += 1) {
    const from = index < low.length ? valueOf(low[index]) : 0
    const to = bound !== null && index < bound.length ? valueOf(bound[index]) : BASE
    const room = to - from - 1
    if (room > 0) return prefix + digit(from + 1 + pick(bound === null ? Math.min(STRIDE, room) : room))
    prefix += digit(from)
    if (to > from) bound = null
  }
}

function counter(value: number): string {
  return (
    digit(Math.floor(value / (BASE * BASE))) + digit(Math.floor(value / BASE) % BASE) + digit(value % BASE)
  )
}

function digit(value: number): string {
  return DIGITS.charAt(value)
}

/** A foreign key may hold anything; what is no digit counts as the lowest. */
function valueOf(char: string | undefined): number {
  return Math.max(0, DIGITS.indexOf(char ?? '0'))
}

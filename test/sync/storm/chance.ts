/** What a seed decides, in the words the simulation needs. */
import { seededRandom } from '../../helpers/seeded.ts'

export interface Chance {
  /** From 0 up to but without 1. */
  readonly random: () => number
  /** A whole number from 0 up to but without `count`. */
  readonly below: (count: number) => number
  /** A whole number between both, both included. */
  readonly between: (from: number, to: number) => number
  /** True so often. */
  readonly odds: (share: number) => boolean
  readonly one: <T>(list: readonly T[]) => T
}

export function createChance(seed: number): Chance {
  const random = seededRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  return {
    random,
    below,
    between: (from, to) => from + below(to - from + 1),
    odds: (share) => random() < share,
    one: (list) => {
      const chosen = list[below(list.length)]
      if (chosen === undefined) throw new Error('There is nothing to choose from.')
      return chosen
    },
  }
}

/**
 * What a scene is, and what people do in scenes. `want` is the lines, joined by ¶; a section other than Discussion is
 * written in front of its lines.
 */
import type { Hands } from './hands.ts'

export interface Scene {
  readonly name: string
  readonly base: readonly string[]
  /** What one did before, seen by both. */
  readonly before?: (one: Hands) => void
  readonly a: (hands: Hands) => void
  readonly b: (hands: Hands) => void
  readonly after?: (a: Hands, b: Hands, exchange: () => void) => void
  readonly want: RegExp
  /** Words typed in the scene; each must be there once, as must every word of the base that is not deleted. */
  readonly typed?: readonly string[]
  readonly deleted?: readonly string[]
  /** Why the words may stand at another spot of their line (SPEC.md names it). */
  readonly misplaced?: string
}

export const HELLO = ['Hello brave new world']
export const TWO = ['first', 'second line']
export const THREE = ['alpha one', 'beta two', 'gamma three']

export const typesBefore = (word: string) => (hands: Hands) => hands.type(word, 'ZZZ ')
export const typesBehind = (word: string) => (hands: Hands) => hands.type(word, ' ZZZ', true)
export const entersBefore = (word: string) => (hands: Hands) => hands.enter(word)
export const joins = (word: string) => (hands: Hands) => hands.backspace(word)
export const nothing = () => undefined
export const all =
  (...acts: Array<(hands: Hands) => void>) =>
  (hands: Hands) => {
    for (const act of acts) act(hands)
  }

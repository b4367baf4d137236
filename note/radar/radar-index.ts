/**
 * All notes' items as the radar compares them, by word, so that a note that changed is held against the few items that
 * share words with it and not against all. Gives what comparing with each would give.
 */
import type { RadarHint } from '../wire/radar.ts'
import { hintsBetween, type Sighting } from './radar.ts'

/** Fewer shared words cannot be near (see the thresholds in `radar.ts`). */
const FEWEST_SHARED = 2

export class RadarIndex {
  readonly #sessions = new Map<string, readonly Sighting[]>()
  readonly #byWord = new Map<string, Set<Sighting>>()

  /** Replaces what is known of a session; the hints between it and all others come back. */
  put(session: string, own: readonly Sighting[]): readonly RadarHint[] {
    this.#forget(session)
    const near = this.#near(own)
    this.#sessions.set(session, own)
    for (const sighting of own) {
      for (const key of keysOf(sighting)) this.#place(key).add(sighting)
    }
    return hintsBetween(own, near)
  }

  #forget(session: string): void {
    for (const sighting of this.#sessions.get(session) ?? []) {
      for (const key of keysOf(sighting)) this.#byWord.get(key)?.delete(sighting)
    }
    this.#sessions.delete(session)
  }

  /** Whatever shares enough with any of these to be near it. */
  #near(own: readonly Sighting[]): ReadonlySet<Sighting> {
    const near = new Set<Sighting>()
    for (const sighting of own) {
      const shared = new Map<Sighting, number>()
      for (const key of keysOf(sighting)) {
        for (const other of this.#byWord.get(key) ?? []) {
          const count = (shared.get(other) ?? 0) + 1
          shared.set(other, count)
          if (count >= FEWEST_SHARED || isName(key)) near.add(other)
        }
      }
    }
    return near
  }

  #place(key: string): Set<Sighting> {
    const place = this.#byWord.get(key) ?? new Set<Sighting>()
    this.#byWord.set(key, place)
    return place
  }
}

/** A blueprint is found by its name, everything else by its words, within its kind. */
function keysOf({ item, meaning }: Sighting): readonly string[] {
  if (item.kind === 'blueprint') return item.blueprints.map((name) => `#${name}`)
  return [...meaning.words].map((word) => `${item.kind} ${word}`)
}

function isName(key: string): boolean {
  return key.startsWith('#')
}

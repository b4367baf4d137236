/**
 * What a note already holds, by clock: enough to tell new from old and whole from missing, and to say our state vector,
 * all without a Y.Doc. Knows no bytes and no people.
 */
import * as encoding from 'lib0/encoding'
import type { CheckedUpdate, ClockRange } from './check-update.ts'

/** What an update means for this note. */
export type Verdict = 'new' | 'nothing-new' | 'unresolved'

export class KnownState {
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new Map<number, ClockRange[]>()

  /** Whether the update brings something, nothing, or leans on something this note does not have. */
  judge(update: CheckedUpdate): Verdict {
    if (update.holes || this.#leansOnMissing(update)) return 'unresolved'
    for (const [client, range] of update.ranges) if (range.to > this.#clock(client)) return 'new'
    for (const [client, ranges] of update.deletes) {
      for (const range of ranges) if (!this.#isDeleted(client, range)) return 'new'
    }
    return 'nothing-new'
  }

  /** Clients of whom the update brings something not yet known. */
  authors(update: CheckedUpdate): number[] {
    return [...update.ranges]
      .filter(([client, range]) => range.to > this.#clock(client))
      .map(([client]) => client)
  }

  add(update: CheckedUpdate): void {
    for (const [client, range] of update.ranges) {
      this.#clocks.set(client, Math.max(range.to, this.#clock(client)))
    }
    for (const [client, ranges] of update.deletes) {
      const known = this.#deleted.get(client) ?? []
      this.#deleted.set(client, joinRanges([...known, ...ranges]))
    }
  }

  /** Our state vector as Yjs encodes it. */
  stateVector(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#clocks.size)
    for (const [client, clock] of this.#clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
    return encoding.toUint8Array(encoder)
  }

  #clock(client: number): number {
    return this.#clocks.get(client) ?? 0
  }

  #leansOnMissing(update: CheckedUpdate): boolean {
    for (const [client, range] of update.ranges) if (range.from > this.#clock(client)) return true
    for (const { client, clock } of update.needs) if (clock >= this.#reach(update, client)) return true
    for (const [client, ranges] of update.deletes) {
      for (const range of ranges) if (range.to > this.#reach(update, client)) return true
    }
    return false
  }

  /** The first clock of this client that is neither known nor in the update. */
  #reach(update: CheckedUpdate, client: number): number {
    return Math.max(this.#clock(client), update.ranges.get(client)?.to ?? 0)
  }

  #isDeleted(client: number, range: ClockRange): boolean {
    const known = this.#deleted.get(client) ?? []
    // Joined ranges never touch, so one of them covers the whole range or none does.
    const index = firstEndingAfter(known, range.from)
    const candidate = known[index]
    return candidate !== undefined && candidate.from <= range.from && candidate.to >= range.to
  }
}

/** Sorts and joins ranges that touch. */
function joinRanges(ranges: readonly ClockRange[]): ClockRange[] {
  const joined: ClockRange[] = []
  for (const range of ranges.toSorted((left, right) => left.from - right.from)) {
    const last = joined.at(-1)
    if (last !== undefined && range.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    } else joined.push(range)
  }
  return joined
}

function firstEndingAfter(ranges: readonly ClockRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.to ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}

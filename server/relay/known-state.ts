/**
 * What a note already holds, by clock: enough to tell new from old and whole from missing, and to say our state vector,
 * all without a Y.Doc. Knows no bytes and no people.
 */
import * as encoding from 'lib0/encoding'
import { DeletedRanges } from './deleted-ranges.ts'
import { BadMessageError } from './incoming.ts'
import { MAX_TYPE_DEPTH } from './limits.ts'
import { canBeOrdered } from './order-structs.ts'
import type { NestedType, ScannedUpdate } from './scan-update.ts'

/** What an update means for this note. */
export type Verdict = 'new' | 'nothing-new' | 'unresolved'

/** A line's text stands in the line's map, the map in its root; types up to here are not remembered. */
const USUAL_DEPTH = 2

export class KnownState {
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new Map<number, DeletedRanges>()
  /** Types nested deeper than a note ever does, by `client:clock`. */
  readonly #deep = new Map<string, number>()

  /**
   * Whether the update brings something, nothing, or leans on something this note does not have. Throws BadMessageError
   * where it could never become part of any note: its parts wait for one another, or are nested without end.
   */
  judge(update: ScannedUpdate): Verdict {
    if (update.holes || this.#leansOnMissing(update)) return 'unresolved'
    this.#checkOrder(update)
    if (update.types.length > 0) this.#depths(update.types)
    for (const [client, range] of update.ranges) if (range.to > this.#clock(client)) return 'new'
    for (const [client, ranges] of update.deletes) {
      const known = this.#deleted.get(client)
      for (let index = 0; index < ranges.length; index += 2) {
        if (known?.covers(ranges[index] ?? 0, ranges[index + 1] ?? 0) !== true) return 'new'
      }
    }
    return 'nothing-new'
  }

  /** Clients of whom the update brings something not yet known. */
  authors(update: ScannedUpdate): number[] {
    const authors: number[] = []
    for (const [client, range] of update.ranges) if (range.to > this.#clock(client)) authors.push(client)
    return authors
  }

  add(update: ScannedUpdate): void {
    for (const [client, range] of update.ranges) {
      if (range.to > this.#clock(client)) this.#clocks.set(client, range.to)
    }
    for (const [client, ranges] of update.deletes) {
      let known = this.#deleted.get(client)
      if (known === undefined) this.#deleted.set(client, (known = new DeletedRanges()))
      known.add(ranges)
    }
    if (update.types.length === 0) return
    for (const [id, depth] of this.#depths(update.types)) if (depth > USUAL_DEPTH) this.#deep.set(id, depth)
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

  #leansOnMissing(update: ScannedUpdate): boolean {
    for (const [client, range] of update.ranges) if (range.from > this.#clock(client)) return true
    for (const { onClient, onClock } of update.needs)
      if (onClock >= this.#reach(update, onClient)) return true
    for (const [client, ranges] of update.deletes) {
      const reach = this.#reach(update, client)
      for (let index = 1; index < ranges.length; index += 2) if ((ranges[index] ?? 0) > reach) return true
    }
    return false
  }

  /** The first clock of this client that is neither known nor in the update. */
  #reach(update: ScannedUpdate, client: number): number {
    return Math.max(this.#clock(client), update.ranges.get(client)?.to ?? 0)
  }

  /** Only parts that lean on new parts of others can wait for one another. */
  #checkOrder(update: ScannedUpdate): void {
    const open = update.needs.filter(
      (need) => need.onClock >= this.#clock(need.onClient) && need.clock >= this.#clock(need.client),
    )
    if (open.length > 0 && !canBeOrdered(open)) {
      throw new BadMessageError('Parts of the update wait for one another.')
    }
  }

  /** How deep each type stands, by `client:clock`. */
  #depths(types: readonly NestedType[]): Map<string, number> {
    const depths = new Map<string, number>()
    for (const { client, clock, parent } of types) {
      const depth = this.#depthIn(depths, parent) + 1
      if (depth > MAX_TYPE_DEPTH) throw new BadMessageError('The update is nested too deep.')
      depths.set(`${client}:${clock}`, depth)
    }
    return depths
  }

  #depthIn(depths: ReadonlyMap<string, number>, parent: NestedType['parent']): number {
    if (parent === null) return 0
    // Beside a neighbour whose parent was said long ago: as deep as anything here, to be on the safe side.
    if (parent === 'unsaid') return Math.max(1, ...this.#deep.values())
    const id = `${parent.client}:${parent.clock}`
    return depths.get(id) ?? this.#deep.get(id) ?? USUAL_DEPTH
  }
}

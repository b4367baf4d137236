/**
 * Keeps a layout up to date: places stay sorted, and only what changed is looked up and sorted in anew. Where a peer
 * broke the rules of strands (`claims.ts`) or a segment hangs nowhere, everything is laid out from scratch; both ways
 * give the same layout, and a test compares them after every step.
 */
import type * as Y from 'yjs'
import { settleClaims } from './claims.ts'
import { byPlace, layOut, placeSegment, unjoin, type LayoutInput, type MadeLayout } from './layout.ts'
import { isShown, type Segment, type Strand } from './strand.ts'

/** From so many changes on sorting is quicker than sorting in. */
const MANY_CHANGES = 64

export interface KeptLayoutInput extends LayoutInput {
  readonly strands: ReadonlyMap<string, Strand>
  readonly mapOf: (id: string) => Y.Map<unknown> | undefined
  /** Reads a strand again; tells of the outcome by `replace`. */
  readonly reread: (strand: Strand) => void
}

export interface KeptLayout {
  /** The fields of this line changed. */
  readonly touch: (id: string) => void
  /** A strand was read into other segments than before. */
  readonly replace: (before: readonly Segment[], after: readonly Segment[]) => void
  /** Joins must be looked at again, because letters changed where one hangs. */
  readonly rejoin: () => void
  /** Nothing kept is good any more. */
  readonly startOver: () => void
  /** The layout as it is now; the same object as long as nothing changed its order, number or joins. */
  readonly current: () => MadeLayout
}

export function createKeptLayout(input: KeptLayoutInput): KeptLayout {
  return new Kept(input)
}

class Kept implements KeptLayout {
  readonly #input: KeptLayoutInput
  readonly #compare: (a: Segment, b: Segment) => number
  readonly #touched = new Set<string>()
  readonly #removed = new Set<Segment>()
  readonly #added = new Set<Segment>()
  /** How many segments claim each line. */
  readonly #claims = new Map<string, number>()
  #doubles = 0
  #refuses = false
  #last: MadeLayout | null = null
  #rejoin = false

  constructor(input: KeptLayoutInput) {
    this.#input = input
    this.#compare = byPlace(input.sectionRank)
  }

  readonly touch = (id: string): void => void this.#touched.add(id)

  readonly rejoin = (): void => {
    this.#rejoin = true
  }

  readonly startOver = (): void => {
    this.#last = null
  }

  readonly replace = (before: readonly Segment[], after: readonly Segment[]): void => {
    for (const segment of before) {
      this.#claim(segment.id, -1)
      if (!this.#added.delete(segment)) this.#removed.add(segment)
    }
    for (const segment of after) {
      this.#claim(segment.id, 1)
      this.#added.add(segment)
    }
  }

  readonly current = (): MadeLayout => {
    const last = this.#last
    const isPlain = this.#doubles === 0 && !this.#refuses
    const made = last?.isWhole && isPlain ? this.#goOn(last) : this.#fromScratch()
    this.#last = made
    this.#touched.clear()
    this.#removed.clear()
    this.#added.clear()
    this.#rejoin = false
    return made
  }

  #claim(id: string, by: 1 | -1): void {
    const before = this.#claims.get(id) ?? 0
    const now = before + by
    if (now === 0) this.#claims.delete(id)
    else this.#claims.set(id, now)
    if (before > 1 && now <= 1) this.#doubles -= 1
    if (before <= 1 && now > 1) this.#doubles += 1
  }

  #fromScratch(): MadeLayout {
    const { strands, mapOf, reread } = this.#input
    settleClaims(strands, reread)
    this.#refuses = [...strands.values()].some((strand) => strand.refused.size > 0)
    const segments = new Map<string, Segment>()
    const ordered: Segment[] = []
    const joining = new Set<Segment>()
    for (const strand of strands.values()) {
      for (const segment of strand.segments) {
        segments.set(segment.id, segment)
        unjoin(segment)
        segment.head = null
        place(segment, mapOf(segment.id))
        if (segment.place) ordered.push(segment)
        if (segment.place?.into) joining.add(segment)
      }
    }
    ordered.sort(this.#compare)
    for (const segment of segments.values()) segment.pieces = [segment]
    return layOut({ segments, ordered, joining }, this.#input)
  }

  /** From the last layout to this one; the last one itself where nothing it shows has changed. */
  #goOn(last: MadeLayout): MadeLayout {
    const moved = this.#moved(last)
    if (moved.size === 0 && this.#removed.size === 0 && this.#added.size === 0 && !this.#rejoin) return last
    for (const segment of last.joining) this.#unjoinAt(segment)
    const gone = new Set([...moved, ...this.#removed])
    const fresh = [...moved, ...this.#added]
    // Taken out while their places still say where they stand.
    const isMany = gone.size + fresh.length > MANY_CHANGES
    const ordered = isMany ? last.ordered.filter((segment) => !gone.has(segment)) : last.ordered
    if (!isMany) for (const segment of gone) this.#takeOut(ordered, segment)
    const { segments, joining } = this.#enter(last, gone, fresh)
    for (const segment of fresh) {
      if (!segment.place) continue
      if (isMany) ordered.push(segment)
      else ordered.splice(this.#indexFor(ordered, segment), 0, segment)
    }
    if (isMany) ordered.sort(this.#compare)
    return this.#checked(layOut({ segments, ordered, joining }, this.#input))
  }

  /** Looks up where the fresh segments stand, and forgets those that are gone. */
  #enter(last: MadeLayout, gone: ReadonlySet<Segment>, fresh: readonly Segment[]) {
    const segments = last.segments as Map<string, Segment>
    const joining = new Set([...last.joining].filter((segment) => !gone.has(segment)))
    for (const segment of this.#removed) {
      if (segments.get(segment.id) === segment) segments.delete(segment.id)
    }
    for (const segment of fresh) {
      segments.set(segment.id, segment)
      place(segment, this.#input.mapOf(segment.id))
      if (segment.pieces.length === 0) segment.pieces = [segment]
      if (segment.place?.into) joining.add(segment)
    }
    return { segments, joining }
  }

  /** A segment that hangs nowhere was found: what it hung on may have stayed from before. */
  #checked(made: MadeLayout): MadeLayout {
    return made.isWhole ? made : this.#fromScratch()
  }

  /** Of the touched lines those that have to be put elsewhere, shown or hidden. */
  #moved(last: MadeLayout): Set<Segment> {
    const moved = new Set<Segment>()
    for (const id of this.#touched) {
      const segment = last.segments.get(id)
      if (!segment || this.#removed.has(segment)) continue
      const map = this.#input.mapOf(id)
      const same =
        map === segment.map &&
        placedBy(map) === segment.placedBy &&
        (map?.get('shown') === true) === segment.shown
      if (!same) moved.add(segment)
    }
    return moved
  }

  #unjoinAt(segment: Segment): void {
    if (segment.host) segment.host.joined = []
    segment.host = null
    segment.anchor = 0
    segment.pieces = [segment]
  }

  #takeOut(ordered: Segment[], segment: Segment): void {
    if (!segment.place) return
    const index = this.#indexFor(ordered, segment)
    if (ordered[index] === segment) ordered.splice(index, 1)
  }

  /** The first index whose segment does not stand before this one. */
  #indexFor(ordered: readonly Segment[], segment: Segment): number {
    let low = 0
    let high = ordered.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(ordered[middle] as Segment, segment) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function place(segment: Segment, map: Segment['map']): void {
  placeSegment(segment, map)
  segment.placedBy = placedBy(map)
  segment.shown = isShown(segment)
}

/** The value that says where a line stands: Yjs gives out the same object until it is written anew. */
function placedBy(map: Segment['map']): unknown {
  return map?.get('place') ?? map?.get('home')
}

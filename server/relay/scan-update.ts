/**
 * Checks an update on its encoded bytes, in one pass, before anything else sees it: counts, roots, kinds of content,
 * sizes, clocks. Nothing is built from it; what it returns is all the relay ever learns of an update. Knows nothing of
 * the note it is meant for. Format: Yjs 13.6 `updates.js`, `Item.js` and the `Content*.js`, version 1 encoding.
 */
import { ROOTS } from '#note/about.ts'
import { BadMessageError } from './incoming.ts'
import {
  MAX_ATTRIBUTES,
  MAX_ATTRIBUTE_BYTES,
  MAX_CLIENTS,
  MAX_CLOCK,
  MAX_STEP_2_ATTRIBUTE_BYTES,
  MAX_STEP_2_STRUCTS,
  MAX_STRUCTS,
} from './limits.ts'
import { UpdateReader } from './update-reader.ts'

/** From `from` up to but without `to`. */
export interface ClockRange {
  readonly from: number
  readonly to: number
}

/** That one struct stands next to or in another client's: client and clock of both. */
export interface Need {
  readonly client: number
  readonly clock: number
  readonly onClient: number
  readonly onClock: number
}

/** A type in the update: its own id, and the id of the type it stands in; null in a root, 'unsaid' where a neighbour tells. */
export interface NestedType {
  readonly client: number
  readonly clock: number
  readonly parent: { readonly client: number; readonly clock: number } | 'unsaid' | null
}

/** An update that keeps the rules, with what is needed to see whether anything is missing. */
export interface ScannedUpdate {
  readonly bytes: Uint8Array
  readonly structs: number
  /** What it adds, one unbroken range per client unless `holes`. */
  readonly ranges: ReadonlyMap<number, ClockRange>
  /** Where it leans on another client's; on the same client's earlier ones it leans anyhow. */
  readonly needs: readonly Need[]
  /** By client: from, to, from, to, … as they stand in the update. */
  readonly deletes: ReadonlyMap<number, readonly number[]>
  readonly types: readonly NestedType[]
  /** Something between its first and last clock is left out. */
  readonly holes: boolean
}

/** How much one update may hold. */
export interface UpdateLimits {
  readonly structs: number
  readonly clients: number
  /** Bytes of one value. */
  readonly valueBytes: number
}

const NONE = Number.MAX_SAFE_INTEGER

/** For what the relay wrote or checked itself. */
export const UNLIMITED: UpdateLimits = { structs: NONE, clients: NONE, valueBytes: NONE }

/** For an update and for a step 2 from a client. A step 2 may bring back what the relay itself once wrote. */
export const UPDATE_LIMITS: UpdateLimits = {
  structs: MAX_STRUCTS,
  clients: MAX_CLIENTS,
  valueBytes: MAX_ATTRIBUTE_BYTES,
}
export const STEP_2_LIMITS: UpdateLimits = {
  structs: MAX_STEP_2_STRUCTS,
  clients: MAX_CLIENTS,
  valueBytes: MAX_STEP_2_ATTRIBUTE_BYTES,
}

/** The five bits of a struct's first byte that say what it is. */
const KIND_BITS = 0x1f
const HAS_LEFT = 0x80
const HAS_RIGHT = 0x40
const HAS_KEY = 0x20
const KIND = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  skip: 10,
}
/** Y.Array, Y.Map and Y.Text; the XML types, which follow, never occur in a note. */
const LAST_KNOWN_TYPE = 2
/** A struct takes at least this many bytes, a client's block and a deletion too. */
const LEAST_STRUCT = 2
const LEAST_BLOCK = 3
const LEAST_DELETION = 2

/** Reads and checks the update. Throws BadMessageError with a sentence. */
export function scanUpdate(bytes: Uint8Array, limits: UpdateLimits): ScannedUpdate {
  return new Scan(bytes, limits).run()
}

const NO_DELETES: ReadonlyMap<number, readonly number[]> = new Map()

class Scan {
  readonly #reader: UpdateReader
  readonly #bytes: Uint8Array
  readonly #limits: UpdateLimits
  readonly #ranges = new Map<number, ClockRange>()
  readonly #needs: Need[] = []
  readonly #types: NestedType[] = []
  /** Keys by the type they stand in, made when the first is met. */
  #keys: Map<string, Set<string>> | null = null
  #structs = 0
  #holes = false
  #client = 0
  #clock = 0

  constructor(bytes: Uint8Array, limits: UpdateLimits) {
    this.#bytes = bytes
    this.#limits = limits
    this.#reader = new UpdateReader(bytes)
  }

  run(): ScannedUpdate {
    const reader = this.#reader
    const blocks = reader.number()
    if (blocks > this.#limits.clients) throw new BadMessageError('The update names too many clients.')
    if (blocks * LEAST_BLOCK > reader.left) throw new BadMessageError('The update ends too soon.')
    for (let left = blocks; left > 0; left -= 1) this.#block()
    const deletes = this.#deletes()
    if (reader.left > 0) throw new BadMessageError('The update is longer than what it says.')
    return {
      bytes: this.#bytes,
      structs: this.#structs,
      ranges: this.#ranges,
      needs: this.#needs,
      deletes,
      types: this.#types,
      holes: this.#holes,
    }
  }

  #block(): void {
    const reader = this.#reader
    const count = reader.number()
    if (count > this.#limits.structs - this.#structs)
      throw new BadMessageError('The update has too many parts.')
    if (count * LEAST_STRUCT > reader.left) throw new BadMessageError('The update ends too soon.')
    this.#structs += count
    this.#client = reader.number()
    this.#clock = reader.number()
    if (this.#ranges.has(this.#client)) throw new BadMessageError('The update names a client twice.')
    const from = this.#clock
    for (let left = count; left > 0; left -= 1) this.#struct()
    if (count > 0) this.#ranges.set(this.#client, { from, to: this.#clock })
  }

  #struct(): void {
    const info = this.#reader.byte()
    const kind = info & KIND_BITS
    let length: number
    if (kind === KIND.gc) length = this.#reader.number()
    else if (kind === KIND.skip) {
      this.#holes = true
      length = this.#reader.number()
    } else length = this.#item(info, kind)
    this.#clock += length
    if (length <= 0 || this.#clock > MAX_CLOCK)
      throw new BadMessageError('The update has an impossible clock.')
  }

  /** Passes over an item; returns its length in clock. */
  #item(info: number, kind: number): number {
    const hasNeighbour = (info & (HAS_LEFT | HAS_RIGHT)) !== 0
    if ((info & HAS_LEFT) !== 0) this.#lean()
    if ((info & HAS_RIGHT) !== 0) this.#lean()
    const parent = hasNeighbour ? 'unsaid' : this.#parent((info & HAS_KEY) !== 0)
    if (kind === KIND.type) {
      this.#types.push({ client: this.#client, clock: this.#clock, parent })
      if (this.#reader.number() > LAST_KNOWN_TYPE) {
        throw new BadMessageError('The update holds a kind of type no note has.')
      }
      return 1
    }
    const begin = this.#reader.at
    const length = this.#content(kind)
    if (kind > KIND.deleted && kind !== KIND.string && this.#reader.at - begin > this.#limits.valueBytes) {
      throw new BadMessageError('The update holds a value that is too long.')
    }
    return length
  }

  #parent(hasKey: boolean): NestedType['parent'] {
    const reader = this.#reader
    const isRoot = reader.number() === 1
    let parent: { client: number; clock: number } | null = null
    if (isRoot) {
      if (!(ROOTS as readonly string[]).includes(reader.key())) {
        throw new BadMessageError('The update writes outside the note.')
      }
    } else parent = this.#lean()
    if (hasKey) this.#key(parent, reader.key())
    return parent
  }

  /** Roots may have any number of keys, a node in them only so many. */
  #key(parent: { client: number; clock: number } | null, key: string): void {
    if (parent === null) return
    this.#keys ??= new Map()
    const node = `${parent.client}:${parent.clock}`
    const keys = this.#keys.get(node)
    if (keys === undefined) this.#keys.set(node, new Set([key]))
    else if (keys.add(key).size > MAX_ATTRIBUTES) {
      throw new BadMessageError('The update gives one part too many attributes.')
    }
  }

  /** Nobody can stand next to what he writes later; such an item would wait for itself in everybody's document. */
  #lean(): { client: number; clock: number } {
    const client = this.#reader.number()
    const clock = this.#reader.number()
    if (client !== this.#client) {
      this.#needs.push({ client: this.#client, clock: this.#clock, onClient: client, onClock: clock })
    } else if (clock >= this.#clock) throw new BadMessageError('The update leans on itself.')
    return { client, clock }
  }

  #content(kind: number): number {
    const reader = this.#reader
    switch (kind) {
      case KIND.deleted:
        return reader.number()
      case KIND.string:
        return reader.text()
      case KIND.embed:
        reader.json()
        return 1
      case KIND.format:
        reader.key()
        reader.json()
        return 1
      case KIND.any:
        return repeat(reader.count(1), () => reader.any())
      case KIND.json:
        return repeat(reader.count(1), () => reader.json(true))
      case KIND.binary:
        reader.bytes()
        return 1
      default:
        throw new BadMessageError('The update holds a kind of content no note has.')
    }
  }

  #deletes(): ReadonlyMap<number, readonly number[]> {
    const reader = this.#reader
    const clients = reader.number()
    if (clients === 0) return NO_DELETES
    const deletes = new Map<number, readonly number[]>()
    if (clients > this.#limits.clients) throw new BadMessageError('The update names too many clients.')
    for (let left = clients; left > 0; left -= 1) {
      const client = reader.number()
      if (deletes.has(client)) throw new BadMessageError('The update names a client twice.')
      deletes.set(client, this.#deletedRanges())
    }
    return deletes
  }

  #deletedRanges(): number[] {
    const reader = this.#reader
    const ranges: number[] = []
    repeat(reader.count(LEAST_DELETION), () => {
      const from = reader.number()
      const to = from + reader.number()
      if (to <= from || to > MAX_CLOCK) throw new BadMessageError('The update has an impossible clock.')
      ranges.push(from, to)
    })
    return ranges
  }
}

function repeat(count: number, act: () => void): number {
  for (let left = count; left > 0; left -= 1) act()
  return count
}

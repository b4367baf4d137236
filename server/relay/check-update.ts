/**
 * Checks an update on its encoded bytes, in one pass and without a Y.Doc: counts, roots, kinds of content, nesting.
 * What it returns is all the relay ever learns of an update. Knows nothing of the note it is meant for.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { ROOTS } from '#note/about.ts'
import { BadMessageError } from './incoming.ts'
import {
  MAX_CLIENTS,
  MAX_CLOCK,
  MAX_KEY_LENGTH,
  MAX_STEP_2_STRUCTS,
  MAX_STRUCTS,
  MAX_TYPE_DEPTH,
  MAX_VALUE_DEPTH,
} from './limits.ts'

/** From `from` up to but without `to`. */
export interface ClockRange {
  readonly from: number
  readonly to: number
}

export interface Dependency {
  readonly client: number
  readonly clock: number
}

/** An update that keeps the rules, with what is needed to see whether anything is missing. */
export interface CheckedUpdate {
  readonly bytes: Uint8Array
  readonly structs: number
  /** What it adds, one unbroken range per client. */
  readonly ranges: ReadonlyMap<number, ClockRange>
  /** Ids its items stand next to or in. */
  readonly needs: readonly Dependency[]
  readonly deletes: ReadonlyMap<number, readonly ClockRange[]>
  /** Something between its first and last clock is left out. */
  readonly holes: boolean
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** Yjs numbers its kinds of content; 9 is a document within a document, which a note never has. */
const CONTENT_DOC = 9

/** How much one update may hold. */
export interface UpdateLimits {
  readonly structs: number
  readonly clients: number
}

/** For what the relay wrote or checked itself. */
export const UNLIMITED: UpdateLimits = { structs: Number.MAX_SAFE_INTEGER, clients: Number.MAX_SAFE_INTEGER }

/** For an update and for a step 2 from a client. */
export const UPDATE_LIMITS: UpdateLimits = { structs: MAX_STRUCTS, clients: MAX_CLIENTS }
export const STEP_2_LIMITS: UpdateLimits = { structs: MAX_STEP_2_STRUCTS, clients: MAX_CLIENTS }

/** Reads and checks the update. Throws BadMessageError with a sentence, or a decoding error for malformed bytes. */
export function checkUpdate(bytes: Uint8Array, limits: UpdateLimits): CheckedUpdate {
  if (decoding.readVarUint(decoding.createDecoder(bytes)) > limits.clients) {
    throw new BadMessageError('The update names too many clients.')
  }
  const { structs, ds } = Y.decodeUpdate(bytes)
  if (structs.length > limits.structs) throw new BadMessageError('The update has too many parts.')
  const ranges = new Map<number, ClockRange>()
  const needs: Dependency[] = []
  const depths = new Map<string, number>()
  let holes = false
  for (const struct of structs) {
    holes = addRange(ranges, struct) || holes
    if (struct instanceof Y.Item) checkItem(struct, needs, depths)
  }
  return { bytes, structs: structs.length, ranges, needs, deletes: readDeletes(ds.clients), holes }
}

function addRange(ranges: Map<number, ClockRange>, struct: Struct): boolean {
  const { client, clock } = struct.id
  const to = clock + struct.length
  if (!(struct.length > 0) || to > MAX_CLOCK) throw new BadMessageError('The update has an impossible clock.')
  const range = ranges.get(client)
  ranges.set(client, { from: range?.from ?? clock, to })
  return struct instanceof Y.Skip || (range !== undefined && range.to !== clock)
}

function checkItem(item: Y.Item, needs: Dependency[], depths: Map<string, number>): void {
  if (item.origin !== null) needs.push(olderThan(item, item.origin))
  if (item.rightOrigin !== null) needs.push(olderThan(item, item.rightOrigin))
  // While only decoded, `parent` is a root's name, the id of a type, or null where the neighbour tells.
  const parent = item.parent as unknown
  if (typeof parent === 'string') checkRoot(parent)
  else if (parent instanceof Y.ID) needs.push(olderThan(item, parent))
  if (item.parentSub !== null && item.parentSub.length > MAX_KEY_LENGTH) {
    throw new BadMessageError('The update has a key that is too long.')
  }
  checkContent(item.content)
  checkDepth(item, parent, depths)
}

/** Nobody can stand next to what he writes later; such an item would wait for itself in everybody's document. */
function olderThan(item: Y.Item, neighbour: Dependency): Dependency {
  if (neighbour.client === item.id.client && neighbour.clock >= item.id.clock) {
    throw new BadMessageError('The update leans on itself.')
  }
  return neighbour
}

function checkRoot(name: string): void {
  if (!(ROOTS as readonly string[]).includes(name)) {
    throw new BadMessageError('The update writes outside the note.')
  }
}

function checkContent(content: Y.Item['content']): void {
  if (content.getRef() === CONTENT_DOC) throw new BadMessageError('The update holds a document of its own.')
  if (content instanceof Y.ContentType) checkType(content)
  else if (content instanceof Y.ContentAny) content.arr.forEach((value) => checkValue(value, 0))
  else if (content instanceof Y.ContentEmbed) checkValue(content.embed, 0)
  else if (content instanceof Y.ContentFormat) checkValue(content.value, 0)
  else if (content instanceof Y.ContentJSON) content.arr.forEach((value) => checkValue(value, 0))
}

function checkType(content: Y.ContentType): void {
  const known =
    content.type instanceof Y.Array || content.type instanceof Y.Map || content.type.constructor === Y.Text
  // The XML types never occur in a note.
  if (!known) throw new BadMessageError('The update holds a kind of type no note has.')
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (depth >= MAX_VALUE_DEPTH) throw new BadMessageError('The update holds a value nested too deep.')
  for (const each of Object.values(value)) checkValue(each, depth + 1)
}

function checkDepth(item: Y.Item, parent: unknown, depths: Map<string, number>): void {
  if (!(item.content instanceof Y.ContentType)) return
  const depth = parent instanceof Y.ID ? (depths.get(`${parent.client}:${parent.clock}`) ?? 1) + 1 : 1
  if (depth > MAX_TYPE_DEPTH) throw new BadMessageError('The update is nested too deep.')
  depths.set(`${item.id.client}:${item.id.clock}`, depth)
}

function readDeletes(
  clients: Map<number, { readonly clock: number; readonly len: number }[]>,
): Map<number, ClockRange[]> {
  const deletes = new Map<number, ClockRange[]>()
  for (const [client, items] of clients) {
    deletes.set(
      client,
      items.map((item) => ({ from: item.clock, to: item.clock + item.len })),
    )
  }
  return deletes
}

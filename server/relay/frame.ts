/**
 * Websocket frames and the sync messages in them, built once and written to many sockets. Frames are whole, binary
 * and unmasked, as a server sends them without extensions.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import {
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '#note/wire/sync.ts'
import { MERGE_GROUP } from './limits.ts'

/** FIN and opcode 2: one whole binary message. */
const WHOLE_BINARY = 0x82
/** Lengths up to this stand in the second byte; longer ones in two or eight bytes behind it. */
const SHORT_LENGTH = 125
const TWO_BYTE_LENGTH = 0xffff
/** y-protocols' only auth message: permission denied. */
const PERMISSION_DENIED = 0

/** The payload as one frame, ready for `socket.write`. */
export function frame(payload: Uint8Array): Buffer {
  const length = payload.length
  const headerLength = length <= SHORT_LENGTH ? 2 : length <= TWO_BYTE_LENGTH ? 4 : 10
  const framed = Buffer.allocUnsafe(headerLength + length)
  framed[0] = WHOLE_BINARY
  if (headerLength === 2) framed[1] = length
  else if (headerLength === 4) {
    framed[1] = 126
    framed.writeUInt16BE(length, 2)
  } else {
    framed[1] = 127
    framed.writeBigUInt64BE(BigInt(length), 2)
  }
  framed.set(payload, headerLength)
  return framed
}

export function step1Frame(stateVector: Uint8Array): Buffer {
  return syncFrame(SYNC_STEP_1, stateVector)
}

export function step2Frame(update: Uint8Array): Buffer {
  return syncFrame(SYNC_STEP_2, update)
}

export function updateFrame(update: Uint8Array): Buffer {
  return syncFrame(SYNC_UPDATE, update)
}

/** Tells a stock provider too that its edit was not taken; the sentence is shown by ours. */
export function deniedFrame(sentence: string): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_AUTH)
  encoding.writeVarUint(encoder, PERMISSION_DENIED)
  encoding.writeVarString(encoder, sentence)
  return frame(encoding.toUint8Array(encoder))
}

/** One presence: Yjs client id, clock, state as JSON text (`null` when gone). */
export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  readonly json: string
}

export function awarenessFrame(entries: readonly PresenceEntry[]): Buffer {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const entry of entries) {
    encoding.writeVarUint(inner, entry.client)
    encoding.writeVarUint(inner, entry.clock)
    encoding.writeVarString(inner, entry.json)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_AWARENESS)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return frame(encoding.toUint8Array(encoder))
}

/** Merges updates by groups, since Yjs's merge is quadratic in their number (20,000 at once: 8 s; by hundreds: 0.2 s). */
export function mergeInGroups(updates: readonly Uint8Array[]): Uint8Array {
  let merged = updates
  while (merged.length > 1) {
    const groups: Uint8Array[] = []
    for (let index = 0; index < merged.length; index += MERGE_GROUP) {
      groups.push(Y.mergeUpdates(merged.slice(index, index + MERGE_GROUP)))
    }
    merged = groups
  }
  return merged[0] ?? EMPTY_UPDATE
}

/** The update that changes nothing. */
export const EMPTY_UPDATE = new Uint8Array([0, 0])

function syncFrame(kind: number, bytes: Uint8Array): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
  return frame(encoding.toUint8Array(encoder))
}

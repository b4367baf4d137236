/**
 * Websocket frames and the sync messages in them, built once and written to many sockets. Frames are whole, binary
 * and unmasked, as a server sends them without extensions.
 */
import * as encoding from 'lib0/encoding'
import {
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '#note/wire/sync.ts'

/** FIN and opcode 2: one whole binary message. */
const WHOLE_BINARY = 0x82
/** Lengths up to this stand in the second byte; longer ones in two or eight bytes behind it. */
const SHORT_LENGTH = 125
const TWO_BYTE_LENGTH = 0xffff
/** The kind of a sync message and what it is: a byte each. */
const SYNC_HEAD = 2
/** lib0 writes seven bits a byte, the eighth says that more follow. */
const VAR_UINT_BITS = 0x7f
/** y-protocols' only auth message: permission denied. */
const PERMISSION_DENIED = 0

/** The payload as one frame, ready for `socket.write`. */
export function frame(payload: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(headerLength(payload.length) + payload.length)
  framed.set(payload, writeHeader(framed, 0, payload.length))
  return framed
}

function headerLength(payload: number): number {
  return payload <= SHORT_LENGTH ? 2 : payload <= TWO_BYTE_LENGTH ? 4 : 10
}

/** Writes the header of a frame with so many bytes of payload; returns where the payload begins. */
function writeHeader(into: Buffer, at: number, payload: number): number {
  into[at] = WHOLE_BINARY
  if (payload <= SHORT_LENGTH) {
    into[at + 1] = payload
    return at + 2
  }
  if (payload <= TWO_BYTE_LENGTH) {
    into[at + 1] = 126
    return into.writeUInt16BE(payload, at + 2)
  }
  into[at + 1] = 127
  return into.writeBigUInt64BE(BigInt(payload), at + 2)
}

function writeUpdateFrame(into: Buffer, at: number, update: Uint8Array): number {
  let next = writeHeader(into, at, SYNC_HEAD + varUintLength(update.length) + update.length)
  into[next++] = MESSAGE_SYNC
  into[next++] = SYNC_UPDATE
  let rest = update.length
  while (rest > VAR_UINT_BITS) {
    into[next++] = (rest & VAR_UINT_BITS) | (VAR_UINT_BITS + 1)
    rest >>>= 7
  }
  into[next++] = rest
  into.set(update, next)
  return next + update.length
}

function varUintLength(value: number): number {
  let length = 1
  for (let rest = value; rest > VAR_UINT_BITS; rest >>>= 7) length += 1
  return length
}

export function step1Frame(stateVector: Uint8Array): Buffer {
  return syncFrame(SYNC_STEP_1, stateVector)
}

/** Update frames of several updates, one behind the other: written once, byte for byte. */
export function updateFrames(updates: readonly Uint8Array[]): Buffer {
  let total = 0
  for (const update of updates) total += updateFrameLength(update.length)
  const framed = Buffer.allocUnsafe(total)
  let at = 0
  for (const update of updates) at = writeUpdateFrame(framed, at, update)
  return framed
}

/** How many bytes the frame of an update of so many bytes has. */
export function updateFrameLength(length: number): number {
  const payload = SYNC_HEAD + varUintLength(length) + length
  return headerLength(payload) + payload
}

export function step2Frame(update: Uint8Array): Buffer {
  return syncFrame(SYNC_STEP_2, update)
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

function syncFrame(kind: number, bytes: Uint8Array): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
  return frame(encoding.toUint8Array(encoder))
}

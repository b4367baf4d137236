/**
 * What a client may say, decoded from bytes into one union. First of the two guards at the socket: whatever does not
 * read cleanly throws here, and only its sender pays. Knows the wire, not the note.
 */
import * as decoding from 'lib0/decoding'
import {
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  MESSAGE_WANT_RECEIPTS,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '#note/wire/sync.ts'
import type { PresenceEntry } from './frame.ts'
import { MAX_AWARENESS_ENTRIES } from './limits.ts'

export type Incoming =
  | { readonly kind: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly bytes: Uint8Array; readonly step2: boolean }
  | { readonly kind: 'awareness'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'want-receipts' }
  /** Clients may answer auth messages; there is nothing to do. */
  | { readonly kind: 'auth' }

/** A message that breaks the protocol or a limit; the sentence goes out as the close reason. */
export class BadMessageError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'BadMessageError'
  }
}

/** Decodes one message whole. Throws BadMessageError, or whatever lib0 throws on bytes that end too soon. */
export function parseIncoming(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  const message = parseKind(kind, decoder)
  if (message.kind !== 'auth' && decoding.hasContent(decoder)) {
    throw new BadMessageError('The message is longer than what it says.')
  }
  return message
}

function parseKind(kind: number, decoder: decoding.Decoder): Incoming {
  switch (kind) {
    case MESSAGE_SYNC:
      return parseSync(decoder)
    case MESSAGE_AWARENESS:
      return { kind: 'awareness', entries: parseAwareness(decoding.readVarUint8Array(decoder)) }
    case MESSAGE_QUERY_AWARENESS:
      return { kind: 'query-awareness' }
    case MESSAGE_WANT_RECEIPTS:
      return { kind: 'want-receipts' }
    case MESSAGE_AUTH:
      return { kind: 'auth' }
    default:
      throw new BadMessageError(`There is no message of kind ${kind}.`)
  }
}

function parseSync(decoder: decoding.Decoder): Incoming {
  const kind = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (kind === SYNC_STEP_1) return { kind: 'step-1', stateVector: bytes }
  if (kind === SYNC_STEP_2 || kind === SYNC_UPDATE) {
    return { kind: 'update', bytes, step2: kind === SYNC_STEP_2 }
  }
  throw new BadMessageError(`There is no sync message of kind ${kind}.`)
}

function parseAwareness(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_AWARENESS_ENTRIES) throw new BadMessageError('Too many presences in one message.')
  const entries: PresenceEntry[] = []
  for (let index = 0; index < count; index += 1) {
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      json: decoding.readVarString(decoder),
    })
  }
  return entries
}

/** Decodes a state vector. Throws on malformed bytes. */
export function parseStateVector(bytes: Uint8Array): Map<number, number> {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  const clocks = new Map<number, number>()
  for (let index = 0; index < count; index += 1) {
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  }
  return clocks
}

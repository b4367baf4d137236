/**
 * What a note's log holds, entry by entry, as bytes and back. An entry of a kind that this version does not know is
 * carried along as it is.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** An edit made on this computer. `client` is the Yjs client id it was made under, `number` counts up under it from 1. */
export interface OwnEdit {
  readonly kind: 'own'
  readonly person: string
  readonly client: number
  readonly number: number
  /** Ms since 1970. */
  readonly at: number
  readonly lines: readonly string[]
  readonly update: Uint8Array
}

export type NoteEntry =
  | OwnEdit
  /** Everything up to here but what is unsent, merged. */
  | { readonly kind: 'snapshot'; readonly update: Uint8Array }
  | { readonly kind: 'received'; readonly update: Uint8Array }
  /** The relay has all edits made under the client id up to this number on its disk. */
  | { readonly kind: 'acknowledged'; readonly client: number; readonly upTo: number }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

const SNAPSHOT = 1
const RECEIVED = 2
const OWN = 3
const ACKNOWLEDGED = 4

export function encodeEntry(entry: NoteEntry): Uint8Array {
  if (entry.kind === 'unknown') return entry.bytes
  return encoding.encode((encoder) => {
    switch (entry.kind) {
      case 'snapshot':
      case 'received':
        encoding.writeVarUint(encoder, entry.kind === 'snapshot' ? SNAPSHOT : RECEIVED)
        return encoding.writeVarUint8Array(encoder, entry.update)
      case 'acknowledged':
        encoding.writeVarUint(encoder, ACKNOWLEDGED)
        encoding.writeVarUint(encoder, entry.client)
        return encoding.writeVarUint(encoder, entry.upTo)
      case 'own':
        return writeOwn(encoder, entry)
      default:
        entry satisfies never
    }
  })
}

function writeOwn(encoder: encoding.Encoder, entry: OwnEdit): void {
  encoding.writeVarUint(encoder, OWN)
  encoding.writeVarString(encoder, entry.person)
  for (const value of [entry.client, entry.number, entry.at, entry.lines.length]) {
    encoding.writeVarUint(encoder, value)
  }
  for (const line of entry.lines) encoding.writeVarString(encoder, line)
  encoding.writeVarUint8Array(encoder, entry.update)
}

/** Throws on bytes that end too soon; a record's checksum keeps such from coming here. */
export function decodeEntry(bytes: Uint8Array): NoteEntry {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case SNAPSHOT:
      return { kind: 'snapshot', update: decoding.readVarUint8Array(decoder) }
    case RECEIVED:
      return { kind: 'received', update: decoding.readVarUint8Array(decoder) }
    case ACKNOWLEDGED:
      return {
        kind: 'acknowledged',
        client: decoding.readVarUint(decoder),
        upTo: decoding.readVarUint(decoder),
      }
    case OWN:
      return readOwn(decoder)
    default:
      return { kind: 'unknown', bytes }
  }
}

function readOwn(decoder: decoding.Decoder): OwnEdit {
  const person = decoding.readVarString(decoder)
  const client = decoding.readVarUint(decoder)
  const number = decoding.readVarUint(decoder)
  const at = decoding.readVarUint(decoder)
  const lines = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder))
  return { kind: 'own', person, client, number, at, lines, update: decoding.readVarUint8Array(decoder) }
}

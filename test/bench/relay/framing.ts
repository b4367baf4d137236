/** How each relay wants its messages: y-websocket's as they are, Hocuspocus's with the document's name before them. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface Heard {
  /** Updates, from update messages and step 2 alike. */
  readonly update: (bytes: Uint8Array) => void
  /** The relay's receipt: so many of ours are on its disk. */
  readonly stored?: (count: number) => void
}

export interface Framing {
  readonly update: (bytes: Uint8Array) => Uint8Array
  readonly step1: (stateVector: Uint8Array) => Uint8Array
  readonly step2: (bytes: Uint8Array) => Uint8Array
  readonly awareness: (client: number, clock: number, json: string) => Uint8Array
  readonly hear: (payload: Uint8Array, heard: Heard) => void
}

const SYNC = 0
const AWARENESS = 1
/** Hocuspocus's answer to a step 1. */
const SYNC_REPLY = 4
const STORED = 101

/** Without a name for y-websocket and ours; with one for Hocuspocus. */
export function framing(name: string | null): Framing {
  const head = (encoder: encoding.Encoder, kind: number): void => {
    if (name !== null) encoding.writeVarString(encoder, name)
    encoding.writeVarUint(encoder, kind)
  }
  const sync = (kind: number, bytes: Uint8Array): Uint8Array =>
    encoding.encode((encoder) => {
      head(encoder, SYNC)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  return {
    update: (bytes) => sync(2, bytes),
    step1: (stateVector) => sync(0, stateVector),
    step2: (bytes) => sync(1, bytes),
    awareness: (client, clock, json) =>
      encoding.encode((encoder) => {
        head(encoder, AWARENESS)
        const inner = encoding.encode((each) => {
          for (const value of [1, client, clock]) encoding.writeVarUint(each, value)
          encoding.writeVarString(each, json)
        })
        encoding.writeVarUint8Array(encoder, inner)
      }),
    hear: (payload, heard) => hear(payload, heard, name !== null),
  }
}

/** Hocuspocus's token message, which it wants before anything else. */
export function authentication(name: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, name)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'bench')
  })
}

function hear(payload: Uint8Array, heard: Heard, named: boolean): void {
  const decoder = decoding.createDecoder(payload)
  if (named) decoding.readVarString(decoder)
  const kind = decoding.readVarUint(decoder)
  if (kind === STORED && !named) return heard.stored?.(decoding.readVarUint(decoder))
  if (kind !== SYNC && kind !== SYNC_REPLY) return
  const sync = decoding.readVarUint(decoder)
  if (sync === 1 || sync === 2) heard.update(decoding.readVarUint8Array(decoder))
}

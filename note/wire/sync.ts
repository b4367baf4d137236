/**
 * What travels on `/sync/<session>` besides the stock y-websocket messages (0 sync, 1 awareness, 2 auth, 3 query
 * awareness). A client sends WANT_RECEIPTS once after connecting; only such a client ever gets STORED and SESSION, so a
 * stock provider sees nothing of them. Every message starts with its kind as a varUint.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PersonRef, SessionState } from '../summit.ts'

export const SUBPROTOCOL = 'rapporteur.v1'
/** The session token travels as a second subprotocol with this prefix, never in the address. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'token.'

export const MESSAGE_SYNC = 0
export const MESSAGE_AWARENESS = 1
export const MESSAGE_AUTH = 2
export const MESSAGE_QUERY_AWARENESS = 3
/** client → relay: from now on tell me what of mine is stored. No payload. */
export const MESSAGE_WANT_RECEIPTS = 100
/** relay → client: varUint n; the first n sync messages of this connection that carried an update (step 2 or update) are on disk. */
export const MESSAGE_STORED = 101
/** relay → client: the session's state and what this connection may do, as JSON in a varString. */
export const MESSAGE_SESSION = 102

/** Sync sub-messages of y-protocols. */
export const SYNC_STEP_1 = 0
export const SYNC_STEP_2 = 1
export const SYNC_UPDATE = 2

/** Why the relay closed a socket; the sentence travels as the close reason. */
export const CLOSE = {
  /** A message broke the protocol or a limit; it was dropped whole. */
  badMessage: 1008,
  tooBig: 1009,
  /** The relay restarts: come back. */
  restart: 1012,
  /** The relay cannot keep up with or store for this connection: come back later. */
  tryLater: 1013,
  /** The session token was revoked or has expired. */
  revoked: 4401,
  /** The role changed: connect again to write or read with the new one. */
  roleChanged: 4403,
} as const

/** What MESSAGE_SESSION says. `write` is what this connection may do now. */
export interface SessionNews {
  readonly state: SessionState
  readonly write: boolean
  readonly roles: Readonly<Record<string, PersonRef>>
  /** `false` while the relay's disk takes no writes: nobody can write until it does; absent otherwise. */
  readonly storing?: false
  /** The version of the note's model that the relay knows, absent from relays that know the first only. */
  readonly model?: number
}

export function encodeWantReceipts(): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE_WANT_RECEIPTS))
}

export function encodeStored(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_STORED)
    encoding.writeVarUint(encoder, count)
  })
}

export function encodeSession(news: SessionNews): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SESSION)
    encoding.writeVarString(encoder, JSON.stringify(news))
  })
}

/** Reads the payload after the kind has been read. */
export function readStored(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

/** Reads the payload after the kind has been read. */
export function readSession(decoder: decoding.Decoder): SessionNews {
  return JSON.parse(decoding.readVarString(decoder)) as SessionNews
}

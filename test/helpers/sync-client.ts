/** Clients of a relay for tests: the stock provider, and a bare socket that says exactly what it is told. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  MESSAGE_AWARENESS,
  MESSAGE_SESSION,
  MESSAGE_STORED,
  MESSAGE_SYNC,
  SUBPROTOCOL,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  TOKEN_SUBPROTOCOL_PREFIX,
  encodeWantReceipts,
  readSession,
  readStored,
  type SessionNews,
} from '#note/wire/sync.ts'
import { waitUntil } from './wait-until.ts'

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly close: () => void
}

/** The stock y-websocket provider, nothing of ours in it but its two subprotocols. */
export function connectStock(address: string, session: string, token: string): StockClient {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, session, doc, {
    protocols: [SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${token}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const close = () => {
    provider.destroy()
    provider.awareness.destroy()
    doc.destroy()
  }
  onTestFinished(close)
  return { doc, provider, close }
}

/** What a bare socket heard. */
export interface Heard {
  readonly updates: Uint8Array[]
  readonly steps2: Uint8Array[]
  readonly steps1: Uint8Array[]
  readonly stored: number[]
  readonly news: SessionNews[]
  readonly awareness: { client: number; state: unknown }[]
  denied: number
  closed: { code: number; reason: string } | null
}

export interface BareClient {
  readonly heard: Heard
  readonly socket: WebSocket
  readonly send: (bytes: Uint8Array) => void
  readonly sendUpdate: (update: Uint8Array, kind?: number) => void
  readonly sendStep1: () => void
  readonly wantReceipts: () => void
}

/** Opens a bare socket; rejects with the HTTP status where the upgrade is refused. */
export async function connectBare(
  address: string,
  session: string,
  token: string | null,
  origin?: string,
): Promise<BareClient> {
  const protocols = [SUBPROTOCOL, ...(token === null ? [] : [`${TOKEN_SUBPROTOCOL_PREFIX}${token}`])]
  const socket = new WebSocket(
    `${address.replace('http', 'ws')}/sync/${session}`,
    protocols,
    origin === undefined ? {} : { origin },
  )
  const heard = listen(socket)
  onTestFinished(() => socket.terminate())
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) =>
      reject(new Error(`status ${response.statusCode}`)),
    )
  })
  const send = (bytes: Uint8Array) => socket.send(bytes)
  return {
    heard,
    socket,
    send,
    sendUpdate: (update, kind = SYNC_UPDATE) => send(syncMessage(kind, update)),
    sendStep1: () => send(syncMessage(SYNC_STEP_1, new Uint8Array([0]))),
    wantReceipts: () => send(encodeWantReceipts()),
  }
}

export function syncMessage(kind: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export function awarenessMessage(client: number, clock: number, state: unknown): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS)
    encoding.writeVarUint8Array(encoder, inner)
  })
}

/** The note as the bare client would have it. */
export async function readNote(client: BareClient): Promise<Y.Doc> {
  client.sendStep1()
  await waitUntil('a step 2 comes', () => client.heard.steps2.length > 0)
  const doc = new Y.Doc()
  for (const update of [...client.heard.steps2, ...client.heard.updates]) Y.applyUpdate(doc, update)
  onTestFinished(() => doc.destroy())
  return doc
}

function listen(socket: WebSocket): Heard {
  const heard: Heard = {
    updates: [],
    steps1: [],
    steps2: [],
    stored: [],
    news: [],
    awareness: [],
    denied: 0,
    closed: null,
  }
  socket.on('error', () => undefined)
  socket.on('close', (code, reason) => (heard.closed = { code, reason: reason.toString() }))
  socket.on('message', (data) => hear(heard, data as Buffer))
  return heard
}

function hear(heard: Heard, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  if (kind === MESSAGE_STORED) heard.stored.push(readStored(decoder))
  else if (kind === MESSAGE_SESSION) heard.news.push(readSession(decoder))
  else if (kind === MESSAGE_AWARENESS) hearAwareness(heard, decoding.readVarUint8Array(decoder))
  else if (kind === MESSAGE_SYNC) {
    const sync = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder).slice()
    const list = sync === SYNC_STEP_1 ? heard.steps1 : sync === SYNC_STEP_2 ? heard.steps2 : heard.updates
    list.push(payload)
  } else heard.denied += 1
}

function hearAwareness(heard: Heard, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes)
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    heard.awareness.push({ client, state: JSON.parse(decoding.readVarString(decoder)) })
  }
}

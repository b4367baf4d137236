/**
 * `node test/bench/relay-latency.ts [KEYS_A_SECOND]`: fifty bare connections in one note, five of them typing; how long
 * from sending an update to its arrival at the others, with a commit for each turn of the relay. No page in it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { MESSAGE_SYNC, SUBPROTOCOL, SYNC_UPDATE, TOKEN_SUBPROTOCOL_PREFIX } from '#note/wire/sync.ts'
import { runRelay, type RelayProcess } from '../e2e/run-relay.ts'
import { median, percentile, report } from './figures.ts'

const SESSION = 'server-graceful-restart'
const CLIENTS = 50
const TYPISTS = 5
const SECONDS = 10
/** Reading updates costs time too: so many of the others look at what they get. */
const READERS = 5
const keysPerSecond = Number(process.argv[2] ?? 8)

function connect(address: string, token: string): Promise<WebSocket> {
  const url = `${address.replace('http', 'ws')}/sync/${SESSION}`
  const socket = new WebSocket(url, [SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${token}`])
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Each key is a number in the note: when it was sent. */
async function type(socket: WebSocket): Promise<void> {
  const doc = new Y.Doc()
  const keys = doc.getMap('threads')
  doc.on('update', (update: Uint8Array) => {
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MESSAGE_SYNC)
    encoding.writeVarUint(message, SYNC_UPDATE)
    encoding.writeVarUint8Array(message, update)
    socket.send(encoding.toUint8Array(message))
  })
  await wait(Math.random() * (1000 / keysPerSecond))
  for (let count = 0; count < SECONDS * keysPerSecond; count += 1) {
    keys.set(`bench-${doc.clientID}`, performance.now())
    await wait(1000 / keysPerSecond)
  }
}

function listen(socket: WebSocket, delays: number[]): void {
  socket.on('message', (data) => {
    const now = performance.now()
    const decoder = decoding.createDecoder(data as Buffer)
    if (decoding.readVarUint(decoder) !== MESSAGE_SYNC || decoding.readVarUint(decoder) !== SYNC_UPDATE)
      return
    for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
      const content = struct instanceof Y.Item ? struct.content : null
      if (content instanceof Y.ContentAny) delays.push(now - Number(content.arr[0]))
    }
  })
}

/** The relay takes forty sockets of one token. */
const SOCKETS_PER_TOKEN = 25

/** A fresh person's token. */
async function join(relay: RelayProcess, person: number): Promise<string> {
  const secret = new URL(await relay.invite('note-taker')).hash.slice(1)
  const answer = await fetch(`${relay.address}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: `Hand ${person}` }),
  })
  return ((await answer.json()) as { token: string }).token
}

const relay = await runRelay()
const tokens = await Promise.all(
  Array.from({ length: CLIENTS / SOCKETS_PER_TOKEN }, (_, person) => join(relay, person)),
)
const sockets = await Promise.all(
  Array.from({ length: CLIENTS }, (_, index) => connect(relay.address, tokens[index % tokens.length] ?? '')),
)
try {
  const delays: number[] = []
  for (const socket of sockets.slice(-READERS)) listen(socket, delays)
  await Promise.all(sockets.slice(0, TYPISTS).map(type))
  await wait(500)
  report(
    `${CLIENTS} connections, ${TYPISTS} typing ${keysPerSecond} keys a second (${delays.length} arrivals)`,
    [
      { what: 'sent to arrived, median', ms: median(delays), goal: 50 },
      { what: 'sent to arrived, 95th percentile', ms: percentile(delays, 0.95), goal: 150 },
      { what: 'sent to arrived, 99th percentile', ms: percentile(delays, 0.99) },
    ],
  )
} finally {
  for (const socket of sockets) socket.terminate()
  await relay.close()
}

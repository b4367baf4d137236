/**
 * A stage for hostile clients: one real relay process, an honest pair in the attacked note and one in another, whose edits
 * must arrive all the while, and what the system says of the process's memory.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { startServing } from '../../helpers/run-command.ts'
import { temporaryFolder } from '../../helpers/start-server.ts'
import { threadUpdate } from '../../helpers/raw-updates.ts'
import { connectBare, type BareClient } from '../../helpers/sync-client.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

export const ATTACKED = 'server-graceful-restart'
export const ELSEWHERE = 'server-schema-changes'
/** How long an honest edit may take while others attack, ms. */
const CANARY_MS = 250
const PEAK_BYTES = 300e6

export interface Stage {
  readonly address: string
  /** A fresh person's session token. */
  readonly token: (role?: string) => Promise<string>
  /** A raw socket that has been upgraded into the attacked note. */
  readonly raw: () => Promise<Raw>
  /** Honest edits arrive in both rooms, the process stands, its memory is in bounds. */
  readonly isWell: () => Promise<void>
  readonly written: () => string
}

export interface Raw {
  readonly socket: Socket
  heard: Buffer
  closed: boolean
}

interface Pair {
  readonly writer: BareClient
  readonly reader: BareClient
  readonly doc: Y.Doc
  seen: number
}

export async function openStage(): Promise<Stage> {
  const organizer = randomBytes(24).toString('base64url')
  const serving = await startServing(temporaryFolder(), { RAPPORTEUR_ORGANIZER_TOKEN: organizer })
  const { address } = serving
  const token = tokens(address, organizer)
  const pairs = [await openPair(address, ATTACKED, token), await openPair(address, ELSEWHERE, token)]
  return {
    address,
    token,
    raw: async () => openRaw(address, await token()),
    written: serving.written,
    isWell: async () => {
      for (const pair of pairs) await expectCanary(pair)
      expect(serving.child.exitCode).toBeNull()
      expect(residentBytes(serving.child.pid ?? 0)).toBeLessThan(PEAK_BYTES)
    },
  }
}

/** One masked frame with a mask of zeros; `first` is its first byte. */
export function maskedFrame(first: number, payload: Uint8Array, declared = payload.length): Buffer {
  const head = Buffer.alloc(declared < 126 ? 6 : declared < 65536 ? 8 : 14)
  head[0] = first
  head[1] = 0x80 | (declared < 126 ? declared : declared < 65536 ? 126 : 127)
  if (declared >= 65536) head.writeBigUInt64BE(BigInt(declared), 2)
  else if (declared >= 126) head.writeUInt16BE(declared, 2)
  return Buffer.concat([head, payload])
}

/** The code of the close frame at the end of what was heard, or null. */
export function closeCode({ heard }: Raw): number | null {
  for (let at = heard.length - 4; at >= 0; at -= 1) {
    if (heard[at] === 0x88 && (heard[at + 1] ?? 0) + at + 2 === heard.length)
      return heard.readUInt16BE(at + 2)
  }
  return null
}

function tokens(address: string, organizer: string): Stage['token'] {
  let people = 0
  const call = async (path: string, body: unknown, bearer?: string): Promise<Record<string, string>> => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Record<string, string>
  }
  return async (role = 'organizer') => {
    people += 1
    const { link = '' } = await call('/invites', { role }, organizer)
    const joined = await call('/join', { secret: new URL(link).hash.slice(1), name: `Hand ${people}` })
    return joined['token'] ?? ''
  }
}

async function openPair(address: string, session: string, token: Stage['token']): Promise<Pair> {
  const writer = await connectBare(address, session, await token())
  const reader = await connectBare(address, session, await token())
  writer.wantReceipts()
  reader.sendStep1()
  return { writer, reader, doc: new Y.Doc(), seen: 0 }
}

async function expectCanary(pair: Pair): Promise<void> {
  pair.seen += 1
  const word = `canary ${pair.seen}`
  const began = performance.now()
  pair.writer.sendUpdate(threadUpdate(word, pair.doc))
  const isSeen = () => pair.reader.heard.updates.some((each) => Buffer.from(each).includes(word))
  await waitUntil('the honest edit arrives', isSeen)
  expect(performance.now() - began).toBeLessThan(CANARY_MS)
}

async function openRaw(address: string, token: string): Promise<Raw> {
  const { hostname, port } = new URL(address)
  const raw: Raw = { socket: connect(Number(port), hostname), heard: Buffer.alloc(0), closed: false }
  raw.socket.on('data', (chunk: Buffer) => (raw.heard = Buffer.concat([raw.heard, chunk])))
  raw.socket.on('error', () => undefined)
  raw.socket.on('close', () => (raw.closed = true))
  onTestFinished(() => void raw.socket.destroy())
  raw.socket.write(
    `GET /sync/${ATTACKED} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' +
      `Sec-WebSocket-Protocol: rapporteur.v1, token.${token}\r\n\r\n`,
  )
  await waitUntil('it is upgraded', () => raw.heard.includes(' 101 '))
  return raw
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
}

/** Hostile clients against a real relay: each is refused or harmless, and honest people notice nothing. */
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { threadUpdate } from '../../helpers/raw-updates.ts'
import { awarenessMessage, connectBare, readNote, syncMessage } from '../../helpers/sync-client.ts'
import { waitUntil } from '../../helpers/wait-until.ts'
import { ATTACKED, closeCode, maskedFrame, openStage, type Raw } from './stage.ts'

const BINARY = 0x82
const TIMEOUT = { timeout: 60_000 }
const update = (bytes: Uint8Array) => syncMessage(2, bytes)
const numbers = (...values: readonly number[]) =>
  encoding.encode((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))

/** Structs of so many clients, each waiting for something missing. */
function waitingStructs(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (let client = count; client > 0; client -= 1) {
      for (const value of [1, client, 5]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, 0x84)
      for (const value of [client, 4]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, 'x')
    }
    encoding.writeVarUint(encoder, 0)
  })
}

/** So many root types in one update. */
function manyRoots(count: number): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let root = 0; root < count; root += 1) doc.getMap(`root-${root}`).set('a', 1)
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('frames', () => {
  const cases: readonly (readonly [string, (raw: Raw) => Buffer[], readonly (number | null)[]])[] = [
    ['a reserved bit', () => [maskedFrame(0xc2, new Uint8Array([3]))], [1002]],
    ['a reserved opcode', () => [maskedFrame(0x83, new Uint8Array([3]))], [1002]],
    ['no mask', () => [Buffer.from([BINARY, 1, 3])], [1002]],
    ['a ping of 200 bytes', () => [maskedFrame(0x89, new Uint8Array(200))], [1002]],
    ['a close code nobody may send', () => [maskedFrame(0x88, new Uint8Array([3, 237]))], [1002]],
    ['text that is no UTF-8', () => [maskedFrame(0x81, new Uint8Array([0xff, 0xfe]))], [1007]],
    ['text', () => [maskedFrame(0x81, Buffer.from('hello'))], [1008]],
    ['a declared length of 100 MB', () => [maskedFrame(BINARY, new Uint8Array(10), 100e6)], [1009]],
    [
      'a hundred fragments',
      () => [
        maskedFrame(0x02, new Uint8Array(1)),
        ...Array.from({ length: 100 }, () => maskedFrame(0, new Uint8Array(1))),
      ],
      [1008, 1009],
    ],
    ['a continuation of nothing', () => [maskedFrame(0x80, new Uint8Array([1]))], [1002]],
  ]

  test('P5 that break the protocol end their connection and nothing else', TIMEOUT, async () => {
    const stage = await openStage()
    for (const [name, frames, codes] of cases) {
      const raw = await stage.raw()
      for (const frame of frames(raw)) raw.socket.write(frame)
      await waitUntil(`${name} is closed`, () => raw.closed || closeCode(raw) !== null)
      expect([name, codes.includes(closeCode(raw))]).toEqual([name, true])
      await stage.isWell()
    }
  })

  test('P13 unfinished messages of many connections do not fill the memory', TIMEOUT, async () => {
    const stage = await openStage()
    const raws = await Promise.all(Array.from({ length: 12 }, () => stage.raw()))
    const piece = new Uint8Array(8 * 1024 * 1024)
    for (const raw of raws) raw.socket.write(maskedFrame(BINARY, piece, piece.length + 1024))
    await waitUntil(
      'the newest are closed',
      () => raws.filter((raw) => raw.closed || closeCode(raw) === 1013).length >= 4,
    )
    await stage.isWell()
  })
})

describe('updates', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['100,000 structs of as many clients that wait', update(waitingStructs(60_000))],
    ['1,001 clients', update(waitingStructs(1001))],
    ['20,000 roots', update(manyRoots(20_000))],
    ['more parts than bytes', update(numbers(1, 19_999, 7, 0))],
    ['a delete set of a billion', update(numbers(0, 1, 5, 1_000_000_000))],
    ['a clock beyond counting', update(numbers(1, 1, 5, 2 ** 45, 0, 1, 0))],
    ['an object as its own prototype', update(protoUpdate())],
    ['a state vector of a billion', syncMessage(0, numbers(1_000_000_000))],
    ['an awareness message of a million', awarenessOf(1_000_000)],
    ['a message that is cut off', update(threadUpdate('cut')).slice(0, 9)],
  ]

  test(
    'P5 that break a limit end their connection with 1008 and are nowhere afterwards',
    TIMEOUT,
    async () => {
      const stage = await openStage()
      for (const [name, bytes] of cases) {
        const client = await connectBare(stage.address, ATTACKED, await stage.token())
        client.send(bytes)
        await waitUntil(`${name} is closed`, () => client.heard.closed)
        expect([name, client.heard.closed?.code]).toEqual([name, 1008])
        await stage.isWell()
      }
      const fresh = await connectBare(stage.address, ATTACKED, await stage.token())
      const doc = await readNote(fresh)
      expect([...doc.share.keys()].filter((root) => root.startsWith('root'))).toEqual([])
      expect([...doc.getMap('threads').keys()].every((key) => key.startsWith('canary'))).toBe(true)
    },
  )

  test('P9 in somebody else’s name are not taken, neither as update nor as step 2', TIMEOUT, async () => {
    const stage = await openStage()
    const doc = new Y.Doc()
    const owner = await connectBare(stage.address, ATTACKED, await stage.token())
    owner.wantReceipts()
    owner.sendUpdate(threadUpdate('mine', doc))
    await waitUntil('it is stored', () => owner.heard.stored.at(-1) === 1)
    const forged = threadUpdate('forged', doc)
    const thief = await connectBare(stage.address, ATTACKED, await stage.token())
    thief.sendUpdate(forged)
    await waitUntil('the thief is closed', () => thief.heard.closed)
    const second = await connectBare(stage.address, ATTACKED, await stage.token())
    second.wantReceipts()
    second.sendUpdate(Y.encodeStateAsUpdate(doc), 1)
    await stage.isWell()
    const fresh = await connectBare(stage.address, ATTACKED, await stage.token())
    const threads = (await readNote(fresh)).getMap('threads')
    expect([threads.get('mine'), threads.has('forged')]).toEqual(['mine', false])
    expect([thief.heard.closed?.code, second.heard.stored]).toEqual([1008, []])
  })
})

describe('floods', () => {
  test('P19 P21 of steps 1, presences and tiny updates leave honest people alone', TIMEOUT, async () => {
    const stage = await openStage()
    const clients = await Promise.all(
      Array.from({ length: 20 }, async () => connectBare(stage.address, ATTACKED, await stage.token())),
    )
    const doc = new Y.Doc()
    for (const [index, client] of clients.entries()) {
      for (let count = 0; count < 300; count += 1) {
        client.sendStep1()
        client.send(awarenessMessage(1000 + index, count + 1, { section: 'x'.repeat(500), html: '<script>' }))
        client.send(syncMessage(0, numbers(1, 5, count)))
      }
    }
    for (let count = 0; count < 2000; count += 1)
      clients[0]?.sendUpdate(threadUpdate(`flood ${count % 5}`, doc))
    await stage.isWell()
    const states = clients.flatMap((client) =>
      client.heard.awareness.map((each) => JSON.stringify(each.state)),
    )
    expect(states.filter((state) => state.includes('script'))).toEqual([])
    await stage.isWell()
  })

  test('P19 a reader that never reads is let go', TIMEOUT, async () => {
    const stage = await openStage()
    const lazy = await Promise.all(Array.from({ length: 10 }, () => stage.raw()))
    for (const raw of lazy) {
      raw.socket.pause()
      for (let count = 0; count < 500; count += 1) {
        raw.socket.write(maskedFrame(BINARY, syncMessage(0, new Uint8Array([0]))))
      }
    }
    await stage.isWell()
  })
})

describe('secrets', () => {
  test(
    'P1 a token in the address is refused, and neither it nor any word of a note is in the log',
    TIMEOUT,
    async () => {
      const stage = await openStage()
      const token = await stage.token()
      const { status } = await fetch(`${stage.address}/sync/${ATTACKED}?token=${token}`)
      expect(status).toBe(404)
      const client = await connectBare(stage.address, ATTACKED, token)
      client.sendUpdate(threadUpdate('a word nobody else shall read'))
      client.send(new Uint8Array([99, 1, 2]))
      await waitUntil('it is closed', () => client.heard.closed)
      await stage.isWell()
      expect(stage.written()).not.toContain(token)
      expect(stage.written()).not.toContain('nobody else')
    },
  )

  test.each(['..%2f..%2fetc%2fpasswd', '%00', '__proto__', 'A'.repeat(4000), '%E0%A4%A', 'x/../y'])(
    'P1 a note called %s is none',
    async (name) => {
      const stage = await openStage()
      await expect(connectBare(stage.address, name, await stage.token())).rejects.toThrow(/status 4\d\d/)
    },
  )
})

function protoUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('threads').set('a', JSON.parse('{"__proto__":{"polluted":true}}'))
  return Y.encodeStateAsUpdate(doc)
}

function awarenessOf(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, numbers(count, 1, 1))
  })
}

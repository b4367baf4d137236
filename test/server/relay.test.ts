/** The relay over real sockets; names quote the rules of note/SPEC.md. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ROOTS } from '#note/about.ts'
import { SYNC_STEP_2 } from '#note/wire/sync.ts'
import { personColour } from '#server/relay/person-colour.ts'
import { databaseFile } from '#server/store/data-directory.ts'
import {
  nestedUpdate,
  ringUpdate,
  rootUpdate,
  subdocumentUpdate,
  threadUpdate,
} from '../helpers/raw-updates.ts'
import { startServer } from '../helpers/start-server.ts'
import { awarenessMessage, connectBare, connectStock, readNote, syncMessage } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const APPROVED = 'server-schema-changes'
const SCHEDULED = 'server-rate-limits'

describe('upgrade', () => {
  test('P1 no or an unknown token: 401, before anything is upgraded', async () => {
    const server = await startServer()
    await expect(connectBare(server.address, OPEN, null)).rejects.toThrow('status 401')
    await expect(connectBare(server.address, OPEN, 'nonsense')).rejects.toThrow('status 401')
  })

  test('P1 a session that does not exist: 404', async () => {
    const server = await startServer()
    await expect(connectBare(server.address, 'no-such', server.token('reader'))).rejects.toThrow('status 404')
    await expect(connectBare(server.address, '..%2f..', server.token('reader'))).rejects.toThrow('status 404')
  })

  test('P2 foreign origins: 403; own, desktop and absent ones: welcome', async () => {
    const server = await startServer()
    const token = server.token('reader')
    for (const origin of ['http://evil.example', 'null', `${server.address}.evil.example`, 'app://other']) {
      await expect(connectBare(server.address, OPEN, token, origin)).rejects.toThrow('status 403')
    }
    for (const origin of [server.address, 'app://rapporteur', undefined]) {
      const client = await connectBare(server.address, OPEN, token, origin)
      expect(client.socket.protocol).toBe('rapporteur.v1')
    }
  })
})

describe('sync', () => {
  test('P3 stock providers converge', async () => {
    const server = await startServer()
    const ada = connectStock(server.address, OPEN, server.token('note-taker'))
    const grace = connectStock(server.address, OPEN, server.token('note-taker'))
    await waitUntil('both are in sync', () => ada.provider.synced && grace.provider.synced)
    expect(ada.doc.getMap('lines').size).toBeGreaterThan(5)
    for (let index = 0; index < 50; index += 1) ada.doc.getMap('threads').set(`a${index}`, index)
    for (let index = 0; index < 50; index += 1) grace.doc.getMap('threads').set(`g${index}`, index)
    await waitUntil('all of it is everywhere', () =>
      [ada, grace].every(({ doc }) => doc.getMap('threads').size === 100),
    )
    expect(rootsOf(ada.doc)).toEqual(rootsOf(grace.doc))
    const late = connectStock(server.address, OPEN, server.token('reader'))
    await waitUntil('the newcomer is in sync', () => late.provider.synced)
    expect(rootsOf(late.doc)).toEqual(rootsOf(ada.doc))
  })

  test('P7 a receipt comes after the commit, and only to who asked', async () => {
    const server = await startServer()
    const asks = await connectBare(server.address, OPEN, server.token('note-taker'))
    const silent = await connectBare(server.address, OPEN, server.token('note-taker'))
    asks.wantReceipts()
    asks.sendUpdate(threadUpdate('one'))
    asks.sendUpdate(new Uint8Array([0, 0]), SYNC_STEP_2)
    silent.sendUpdate(threadUpdate('two'))
    await waitUntil('both messages are stored', () => asks.heard.stored.at(-1) === 2)
    const rows = new Database(databaseFile(server.data)).prepare(
      "select count(*) as count from note_updates where session = ? and person like 'note-taker%'",
    )
    await waitUntil('the other update is stored', () => (rows.get(OPEN) as { count: number }).count === 2)
    expect(silent.heard.stored).toEqual([])
    expect(silent.heard.news).toEqual([])
    expect(asks.heard.news[0]).toMatchObject({ state: 'open', write: true })
  })

  test('P6 an empty step 2 is not sent on', async () => {
    const server = await startServer()
    const one = await connectBare(server.address, OPEN, server.token('note-taker'))
    const two = await connectBare(server.address, OPEN, server.token('note-taker'))
    one.wantReceipts()
    one.sendUpdate(new Uint8Array([0, 0]), SYNC_STEP_2)
    await waitUntil('it is settled', () => one.heard.stored.at(-1) === 1)
    expect(two.heard.updates).toEqual([])
  })

  test('P4 what arrives together goes out together and is on disk when others see it', async () => {
    const server = await startServer()
    const { metrics } = server.services.relay
    const writer = await connectBare(server.address, OPEN, server.token('note-taker'))
    const reader = await connectBare(server.address, OPEN, server.token('reader'))
    const before = { updates: metrics.updates, commits: metrics.commits }
    const journal = join(server.data, 'journal')
    const writtenWhenSeen: boolean[] = []
    reader.socket.on('message', () => {
      const files = readdirSync(journal).map((name) => readFileSync(join(journal, name)))
      writtenWhenSeen.push(Buffer.concat(files).includes('third word'))
    })
    const doc = new Y.Doc()
    for (const word of ['one', 'two', 'third word']) writer.sendUpdate(threadUpdate(word, doc))
    await waitUntil('it is seen', () => reader.heard.updates.length === 3)
    expect([metrics.updates - before.updates, metrics.commits - before.commits]).toEqual([3, 1])
    expect([writer.heard.updates.length, writtenWhenSeen]).toEqual([0, [true, true, true]])
    expect((await readNote(reader)).getMap('threads').size).toBe(3)
  })

  test('P8 a gap is asked for and a step 2 that is taken settles it', async () => {
    const server = await startServer()
    const client = await connectBare(server.address, OPEN, server.token('note-taker'))
    const doc = new Y.Doc()
    const lost = threadUpdate('lost', doc)
    client.sendUpdate(threadUpdate('later', doc))
    await waitUntil('the relay asks', () => client.heard.steps1.length === 1)
    client.wantReceipts()
    client.sendUpdate(Y.encodeStateAsUpdate(doc), SYNC_STEP_2)
    await waitUntil('the step 2 settles both', () => client.heard.stored.at(-1) === 2)
    expect((await readNote(client)).getMap('threads').toJSON()).toEqual({ lost: 'lost', later: 'later' })
    expect(lost.length).toBeGreaterThan(0)
  })

  test('P8 the third update in a row that leans on something missing costs the connection', async () => {
    const server = await startServer()
    const client = await connectBare(server.address, OPEN, server.token('note-taker'))
    const doc = new Y.Doc()
    threadUpdate('never sent', doc)
    const later = threadUpdate('later', doc)
    client.sendUpdate(later)
    await waitUntil('the relay asks', () => client.heard.steps1.length === 1)
    client.sendUpdate(later, SYNC_STEP_2)
    await waitUntil('the relay asks again', () => client.heard.steps1.length === 2)
    expect(client.heard.closed).toBeNull()
    client.sendUpdate(later, SYNC_STEP_2)
    await waitUntil('it is closed', () => client.heard.closed)
    expect([client.heard.closed?.code, client.heard.stored]).toEqual([1008, []])
  })
})

describe('refusals', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['no message at all', new Uint8Array([])],
    ['an unknown kind', new Uint8Array([77])],
    ['an unknown sync kind', new Uint8Array([0, 9, 0])],
    ['an update cut short', syncMessage(2, threadUpdate('cut').slice(0, -3))],
    ['an update that is noise', syncMessage(2, new Uint8Array([1, 1, 1, 255, 255, 255]))],
    ['a root no note has', syncMessage(2, rootUpdate('elsewhere'))],
    ['a document within the document', syncMessage(2, subdocumentUpdate())],
    ['5,000 clients', syncMessage(2, new Uint8Array([0x88, 0x27, 1, 1, 1]))],
    ['values nested too deep', syncMessage(2, nestedUpdate())],
    ['letters that lean on one another in a ring', syncMessage(2, ringUpdate())],
    ['presence that ends too soon', new Uint8Array([1, 3, 1, 2, 3])],
  ]

  test.each(cases)(
    'P5 %s: 1008 with a sentence, nothing stored, nobody else disturbed',
    async (_name, bytes) => {
      const server = await startServer()
      const bad = await connectBare(server.address, OPEN, server.token('note-taker'))
      const good = await connectBare(server.address, OPEN, server.token('note-taker'))
      const before = server.services.relay.seqOf(OPEN)
      bad.send(bytes)
      await waitUntil('the socket is closed', () => bad.heard.closed)
      expect(bad.heard.closed?.code).toBe(1008)
      expect(bad.heard.closed?.reason).toMatch(/\.$/)
      good.wantReceipts()
      good.sendUpdate(threadUpdate('fine'))
      await waitUntil('the other is served', () => good.heard.stored.at(-1) === 1)
      expect(server.services.relay.seqOf(OPEN)).toBe(before + 1)
      expect(good.heard.updates).toEqual([])
    },
  )

  test('P9 a client id belongs to who used it first', async () => {
    const server = await startServer()
    const doc = new Y.Doc()
    const owner = await connectBare(server.address, OPEN, server.token('note-taker'))
    owner.wantReceipts()
    owner.sendUpdate(threadUpdate('mine', doc))
    await waitUntil('it is stored', () => owner.heard.stored.at(-1) === 1)
    const thief = await connectBare(server.address, OPEN, server.token('note-taker'))
    thief.sendUpdate(threadUpdate('not mine', doc))
    await waitUntil('the thief is closed', () => thief.heard.closed)
    expect(thief.heard.closed?.code).toBe(1008)
  })

  test.each([
    ['a reader', OPEN, 'reader' as const],
    ['a note-taker in an approved note', APPROVED, 'note-taker' as const],
    ['a note-taker before opening', SCHEDULED, 'note-taker' as const],
  ])('P10 %s is told no and the note stays as it is', async (_name, session, role) => {
    const server = await startServer()
    const client = await connectBare(server.address, session, server.token(role))
    const before = server.services.relay.seqOf(session)
    client.wantReceipts()
    client.sendUpdate(threadUpdate('no'))
    client.sendUpdate(threadUpdate('no'), SYNC_STEP_2)
    await waitUntil('both are denied', () => client.heard.denied === 2)
    expect(client.heard.stored).toEqual([])
    expect(server.services.relay.seqOf(session)).toBe(before)
    expect(client.heard.news[0]).toMatchObject({ write: false })
  })

  test('P11 a revoked token is cut with 4401, a changed role with 4403', async () => {
    const server = await startServer()
    const organizer = server.token('organizer')
    const one = await connectBare(server.address, OPEN, server.token('note-taker'))
    const two = await connectBare(server.address, OPEN, server.token('note-taker'))
    await server.call('/people/note-taker-2/access', { token: organizer, method: 'DELETE' })
    await server.call('/people/note-taker-3/role', {
      token: organizer,
      method: 'PUT',
      body: { role: 'reader' },
    })
    await waitUntil('both are cut', () => one.heard.closed && two.heard.closed, 1000)
    expect([one.heard.closed?.code, two.heard.closed?.code]).toEqual([4401, 4403])
  })

  test('P12 a token revoked by another process is cut within a second', async () => {
    const server = await startServer()
    const client = await connectBare(server.address, OPEN, server.token('note-taker'))
    const other = new Database(databaseFile(server.data))
    other.exec("update tokens set revoked_at = '2026-01-01T00:00:00Z'")
    other.close()
    await waitUntil('it is cut', () => client.heard.closed, 1000)
    expect(client.heard.closed?.code).toBe(4401)
  })

  test('P13 a message over a mebibyte: 1009, unless it is the first step 2', async () => {
    const server = await startServer()
    const client = await connectBare(server.address, OPEN, server.token('note-taker'))
    client.wantReceipts()
    client.sendUpdate(threadUpdate('x'.repeat(400).concat(String(Math.random()))), SYNC_STEP_2)
    await waitUntil('it is stored', () => client.heard.stored.at(-1) === 1)
    const big = bigNote(1.5 * 1024 * 1024)
    const other = await connectBare(server.address, OPEN, server.token('note-taker'))
    other.wantReceipts()
    other.sendUpdate(Y.encodeStateAsUpdate(big), SYNC_STEP_2)
    await waitUntil('the big first step 2 is stored', () => other.heard.stored.at(-1) === 1)
    client.sendUpdate(Y.encodeStateAsUpdate(big))
    await waitUntil('the big update is refused', () => client.heard.closed)
    expect(client.heard.closed?.code).toBe(1009)
  })
})

describe('P19 a connection that keeps others waiting', () => {
  test('is closed with 1013 when it does not read', async () => {
    const server = await startServer()
    const big = bigNote(6 * 1024 * 1024)
    const writer = await connectBare(server.address, OPEN, server.token('note-taker'))
    writer.wantReceipts()
    writer.sendUpdate(Y.encodeStateAsUpdate(big), SYNC_STEP_2)
    await waitUntil('it is stored', () => writer.heard.stored.at(-1) === 1)
    const slow = await connectBare(server.address, OPEN, server.token('reader'))
    slow.socket.pause()
    for (let times = 0; times < 5; times += 1) slow.sendStep1()
    const words = new Y.Doc()
    for (let round = 2; round < 6; round += 1) {
      writer.sendUpdate(threadUpdate(`word ${round}`, words))
      await waitUntil('the writer is served', () => writer.heard.stored.at(-1) === round)
    }
    slow.socket.resume()
    await waitUntil('it is closed', () => slow.heard.closed)
    expect(slow.heard.closed?.code).toBe(1013)
  })
})

describe('presence', () => {
  test('P14 one id a connection, the person in it is the relay’s word, and it goes with the socket', async () => {
    const server = await startServer()
    const one = await connectBare(server.address, OPEN, server.token('note-taker'))
    const two = await connectBare(server.address, OPEN, server.token('reader'))
    one.send(
      awarenessMessage(11, 1, { person: { id: 'boss', name: 'The Boss' }, section: 'goal', html: '<b>' }),
    )
    one.send(awarenessMessage(12, 1, { person: { id: 'second', name: 'Second' } }))
    const state = await waitUntil('it arrives', () => two.heard.awareness.find((each) => each.client === 11))
    expect(state.state).toEqual({
      person: { id: 'note-taker-1', name: 'Test note-taker 1' },
      user: { name: 'Test note-taker 1', color: personColour('note-taker-1') },
      section: 'goal',
    })
    two.send(awarenessMessage(11, 9, { person: { id: 'fake', name: 'Fake' } }))
    one.socket.close()
    await waitUntil('it goes', () =>
      two.heard.awareness.find((each) => each.client === 11 && each.state === null),
    )
    expect(two.heard.awareness.filter((each) => each.client === 12)).toEqual([])
  })

  test('P14 a screen’s fields are taken in their own words only', async () => {
    const server = await startServer()
    const one = await connectBare(server.address, OPEN, server.token('note-taker'))
    const two = await connectBare(server.address, OPEN, server.token('reader'))
    const states = () => two.heard.awareness.filter((each) => each.client === 21).map((each) => each.state)
    const say = (clock: number, fields: Record<string, unknown>) =>
      one.send(awarenessMessage(21, clock, { person: { id: 'x', name: 'X' }, ...fields }))
    say(1, { view: 'room', show: 'read-back' })
    const taken = await waitUntil('the first arrives', () => states()[0])
    expect(taken).toMatchObject({ view: 'room', show: 'read-back' })
    say(2, { view: '<b>', show: ['now'] })
    const refused = await waitUntil('the second arrives', () => states()[1])
    expect(Object.keys(refused).sort()).toEqual(['person', 'user'])
  })
})

describe('storage', () => {
  test('P15 a restart keeps everything, snapshots included', async () => {
    const first = await startServer()
    const token = first.token('note-taker')
    const client = await connectBare(first.address, OPEN, token)
    client.wantReceipts()
    const doc = new Y.Doc()
    for (let index = 0; index < 600; index += 1) {
      client.sendUpdate(threadUpdate(`k${index}`, doc).slice())
      if (index % 100 === 0) await waitUntil('stored', () => (client.heard.stored.at(-1) ?? 0) > index)
    }
    await waitUntil('all is stored', () => client.heard.stored.at(-1) === 600)
    await waitUntil('a snapshot is made', () => first.services.relay.metrics.snapshots > 0)
    await first.close()
    expect(client.heard.closed?.code).toBe(1012)
    const second = await startServer({ data: first.data })
    const again = await connectBare(second.address, OPEN, token)
    expect((await readNote(again)).getMap('threads').size).toBe(600)
  })

  test('P16 a note with a damaged update is served without it, and who still has it brings it back', async () => {
    const first = await startServer()
    const token = first.token('note-taker')
    const client = await connectBare(first.address, OPEN, token)
    client.wantReceipts()
    const doc = new Y.Doc()
    for (const word of ['one', 'two', 'three']) client.sendUpdate(threadUpdate(word, doc))
    await waitUntil('all is stored', () => client.heard.stored.at(-1) === 3)
    const seq = first.services.relay.seqOf(OPEN)
    await first.close()
    const database = new Database(databaseFile(first.data))
    database
      .prepare("update note_updates set bytes = x'0102' where session = ? and seq = ?")
      .run(OPEN, seq - 1)
    database.close()
    const second = await startServer({ data: first.data })
    expect(second.services.store.notes.read(OPEN).damage).toEqual([
      { from: seq - 1, to: seq - 1, reason: 'checksum' },
    ])
    const again = await connectBare(second.address, OPEN, token)
    const served = await readNote(again)
    expect(served.getMap('threads').toJSON()).toEqual({ one: 'one' })
    expect(served.getMap('lines').size).toBeGreaterThan(3)
    again.sendUpdate(Y.encodeStateAsUpdate(doc), SYNC_STEP_2)
    again.wantReceipts()
    await waitUntil('it is brought back', () => again.heard.stored.at(-1) === 1)
    const healed = await connectBare(second.address, OPEN, token)
    expect((await readNote(healed)).getMap('threads').size).toBe(3)
  })

  test('P16 a note of which nothing can be read is refused with a reason, the others go on', async () => {
    const first = await startServer()
    const token = first.token('reader')
    await first.close()
    const database = new Database(databaseFile(first.data))
    database.prepare("update note_updates set bytes = x'0102' where session = ?").run(OPEN)
    database.prepare("update note_snapshots set bytes = x'0102' where session = ?").run(OPEN)
    database.close()
    const second = await startServer({ data: first.data })
    await expect(connectBare(second.address, OPEN, token)).rejects.toThrow('status 500')
    const other = await connectBare(second.address, APPROVED, token)
    expect((await readNote(other)).getMap('lines').size).toBeGreaterThan(3)
    const record = await second.call(`/sessions/${OPEN}/record`, { token })
    expect([record.status, record.body.error.code]).toEqual([500, 'damaged'])
    expect((await second.call('/sessions', { token })).status).toBe(200)
  })
})

/** A note of about so many bytes, as letters. */
function bigNote(bytes: number): Y.Doc {
  const doc = new Y.Doc()
  const text = new Y.Text()
  doc.getMap('lines').set('big', text)
  text.insert(0, 'x'.repeat(bytes))
  return doc
}

function rootsOf(doc: Y.Doc): unknown {
  return ROOTS.map((root) => doc.getMap(root).toJSON())
}

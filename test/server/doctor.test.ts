/** The doctor, and backups taken while people write. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkData } from '#server/doctor/check-data.ts'
import { databaseFile } from '#server/store/data-directory.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { threadUpdate } from '../helpers/raw-updates.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'
import { connectBare } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'

test('a sound directory is well, also while it is served', { timeout: 30_000 }, async () => {
  const server = await startServer()
  const told = await runCommand(['doctor', '--data', server.data])
  expect([told.code, told.out]).toEqual([
    0,
    expect.stringMatching(/is well: \d+ notes, \d+ updates, every checksum right\./),
  ])
})

test(
  'P16 damage is named with its note and number, and nothing is changed',
  { timeout: 30_000 },
  async () => {
    const server = await startServer()
    await server.close()
    const database = new Database(databaseFile(server.data))
    database.prepare("update note_updates set bytes = x'00' where session = ? and seq = 2").run(OPEN)
    database.prepare('delete from note_updates where session = ? and seq = 3').run(OPEN)
    const count = database.prepare('select count(*) as count from note_updates').get()
    database.close()
    const report = checkData(server.data)
    const wrong = report.findings.filter((each) => each.kind === 'wrong').map((each) => each.message)
    expect(wrong[0]).toMatch(new RegExp(`^Note ${OPEN}: update 2 fails its checksum`))
    expect(wrong.slice(1).every((message) => message.startsWith(`Note ${OPEN} `))).toBe(true)
    expect((await runCommand(['doctor', '--data', server.data])).code).toBe(1)
    const after = new Database(databaseFile(server.data), { readonly: true })
    expect(after.prepare('select count(*) as count from note_updates').get()).toEqual(count)
    after.close()
  },
)

test(
  'a backup taken in the middle of writing holds everything acknowledged before it',
  { timeout: 60_000 },
  async () => {
    const server = await startServer()
    const writer = await connectBare(server.address, OPEN, server.token('note-taker'))
    writer.wantReceipts()
    const doc = new Y.Doc()
    const say = (count: number) => writer.sendUpdate(threadUpdate(`word ${count}`, doc))
    for (let count = 1; count <= 30; count += 1) say(count)
    await waitUntil('they are stored', () => writer.heard.stored.at(-1) === 30)
    const file = join(temporaryFolder(), 'backup.sqlite')
    const running = runCommand(['backup', '--out', file, '--data', server.data])
    for (let count = 31; count <= 60; count += 1) say(count)
    expect((await running).code).toBe(0)
    const store = openSqliteStore(file)
    const copy = new Y.Doc()
    const { snapshot, tail } = store.notes.read(OPEN)
    for (const update of [...(snapshot === null ? [] : [snapshot]), ...tail]) Y.applyUpdate(copy, update)
    store.close()
    expect(copy.getMap('threads').size).toBeGreaterThanOrEqual(30)
    const other = temporaryFolder()
    expect((await runCommand(['restore', file, '--data', other])).code).toBe(0)
    const restored = await startServer({ data: other })
    const bytes = restored.services.relay.updatesOf(OPEN)
    const served = new Y.Doc()
    for (const update of bytes) Y.applyUpdate(served, update)
    expect(Y.encodeStateAsUpdate(served)).toEqual(Y.encodeStateAsUpdate(copy))
    const replaced = await runCommand(['restore', file, '--data', other, '--replace'])
    expect([replaced.code, replaced.error]).toEqual([1, expect.stringContaining('is already being served')])
  },
)

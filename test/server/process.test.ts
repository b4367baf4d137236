/** The relay as a process: killed, stopped, started twice, in the way of others. */
import { createServer } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { runCommand, startServing } from '../helpers/run-command.ts'
import { temporaryFolder } from '../helpers/start-server.ts'
import { connectBare, connectStock, readNote } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const TOKEN = 'a-token-for-tests-that-must-not-be-logged'
const ENVIRONMENT = { RAPPORTEUR_ORGANIZER_TOKEN: TOKEN, RAPPORTEUR_LOG: 'trace' }
/** What SIGTERM may take, the process's own end included. */
const TERM_MS = 2000

test('P15 SIGKILL in mid-typing: everything that was receipted is there for a fresh client', async () => {
  const data = temporaryFolder()
  const relay = await startServing(data, ENVIRONMENT)
  const client = await connectBare(relay.address, OPEN, TOKEN)
  client.wantReceipts()
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
  let typed = 0
  const timer = setInterval(() => {
    for (let burst = 0; burst < 5; burst += 1) doc.getMap('threads').set(`k${(typed += 1)}`, typed)
  }, 2)
  onTestFinished(() => clearInterval(timer))
  await waitUntil('a few hundred are receipted', () => (client.heard.stored.at(-1) ?? 0) > 300, 10_000)
  expect(await relay.end('SIGKILL')).toBeNull()
  clearInterval(timer)
  const receipted = client.heard.stored.at(-1) ?? 0
  const again = await startServing(data, ENVIRONMENT)
  const note = await readNote(await connectBare(again.address, OPEN, TOKEN))
  const missing = Array.from({ length: receipted }, (_, index) => `k${index + 1}`).filter(
    (key) => !note.getMap('threads').has(key),
  )
  expect(missing).toEqual([])
}, 30_000)

test('P18 SIGTERM: clients are told to come back, exit code 0 within two seconds, no token in the log', async () => {
  const relay = await startServing(temporaryFolder(), ENVIRONMENT)
  const bare = await connectBare(relay.address, OPEN, TOKEN)
  const stock = connectStock(relay.address, OPEN, TOKEN)
  await waitUntil('it is in sync', () => stock.provider.synced)
  const secret = /#(\S+)/.exec(relay.written())?.[1] ?? ''
  await fetch(`${relay.address}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: 'Ada' }),
  })
  await fetch(`${relay.address}/api/v1/search?q=confidential`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  const before = Date.now()
  expect(await relay.end('SIGTERM')).toBe(0)
  expect(Date.now() - before).toBeLessThan(TERM_MS)
  await waitUntil('the socket is closed', () => bare.heard.closed)
  expect(bare.heard.closed?.code).toBe(1012)
  const log = relay
    .written()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n')
  expect(log).toContain('"msg":"joined"')
  for (const word of [TOKEN, secret, 'confidential']) expect(log).not.toContain(word)
}, 30_000)

test('S7 a second serve on the same data is refused, and the first one’s kill frees it', async () => {
  const data = temporaryFolder()
  const first = await startServing(data)
  const second = await runCommand(['serve', '--data', data, '--port', '0'])
  expect([second.code, second.error]).toEqual([
    1,
    expect.stringMatching(/already being served .*--data\.\n$/),
  ])
  await first.end('SIGKILL')
  const third = await startServing(data)
  expect(await third.end('SIGTERM')).toBe(0)
}, 30_000)

test('a port in use, a directory that cannot be, a damaged database: a sentence and exit code 1', async () => {
  const folder = temporaryFolder()
  const blocker = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void blocker.close())
  await waitUntil('it listens', () => blocker.address())
  const { port } = blocker.address() as { port: number }
  writeFileSync(join(folder, 'file'), '')
  writeFileSync(join(folder, 'rapporteur.sqlite'), 'nothing of the kind '.repeat(500))
  const results = [
    await runCommand(['serve', '--data', join(folder, 'data'), '--port', String(port)]),
    await runCommand(['serve', '--data', join(folder, 'file', 'data'), '--port', '0']),
    await runCommand(['serve', '--data', folder, '--port', '0']),
  ]
  expect(results.map((each) => each.code)).toEqual([1, 1, 1])
  const sentences = results.map((each) => each.error.trim().split('\n'))
  expect(sentences).toEqual([
    [expect.stringMatching(/^Port \d+ .* is in use: /)],
    [expect.stringMatching(/^The data directory .* cannot be made/)],
    [expect.stringMatching(/^The database .* is damaged: /)],
  ])
}, 30_000)

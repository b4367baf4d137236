/** The relay's figures for those who watch it. */
import { expect, test } from 'vitest'
import { startServer } from '../../helpers/start-server.ts'
import { connectBare } from '../../helpers/sync-client.ts'
import { threadUpdate } from '../../helpers/raw-updates.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'

/** Figures by name and label. */
async function figures(address: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${address}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(' ')
      return [name, Number(value)]
    }),
  )
}

test('what was written, sent, synced and refused is told, and nothing of what it said', async () => {
  const server = await startServer()
  const writer = await connectBare(server.address, OPEN, server.token('note-taker'))
  const reader = await connectBare(server.address, OPEN, server.token('reader'))
  const before = await figures(server.address)
  writer.wantReceipts()
  writer.sendUpdate(threadUpdate('a secret word'))
  await waitUntil('it is stored', () => writer.heard.stored.at(-1) === 1)
  await waitUntil('it is seen', () => reader.heard.updates.length === 1)
  reader.send(new Uint8Array([77]))
  await waitUntil('the bad one is gone', () => reader.heard.closed)
  const after = await figures(server.address)
  const gained = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(
    ['updates_total', 'commits_total', 'deliveries_total'].map((name) => gained(`rapporteur_${name}`)),
  ).toEqual([1, 1, 1])
  expect(gained('rapporteur_append_seconds_count')).toBe(1)
  expect(gained('rapporteur_sync_seconds_count')).toBeGreaterThanOrEqual(1)
  expect(after.get('rapporteur_sync_seconds_bucket{le="+Inf"}')).toBe(
    after.get('rapporteur_sync_seconds_count'),
  )
  expect(gained('rapporteur_refusals_total{reason="message"}')).toBe(1)
  expect([after.get('rapporteur_connections'), after.get('rapporteur_storing')]).toEqual([1, 1])
  expect(await (await fetch(`${server.address}/metrics`)).text()).not.toContain('secret')
})

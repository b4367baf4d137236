/** Publishing over the API, and hand edits back to the notes. Rules X8 and X9. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import type { PublishFile, PublishPlan, PublishReceipt, PublishRow } from '#note/wire/publish.ts'
import type { ReviewAnswer } from '#note/wire/review.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder, type TestServer } from '../helpers/start-server.ts'

vi.setConfig({ testTimeout: 60_000 })

const SESSION = 'server-schema-changes'
const NOVA = { target: 'openstack-nova' }

async function ask<T>(server: TestServer, path: string, token: string, body: object = NOVA): Promise<T> {
  const answer = await server.call(`/publish/${path}`, { token, body })
  expect([answer.status, answer.body]).toMatchObject([200, {}])
  return answer.body as T
}

function rowOf({ rows }: PublishPlan, session = SESSION): PublishRow | undefined {
  return rows.find((row) => row.session === session)
}

test('X9: plan, apply, and nothing left to do; what is not approved is held and said first', async () => {
  const folder = temporaryFolder()
  const server = await startServer({ publishTo: folder })
  const token = server.token('organizer')
  const plan = await ask<PublishPlan>(server, 'plan', token)
  expect(rowOf(plan)).toMatchObject({
    change: 'new',
    path: `specs/2027.1/approved/${SESSION}.rst`,
    removed: 0,
  })
  expect(rowOf(plan, 'server-one-config-file')).toMatchObject({
    change: 'held',
    problems: [{ code: 'not-approved', message: 'It is closed. What is not approved is not published.' }],
  })
  expect(existsSync(join(folder, 'openstack-nova'))).toBe(false)
  const receipt = await ask<PublishReceipt>(server, 'apply', token)
  expect(receipt.written).toEqual([`specs/2027.1/approved/${SESSION}.rst`])
  expect(rowOf(receipt)?.change).toBe('same')
  const text = readFileSync(join(folder, 'openstack-nova', receipt.written[0] ?? ''), 'utf8')
  const file = await ask(server, 'file', token, { ...NOVA, path: receipt.written[0] })
  expect(file).toEqual({ path: receipt.written[0], before: text, after: text, document: false, kept: [] })
  expect((await ask<PublishReceipt>(server, 'apply', token)).written).toEqual([])
})

test('X9: to look at one file only the notes are read that it is made of', async () => {
  const server = await startServer({ publishTo: temporaryFolder() })
  const token = server.token('organizer')
  for (const id of ['server-one-config-file', 'server-graceful-restart'])
    for (const to of ['closed', 'approved'])
      await server.call(`/sessions/${id}/state`, { token, body: { to } })
  const { rows } = await ask<PublishPlan>(server, 'plan', token)
  expect(rows.filter(({ change }) => change === 'new').length).toBeGreaterThan(1)
  const read = vi.spyOn(server.services.reader, 'record')
  const { path = '' } = rowOf({ rows } as PublishPlan) ?? {}
  const { after } = await ask<PublishFile>(server, 'file', token, { ...NOVA, path })
  expect(after).toContain('Schema changes without downtime')
  expect(new Set(read.mock.calls.map(([{ id }]) => id))).toEqual(new Set([SESSION]))
})

test('X9: a lead publishes what they lead; others nothing; no place comes out of a request', async () => {
  const folder = temporaryFolder()
  const server = await startServer({ publishTo: folder })
  const { rows } = await ask<PublishPlan>(server, 'plan', server.token('track-lead', ['desktop']))
  expect(rows.some(({ session }) => session?.startsWith('server-'))).toBe(false)
  for (const role of ['note-taker', 'reader'] as const)
    expect((await server.call('/publish/apply', { token: server.token(role), body: NOVA })).status).toBe(403)
  expect((await server.call('/publish/plan', { body: NOVA })).status).toBe(401)
  const token = server.token('organizer')
  const refused = async (body: object) => (await server.call('/publish/apply', { token, body })).status
  expect(await refused({ target: '../../etc' })).toBe(404)
  expect(await refused({ ...NOVA, settings: { path: '/tmp' } })).toBe(400)
  expect(await refused({ ...NOVA, sessions: Array.from({ length: 2_001 }, () => 'a') })).toBe(400)
  // A word the schema does not know is dropped before anybody reads it.
  await ask<PublishReceipt>(server, 'apply', token, { ...NOVA, folder: '/tmp/elsewhere', sessions: [] })
  expect(existsSync('/tmp/elsewhere')).toBe(false)
})

test('X9: a relay without a folder plans, refuses to apply with the way out, and gives a zip', async () => {
  const server = await startServer()
  const token = server.token('organizer')
  const plan = await ask<PublishPlan>(server, 'plan', token)
  expect([plan.folder, rowOf(plan)?.change]).toEqual([false, 'new'])
  const { status, body } = await server.call('/publish/apply', { token, body: NOVA })
  expect([status, body.error.message]).toEqual([
    409,
    'This relay publishes into no folder: start it with --publish DIR, or save the files and put them there.',
  ])
  const response = await fetch(`${server.address}/api/v1/publish/zip`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(NOVA),
  })
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toEqual([`specs/2027.1/approved/${SESSION}.rst`])
})

test('X8: a hand edit goes to the desk, once; taken, the note says it and nothing is left to do', async () => {
  const folder = temporaryFolder()
  const server = await startServer({ publishTo: folder })
  const token = server.token('organizer')
  const wish = { target: 'markdown' }
  await ask(server, 'apply', token, wish)
  const place = join(folder, 'markdown', `${SESSION}.md`)
  const written = readFileSync(place, 'utf8')
  const edited = written
    .replace(
      'Renaming is adding, copying and, one release later, removing.',
      'Renaming is *adding* and copying.'.replace(/\*/g, '\\*'),
    )
    .replace('Adding is always safe.', 'Adding is nearly always safe.')
    .replace('# Schema', '# Some schema')
  writeFileSync(place, edited)
  expect(rowOf(await ask<PublishPlan>(server, 'plan', token, wish))).toMatchObject({
    change: 'same',
    offers: 2,
  })
  const shown = async () =>
    (await ask<PublishFile>(server, 'file', token, { ...wish, path: `${SESSION}.md` })).kept
  expect((await shown()).map(({ offer, count }) => [offer, count])).toEqual([
    ['none', 1],
    ['open', 1],
    ['open', 1],
  ])
  expect(await ask(server, 'propose', token, wish)).toEqual({ proposed: 2 })
  expect((await shown()).map(({ offer }) => offer)).toEqual(['none', 'waiting', 'waiting'])
  expect(await ask(server, 'propose', token, wish)).toEqual({ proposed: 0 })
  const review = async () =>
    (await server.call(`/sessions/${SESSION}/review`, { token })).body as ReviewAnswer
  const { proposals } = await review()
  expect(proposals.map(({ edit }) => edit.kind === 'text' && edit.text)).toEqual([
    expect.stringContaining('Adding is nearly always safe.'),
    'Renaming is *adding* and copying.',
  ])
  for (const { id } of proposals) {
    const answer = await server.call(`/sessions/${SESSION}/proposals/${id}`, { token, body: { take: true } })
    expect(answer.status).toBe(200)
  }
  const after = rowOf(await ask<PublishPlan>(server, 'plan', token, wish))
  expect(after).toMatchObject({ change: 'same', offers: 0, edits: 1 })
  expect((await shown()).map(({ written }) => written)).toEqual([[expect.stringContaining('# Schema')]])
  expect(readFileSync(place, 'utf8')).toBe(edited)
})

test('X8: the command offers what was changed by hand, once', async () => {
  const server = await startServer()
  await server.close()
  const out = temporaryFolder()
  const words = [
    'export',
    '--target',
    'openstack-nova',
    '--session',
    SESSION,
    '--out',
    out,
    '--data',
    server.data,
  ]
  await runCommand(words)
  const place = join(out, `specs/2027.1/approved/${SESSION}.rst`)
  const text = readFileSync(place, 'utf8')
  expect(text).toContain('**D2** Renaming is adding,')
  writeFileSync(place, text.replace('**D2** Renaming is adding,', '**D2** Renaming is first adding,'))
  const first = await runCommand([...words, '--propose'])
  expect(first.error).toContain('1 change made there by hand offered to the notes: see the desk.')
  const again = await runCommand([...words, '--propose'])
  expect(again.error).toContain('No change made there by hand can be offered to a note.')
})

/** Taking an old note in: at the API, and by the command beside a running relay and without one. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteTextOf } from '#server/notes/note-text.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder, type TestServer } from '../helpers/start-server.ts'

const OPEN = 'server-graceful-restart'
const TEXT = 'Old talk.\nACTION: Ann to count the gulls\n'

async function linesOf(server: TestServer) {
  const { body } = await server.call(`/sessions/${OPEN}/record`, { token: server.token('reader') })
  return body.sections.flatMap((section: { key: string; lines: { text: string; fields: object }[] }) =>
    section.lines.map((line) => ({ ...line, section: section.key })),
  )
}

test('O5 a reader looks and may not take; a note-taker takes, and what stood before is a version', async () => {
  const server = await startServer()
  const before = await linesOf(server)
  const look = await server.call(`/sessions/${OPEN}/adopt`, {
    token: server.token('reader'),
    body: { text: TEXT },
  })
  expect([look.status, look.body.taken, look.body.proposal.lines.length]).toEqual([200, false, 2])
  const take = (token: string, session = OPEN) =>
    server.call(`/sessions/${session}/adopt`, { token, body: { text: TEXT, take: true } })
  expect((await take(server.token('reader'))).status).toBe(403)
  expect((await take(server.token('note-taker'), 'server-rate-limits')).status).toBe(409)
  expect(await linesOf(server)).toEqual(before)
  expect((await take(server.token('note-taker'))).status).toBe(200)
  const after = await linesOf(server)
  expect(after).toHaveLength(before.length + 2)
  expect(after.find((line: { text: string }) => line.text === 'count the gulls')).toMatchObject({
    section: 'actions',
    fields: { owner: { name: 'Ann' }, adopted: { line: 2, marks: [[0, 'ACTION: Ann to ']] } },
  })
  const { body } = await server.call(`/sessions/${OPEN}/versions`, { token: server.token('reader') })
  expect(body.versions.length).toBeGreaterThan(1)
})

test('O5 the command takes it in through the relay that serves, and else through one of its own', async () => {
  const server = await startServer()
  const file = join(temporaryFolder(), 'pad.txt')
  writeFileSync(file, TEXT)
  const adopt = (...more: string[]) =>
    runCommand(['adopt', file, '--session', OPEN, '--data', server.data, ...more])
  const count = (await linesOf(server)).length
  const dry = await adopt('--dry-run')
  expect([dry.code, dry.out]).toEqual([
    0,
    expect.stringContaining('2 action [Ann]: count the gulls'.slice(2)),
  ])
  expect((await linesOf(server)).length).toBe(count)
  expect((await adopt()).code).toBe(0)
  expect((await linesOf(server)).length).toBe(count + 2)
  await server.close()
  expect(await adopt()).toMatchObject({
    code: 0,
    out: expect.stringContaining(`Taken into session ${OPEN}.`),
  })
  const again = await startServer({ data: server.data })
  expect((await linesOf(again)).length).toBe(count + 4)
})

test('O4 pages of pads are read by their words, and what is too much or nothing is refused in a sentence', () => {
  const page =
    '<!DOCTYPE HTML><html><head><style>b{}</style></head><body>Talk<br>ACTION: Ann to count<script>x</script></body></html>'
  expect(noteTextOf(page, 'pad.html')).toEqual({ ok: true, text: 'Talk\nACTION: Ann to count' })
  const refusals = ['x'.repeat(1_000_001), ' \n ', 'x\n'.repeat(20_001)].map((text) =>
    noteTextOf(text, 'pad.txt'),
  )
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ ok: false, message: expect.stringContaining('pad.txt') })
})

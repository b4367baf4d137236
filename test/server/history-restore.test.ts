/** Restoring an older version of a note over HTTP. Rules H10 to H12. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { arrived, joinNote, linesAt, versionsOf } from '../helpers/note-past.ts'
import { startServer } from '../helpers/start-server.ts'
import { connectBare, readNote } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const APPROVED = 'server-schema-changes'

describe('restoring', () => {
  test('H10 needs the right to write, and says so', async () => {
    const server = await startServer()
    const ask = (session: string, token: string) =>
      server.call(`/sessions/${session}/restore`, { token, body: { seq: 1 } })
    const refusals = [
      await ask(OPEN, server.token('reader')),
      await ask(APPROVED, server.token('note-taker')),
      await ask(APPROVED, server.token('track-lead', ['desktop'])),
    ]
    expect(refusals.map(({ status, body }) => [status, body.error.code, body.error.message])).toEqual([
      [
        403,
        'role',
        'You may read here and not write: ask an organizer for another role to restore a version.',
      ],
      [
        403,
        'role',
        `The note of session "${APPROVED}" is approved: only those who lead it may restore a version.`,
      ],
      [
        403,
        'role',
        `The note of session "${APPROVED}" is approved: only those who lead it may restore a version.`,
      ],
    ])
    const seq = server.services.relay.seqOf(APPROVED)
    expect((await ask(APPROVED, server.token('track-lead', ['server']))).status).toBe(200)
    expect(server.services.relay.seqOf(APPROVED)).toBe(seq + 1)
  })

  test('H11 the note says again what it said, for everybody in it, and it is a version of its own', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const before = await linesAt(server, OPEN, token)
    const seq = server.services.relay.seqOf(OPEN)
    const { lines, doc } = await joinNote(server, OPEN, token)
    const ids = lines.visible().map((line) => line.id)
    lines.deleteLine(ids[1] ?? '')
    lines.insertText(ids[0] ?? '', 0, 'Well: ')
    await arrived(server, OPEN, doc)
    const changed = server.services.relay.seqOf(OPEN)
    const restorer = server.token('note-taker')
    const { status, body } = await server.call(`/sessions/${OPEN}/restore`, {
      token: restorer,
      body: { seq },
    })
    const by = { id: 'note-taker-2', name: 'Test note-taker 2' }
    expect([status, body]).toEqual([
      200,
      { version: { seq: changed + 1, kind: 'restored', at: body.version.at, by }, changes: 2 },
    ])
    expect(await linesAt(server, OPEN, token)).toEqual(before)
    await waitUntil('the client has it', () => lines.visible().some((line) => line.id === ids[1]))
    const versions = await versionsOf(server, OPEN, token)
    expect(versions.slice(-3).map((each) => [each.kind, each.seq])).toEqual([
      ['writing', changed],
      ['restored', changed + 1],
      ['now', changed + 1],
    ])
    const authors = (await server.call(`/sessions/${OPEN}/authors`, { token })).body.lines
    const spans = authors.find((each: { line: string }) => each.line === ids[1]).spans
    expect(spans.map((each: { by: object }) => each.by)).toEqual([by])
    const back = await server.call(`/sessions/${OPEN}/restore`, { token: restorer, body: { seq: changed } })
    expect([back.body.version.kind, (await linesAt(server, OPEN, token)).length]).toEqual([
      'restored',
      before.length - 1,
    ])
  })

  test('H11 restoring what stands there writes nothing', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const seq = server.services.relay.seqOf(OPEN)
    const { body } = await server.call(`/sessions/${OPEN}/restore`, { token, body: { seq } })
    expect([body.version.kind, body.version.seq, body.changes]).toEqual(['now', seq, 0])
    expect(server.services.relay.seqOf(OPEN)).toBe(seq)
  })

  test('H12 two at once do not double a word', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const before = await linesAt(server, OPEN, token)
    const seq = server.services.relay.seqOf(OPEN)
    const { lines, doc } = await joinNote(server, OPEN, token)
    const id = lines.newLine('discussion', null, { text: 'x' })
    for (const line of lines.visible()) if (line.id !== id) lines.deleteLine(line.id)
    await arrived(server, OPEN, doc)
    const ask = () => server.call(`/sessions/${OPEN}/restore`, { token, body: { seq } })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ body }) => body.version.kind)).toEqual(['restored', 'now', 'now'])
    expect(await linesAt(server, OPEN, token)).toEqual(before)
  })

  test('H12 what somebody types while it goes on stays', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const seq = server.services.relay.seqOf(OPEN)
    const { lines, doc, provider } = await joinNote(server, OPEN, token)
    for (const line of lines.visible()) lines.insertText(line.id, 0, 'NO: ')
    await arrived(server, OPEN, doc)
    provider.disconnect()
    const id = lines.newLine('discussion', null, { text: 'meanwhile' })
    lines.insertText(lines.visible().find((line) => line.section === 'goal')?.id ?? '', 3, 'too ')
    expect((await server.call(`/sessions/${OPEN}/restore`, { token, body: { seq } })).status).toBe(200)
    provider.connect()
    await arrived(server, OPEN, doc)
    const now = await linesAt(server, OPEN, token)
    expect(now.filter((line) => line.text.includes('meanwhile')).map((line) => line.id)).toEqual([id])
    expect(now.filter((line) => line.text.includes('too ')).length).toBe(1)
    expect(now.filter((line) => line.text.includes('NO: ')).length).toBe(0)
  })

  test('H12 the letters belong to whoever restored: nobody else may write under that client id', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const { lines, doc } = await joinNote(server, OPEN, token)
    const seq = server.services.relay.seqOf(OPEN)
    lines.deleteLine(lines.visible()[0]?.id ?? '')
    await waitUntil('it came', () => server.services.relay.seqOf(OPEN) > seq)
    const known = new Set(Y.decodeStateVector(Y.encodeStateVector(doc)).keys())
    await server.call(`/sessions/${OPEN}/restore`, { token, body: { seq } })
    const thief = await connectBare(server.address, OPEN, server.token('note-taker'))
    const note = await readNote(thief)
    const client = [...Y.decodeStateVector(Y.encodeStateVector(note)).keys()].find((each) => !known.has(each))
    note.clientID = client ?? 0
    note.once('update', (update: Uint8Array) => thief.sendUpdate(update))
    note.getMap('about').set('summary', 'mine')
    await waitUntil('the thief is cut off', () => thief.heard.closed !== null)
    expect([known.has(client ?? 0), thief.heard.closed?.code]).toEqual([false, 1008])
  })
})

/** Whose the words of an open note are, and a summit that does not say. */
import { expect, onTestFinished, test } from 'vitest'
import { authorsOf } from '#note/history/authors.ts'
import { DESIGN_SECTIONS, joinNote } from '../helpers/peer.ts'
import { startServer } from '../helpers/start-server.ts'

const OPEN = 'server-graceful-restart'

test('S13 a page can tell whose each letter is, until an organizer switches that off', async () => {
  const server = await startServer()
  const token = server.token('note-taker')
  const peer = joinNote({ relay: server.address, token, session: OPEN })
  onTestFinished(peer.close)
  await peer.live()
  const [line = ''] = peer.lines.newLines('discussion', null, [
    { kind: 'text', indent: 0, runs: [{ insert: 'Mine' }], fields: {}, by: 'x', at: '2026-10-07T13:30:00Z' },
  ])
  await peer.connection.whenSaved(5000)
  const { body } = await server.call(`/sessions/${OPEN}/writers`, { token })
  const me = (await server.call('/me', { token })).body.person
  const people = new Map(
    body.writers.map(({ client, person }: { client: number; person: object }) => [client, person]),
  )
  expect(people.get(peer.doc.clientID)).toEqual({ id: me.id, name: me.name })
  const authors = authorsOf(peer.doc, DESIGN_SECTIONS, (client) => (people.get(client) as never) ?? null)
  expect(authors.find((each) => each.line === line)?.spans).toEqual([
    { from: 0, to: 4, by: people.get(peer.doc.clientID) },
  ])

  const put = (by: string, shown: boolean) =>
    server.call('/summit/attribution', { method: 'PUT', token: by, body: { shown } })
  expect((await put(token, false)).status).toBe(403)
  expect((await put(server.token('organizer'), false)).body.summit.attribution).toBe('off')
  for (const path of ['writers', 'authors']) {
    expect((await server.call(`/sessions/${OPEN}/${path}`, { token })).status).toBe(409)
  }
  await put(server.token('organizer'), true)
  expect((await server.call(`/sessions/${OPEN}/writers`, { token })).status).toBe(200)
  expect((await server.call('/summit', { token })).body.summit.attribution).toBeUndefined()
})

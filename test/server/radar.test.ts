/** The radar over HTTP and events. Rule I7. */
import { expect, test } from 'vitest'
import type { RadarHint } from '#note/wire/radar.ts'
import { hearEvents } from '../helpers/hear-events.ts'
import { joinNote } from '../helpers/note-past.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'

const OPEN = 'server-graceful-restart'
const CLOSED = 'server-one-config-file'

async function hints(server: TestServer, token: string): Promise<readonly RadarHint[]> {
  return (await server.call('/radar', { token })).body.hints
}

test('I7 what two rooms decide against one another is told to both, and gone once it is dismissed', async () => {
  const server = await startServer()
  const token = server.token('organizer')
  const say = (session: string, text: string) =>
    server.call(`/sessions/${session}/edits`, {
      token,
      body: { edits: [{ kind: 'item', section: 'decisions', item: 'decision', text }] },
    })
  for (const session of [OPEN, CLOSED]) await joinNote(server, session, token)
  const before = await hints(server, token)
  const listener = await hearEvents(server.address, { token, query: '?types=radar.found,radar.dismissed' })
  await say(OPEN, 'Keep the weekly full copy of the lantern database')
  await say(CLOSED, 'Drop the weekly full copy of the lantern database')
  const { data } = await listener.first('radar.found')
  expect(data).toMatchObject({ kind: 'contradiction' })
  const fresh = (await hints(server, token)).filter(({ id }) => !before.some((each) => each.id === id))
  expect(fresh).toMatchObject([{ kind: 'contradiction', sides: [{ session: OPEN }, { session: CLOSED }] }])
  const reader = server.token('reader')
  const dismiss = (as: string, id: string | undefined) =>
    server.call('/radar/dismissed', { token: as, body: { id } })
  expect((await dismiss(reader, data.hint)).status).toBe(403)
  expect((await dismiss(token, 'nothing of the kind')).status).toBe(404)
  expect((await dismiss(token, data.hint)).status).toBe(200)
  await listener.first('radar.dismissed')
  expect((await hints(server, token)).some(({ id }) => id === data.hint)).toBe(false)
  await server.close()
  const again = await startServer({ data: server.data })
  expect((await hints(again, token)).some(({ id }) => id === data.hint)).toBe(false)
}, 60_000)

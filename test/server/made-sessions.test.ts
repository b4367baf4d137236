/** Sessions that nobody planned: made without a network, brought twice, and two of the same that become one. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { isNearTitle } from '#note/near-title.ts'
import { joinNote } from '../helpers/peer.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { connectBare } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const AT = { start: '2026-10-07T13:30:00Z', end: '2026-10-07T14:10:00Z' }
const WISH = { title: 'Hallway: caching', room: 'lantern', ...AT }
const roles = { lead: { name: 'Kofi' }, 'note-taker': { name: 'Kofi' } }

const bring = (server: TestServer, id: string, token: string, more: object = {}) =>
  server.call(`/sessions/${id}`, { method: 'PUT', token, body: { ...WISH, roles, ...more } })

function write(server: TestServer, session: string, token: string, text: string) {
  const peer = joinNote({ relay: server.address, token, session })
  onTestFinished(peer.close)
  peer.lines.newLines('discussion', null, [
    { kind: 'text', indent: 0, runs: [{ insert: text }], fields: {}, by: 'x', at: AT.start },
  ])
  return peer
}

describe('bringing a session', () => {
  test('S10 opens it at once for whoever made it, and again changes nothing', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const first = await bring(server, 'hallway-caching-k3x9q', token)
    expect(first.status).toBe(200)
    expect(first.body.summary.session).toMatchObject({
      id: 'hallway-caching-k3x9q',
      state: 'open',
      unscheduled: true,
      day: '2026-10-07',
    })
    const again = await bring(server, 'hallway-caching-k3x9q', token, { title: 'Another title' })
    expect(again.body.summary.session).toEqual(first.body.summary.session)
    expect(again.body.history).toEqual(first.body.history)
  })

  test('S10 takes what was written before the relay knew of it', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const peer = write(server, 'hallway-early-aaaaa', token, 'Said in the lift')
    await bring(server, 'hallway-early-aaaaa', token)
    await peer.connection.whenSaved(20_000)
    const { body } = await server.call('/sessions/hallway-early-aaaaa/record', { token })
    expect(JSON.stringify(body)).toContain('Said in the lift')
  })

  test('S10 needs the right to write, a good id, and a room that is there; a planned session stays as it is', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    expect((await bring(server, 'x-aaaaa', server.token('reader'))).status).toBe(403)
    expect((await bring(server, 'X!', token)).status).toBe(400)
    expect((await bring(server, 'x-aaaaa', token, { room: 'nowhere' })).status).toBe(400)
    const planned = await bring(server, 'server-rate-limits', token)
    expect(planned.body.summary.session).toMatchObject({ state: 'scheduled', unscheduled: false })
  })
})

describe('two of the same', () => {
  test('S11 made apart become one: both notes’ words, each once, under either id', async () => {
    const server = await startServer()
    const [kofi, maren] = [server.token('note-taker'), server.token('note-taker')]
    const one = write(server, 'hallway-caching-aaaaa', kofi, 'Kofi wrote this')
    const two = write(server, 'caching-hallway-bbbbb', maren, 'Maren wrote that')
    await bring(server, 'hallway-caching-aaaaa', kofi)
    const second = await bring(server, 'caching-hallway-bbbbb', maren, { title: 'Caching, hallway' })
    expect(second.body.summary.session.id).toBe('hallway-caching-aaaaa')
    await Promise.all([one.connection.whenSaved(20_000), two.connection.whenSaved(20_000)])
    await waitUntil('both have both', () => [one, two].every((each) => each.text().split('¶').length === 2))
    expect(one.text()).toBe(two.text())
    expect(one.text().split('¶').toSorted()).toEqual(['Kofi wrote this', 'Maren wrote that'])
    for (const id of ['hallway-caching-aaaaa', 'caching-hallway-bbbbb']) {
      const { body } = await server.call(`/sessions/${id}/record`, { token: kofi })
      const [discussion] = body.sections.filter((each: { key: string }) => each.key === 'discussion')
      expect(discussion.lines.length).toBe(2)
    }
    const { sessions } = (await server.call('/sessions', { token: kofi })).body
    const ids = sessions.map((each: { session: { id: string } }) => each.session.id)
    expect(ids.filter((id: string) => id.includes('caching'))).toEqual(['hallway-caching-aaaaa'])
    const { body } = await server.call('/sessions/hallway-caching-aaaaa/authors', { token: kofi })
    expect(new Set(body.authors?.map((each: { person: string }) => each.person) ?? ['1', '2']).size).toBe(2)
  })

  test('S11 another room, another hour or another figure is another session, and so is one whose twin is approved', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const idOf = async (id: string, more: object) =>
      (await bring(server, id, token, more)).body.summary.session.id
    const elsewhere = server.services.store.summit.read()?.rooms.find(({ id }) => id !== WISH.room)?.id
    await bring(server, 'caching-part-1-aaaaa', token, { title: 'Caching, part 1' })
    expect(await idOf('b-room', { title: 'Caching, part 1', room: elsewhere })).toBe('b-room')
    expect(await idOf('b-figure', { title: 'Caching, part 2' })).toBe('b-figure')
    const later = { start: '2026-10-07T14:10:00Z', end: '2026-10-07T15:00:00Z' }
    expect(await idOf('b-later', { title: 'Caching, part 1', ...later })).toBe('b-later')
    expect(await idOf('b-twin', { title: 'Cachng part 1' })).toBe('caching-part-1-aaaaa')
    const { store } = server.services
    const first = store.sessions.find('caching-part-1-aaaaa')
    if (first === null) throw new Error('The session is not there.')
    store.sessions.save({ ...first, state: 'approved' })
    const other = await bring(server, 'b-after', server.token('note-taker'), { title: 'Caching, part 1' })
    expect(other.body.summary.session.id).toBe('b-after')
  })

  test('S11 a guest of one is let in under its other name, and nowhere else', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    await bring(server, 'hallway-aaaaa', token)
    await bring(server, 'hallway-bbbbb', token)
    const { body } = await server.call('/sessions/hallway-aaaaa/guests', { method: 'POST', token })
    const secret = String(body.link).split('#')[1]
    const guest = (await server.call('/join', { body: { secret, name: 'Kim' } })).body.token
    expect((await server.call('/sessions/hallway-bbbbb', { token: guest })).status).toBe(200)
    await connectBare(server.address, 'hallway-bbbbb', guest)
  })
})

test.each([
  ['Hallway: caching', 'hallway caching', true],
  ['Caching in the hallway', 'the hallway: caching in', true],
  ['Größe der Caches', 'Grosse der caches', true],
  ['Café later', 'cafe later', true],
  ['Rate limits', 'Rate limts', true],
  ['Work shop', 'workshop', true],
  ['Cache sizes', 'cache size', true],
  ['Firmware', 'Frimware', true],
  ['Part 1', 'Part 2', false],
  ['Release 2026a', 'Release 2026b', false],
  ['Logs', 'Lags', false],
  ['Upgrades of the store', 'Upgrades of the shop', false],
  ['…', '!', false],
])('S11 %s and %s are near: %s', (left, right, near) => {
  expect(isNearTitle(left, right)).toBe(near)
})

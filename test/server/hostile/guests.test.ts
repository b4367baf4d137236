/** Guests: what the code on a room's screen opens, and that it opens nothing else. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SessionSummary } from '#note/wire/api.ts'
import { hearEvents } from '../../helpers/hear-events.ts'
import { joinNote } from '../../helpers/peer.ts'
import { startServer, type TestServer } from '../../helpers/start-server.ts'
import { awarenessMessage, connectBare } from '../../helpers/sync-client.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const OWN = 'server-graceful-restart'
const OTHER = 'server-schema-changes'
const CLOSED = 'server-one-config-file'
const SCHEDULED = 'server-rate-limits'

/** What a guest's token opens; everything else is shut. */
const OPEN_FOR_GUESTS = new Set([
  'POST /join',
  'GET /me',
  'DELETE /me',
  'GET /summit',
  'GET /sessions',
  'GET /sessions/{id}',
  'GET /events',
  'GET /sessions/{id}/writers',
])
/** Needs no token. */
const OPEN_FOR_ALL = new Set(['GET /openapi.json'])

interface Scanned {
  readonly token: string
  readonly person: { readonly id: string; readonly name: string }
}

async function linkTo(server: TestServer, session: string, token = server.token('note-taker')) {
  const { status, body } = await server.call(`/sessions/${session}/guests`, { method: 'POST', token })
  expect(status).toBe(200)
  return { secret: String(body.link).split('#')[1] ?? '', link: String(body.link), until: String(body.until) }
}

async function scan(server: TestServer, name: string, session = OWN, token?: string): Promise<Scanned> {
  const { secret } = await linkTo(server, session)
  const { status, body } = await server.call('/join', {
    body: { secret, name },
    ...(token === undefined ? {} : { token }),
  })
  expect(status).toBe(200)
  return { token: body.token, person: body.me.person }
}

describe('the code', () => {
  test('G1 lets a name into the one note, for half an hour, and never as somebody known', async () => {
    let ahead = 0
    const server = await startServer({ now: () => Date.now() + ahead })
    const { secret, link, until } = await linkTo(server, OWN)
    expect(new URL(link).pathname).toBe(`/guest/${OWN}`)
    expect(Date.parse(until) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
    const joined = await server.call('/join', { body: { secret, name: 'Elif Demir' } })
    expect(joined.body.me).toMatchObject({ role: 'note-taker', session: OWN, person: { name: 'Elif Demir' } })
    expect(joined.body.me.person.id).not.toBe('elif')
    expect(joined.body.me.person.launchpad).toBeUndefined()
    ahead = 31 * 60_000
    expect((await server.call('/join', { body: { secret, name: 'Late' } })).status).toBe(403)
    expect((await server.call('/me', { token: joined.body.token })).status).toBe(200)
    ahead = 25 * 60 * 60_000
    expect((await server.call('/me', { token: joined.body.token })).status).toBe(401)
  })

  test('G1 is given to whoever may write in the note, before it opens too, and to nobody else', async () => {
    const server = await startServer()
    const guest = await scan(server, 'Kim')
    const ask = async (session: string, token?: string) =>
      (
        await server.call(`/sessions/${session}/guests`, {
          method: 'POST',
          ...(token === undefined ? {} : { token }),
        })
      ).status
    expect(await ask(SCHEDULED, server.token('note-taker'))).toBe(200)
    expect(await ask(OWN, server.token('reader'))).toBe(403)
    expect(await ask(OWN, guest.token)).toBe(403)
    expect(await ask(OWN)).toBe(401)
    expect(await ask('no-such-session', server.token('organizer'))).toBe(404)
  })

  test('G6 is not given without end, and a crowd comes in at a bounded rate', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const asked: number[] = []
    for (let count = 0; count < 15; count += 1) {
      asked.push((await server.call(`/sessions/${OWN}/guests`, { method: 'POST', token })).status)
    }
    expect(asked.slice(0, 12).every((status) => status === 200)).toBe(true)
    expect(asked.at(-1)).toBe(429)
    const { secret } = await linkTo(server, SCHEDULED, token)
    const joined = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        server.call('/join', { body: { secret, name: `Guest ${index}` } }),
      ),
    )
    const statuses = joined.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(60)
    expect(statuses).toContain(429)
  })
})

describe('a guest’s token', () => {
  test('G2 is refused by every route of the API that is not for guests, whatever the session', async () => {
    const server = await startServer()
    const { token } = await scan(server, 'Kim')
    const { body } = await server.call('/openapi.json')
    const answers: string[] = []
    for (const [path, operations] of Object.entries<object>(body.paths)) {
      for (const verb of Object.keys(operations)) {
        const name = `${verb.toUpperCase()} ${path.replace('/api/v1', '')}`
        if (OPEN_FOR_ALL.has(name)) continue
        for (const session of [OWN, OTHER]) {
          if (OPEN_FOR_GUESTS.has(name) && (session === OWN || !path.includes('{id}'))) continue
          const address = path
            .replace('/api/v1', '')
            .replace('{id}', session)
            .replace('{name}', 'server-quotas')
            .replace('{target}', 'markdown')
            .replace(/\{\w+\}/g, '1')
          const { status } = await server.call(address, { token, method: verb.toUpperCase() })
          answers.push(`${status} ${name} ${session}`)
        }
      }
    }
    expect(answers.length).toBeGreaterThan(40)
    expect(answers.filter((answer) => !answer.startsWith('403 '))).toEqual([])
  })

  test('G2 opens the socket of its own note and of no other, known or not', async () => {
    const server = await startServer()
    const { token } = await scan(server, 'Kim')
    for (const session of [OTHER, SCHEDULED, 'no-such-session', '..%2f..', '__proto__']) {
      await expect(connectBare(server.address, session, token)).rejects.toThrow('status 403')
    }
    const own = await connectBare(server.address, OWN, token)
    own.sendStep1()
    await waitUntil('the note comes', () => own.heard.steps2.length > 0)
  })

  test('G6 opens four sockets and not a fifth', async () => {
    const server = await startServer()
    const { token } = await scan(server, 'Kim')
    for (let count = 0; count < 4; count += 1) await connectBare(server.address, OWN, token)
    await expect(connectBare(server.address, OWN, token)).rejects.toThrow('status 429')
  })

  test('G3 is told of the summit what the note needs: its room, its track, its people, its session', async () => {
    const server = await startServer()
    const { token } = await scan(server, 'Kim')
    const { summit } = (await server.call('/summit', { token })).body
    const { sessions } = (await server.call('/sessions', { token })).body
    const everybody = (await server.call('/summit', { token: server.token('reader') })).body.summit
    expect(sessions.map((each: SessionSummary) => each.session.id)).toEqual([OWN])
    expect([summit.rooms.length, summit.tracks.length]).toEqual([1, 1])
    expect(summit.people.length).toBeLessThan(everybody.people.length)
    expect(JSON.stringify(summit.people)).not.toContain('launchpad')
    const { body } = await server.call(`/sessions/${OWN}`, { token })
    expect([body.history, body.mayBecome, body.write]).toEqual([[], [], true])
  })

  test('G3 hears events of its own session only, whatever it asks for', async () => {
    const server = await startServer()
    const { token } = await scan(server, 'Kim', CLOSED)
    const listener = await hearEvents(server.address, { token, query: `?session=${SCHEDULED}` })
    const lead = server.token('organizer')
    await server.call(`/sessions/${SCHEDULED}/state`, { token: lead, body: { to: 'open', roles: ROLES } })
    await server.call(`/sessions/${CLOSED}/state`, { token: lead, body: { to: 'approved' } })
    await waitUntil('its own is heard', () => listener.heard.length > 1)
    const sessions = listener.heard.slice(1).map(({ data }) => data.session)
    expect(new Set(sessions)).toEqual(new Set([CLOSED]))
  })

  test('G4 writes in the note as a note-taker does, and leaves its state alone', async () => {
    const server = await startServer()
    const { token, person } = await scan(server, 'Kim')
    const guest = joinNote({ relay: server.address, token, session: OWN })
    onTestFinished(guest.close)
    await guest.live()
    guest.doc.getMap('threads').set('of a guest', 1)
    await guest.connection.whenSaved(5000)
    const bare = await connectBare(server.address, OWN, server.token('reader'))
    bare.sendStep1()
    await waitUntil('it is in the note', () =>
      bare.heard.steps2.some((each) => Buffer.from(each).includes('of a guest')),
    )
    const asked = await server.call(`/sessions/${OWN}/state`, { token, body: { to: 'closed' } })
    expect(asked.status).toBe(403)
    expect(person.id).toMatch(/^p-/)
  })
})

describe('ending it', () => {
  test('G5 whoever leads ends every link and every guest at once, their sockets close, and no code is given until they are welcome', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const { token } = await scan(server, 'Kim')
    const { secret } = await linkTo(server, OWN)
    const socket = await connectBare(server.address, OWN, token)
    const wish = (by: string, welcome: boolean) =>
      server.call(`/sessions/${OWN}/guests`, { method: 'PUT', token: by, body: { welcome } })
    const end = (by: string) => wish(by, false)
    expect((await end(server.token('note-taker'))).status).toBe(403)
    expect((await end(server.token('track-lead', ['desktop']))).status).toBe(403)
    expect((await end(lead)).body).toEqual({ tokens: 1 })
    await waitUntil('the socket is closed', () => socket.heard.closed)
    expect(socket.heard.closed?.code).toBe(4401)
    expect((await server.call('/me', { token })).status).toBe(401)
    expect((await server.call('/join', { body: { secret, name: 'Again' } })).status).toBe(403)
    const ask = () =>
      server.call(`/sessions/${OWN}/guests`, { method: 'POST', token: server.token('note-taker') })
    expect((await ask()).status).toBe(409)
    await wish(lead, true)
    expect((await ask()).status).toBe(200)
  })

  test('G5 one guest is shown out and the others stay', async () => {
    const server = await startServer()
    const lead = server.token('organizer')
    const [kim, sam] = [await scan(server, 'Kim'), await scan(server, 'Sam')]
    const { guests } = (await server.call(`/sessions/${OWN}/guests`, { token: lead })).body
    expect(guests.map((guest: { person: unknown }) => guest.person)).toEqual([kim.person, sam.person])
    const path = `/sessions/${OWN}/guests/${kim.person.id}`
    expect((await server.call(path, { method: 'DELETE', token: lead })).body).toEqual({ tokens: 1 })
    expect((await server.call('/me', { token: kim.token })).status).toBe(401)
    expect((await server.call('/me', { token: sam.token })).status).toBe(200)
  })
})

describe('coming to stay', () => {
  test('G7 a guest who joins with an invitation to the summit stays the person whose words they are', async () => {
    const server = await startServer()
    const guest = await scan(server, 'Elif D.')
    const invite = { role: 'note-taker' }
    const { link } = (await server.call('/invites', { token: server.token('organizer'), body: invite })).body
    const joined = await server.call('/join', {
      token: guest.token,
      body: { secret: String(link).split('#')[1], name: 'Elif Demir' },
    })
    const { me, token } = joined.body
    expect(me).toEqual({
      person: { id: guest.person.id, name: 'Elif Demir', launchpad: 'elifd' },
      role: 'note-taker',
      tracks: [],
    })
    expect((await server.call('/items', { token })).status).toBe(200)
    expect((await server.call('/me', { token: guest.token })).status).toBe(401)
    const { guests } = (await server.call(`/sessions/${OWN}/guests`, { token })).body
    expect(guests).toEqual([])
  })

  test('G7 who scans in the next room is the same person there, and still a guest', async () => {
    const server = await startServer()
    const first = await scan(server, 'Kim')
    const second = await scan(server, 'Another name', SCHEDULED, first.token)
    expect(second.person).toEqual(first.person)
    expect((await server.call('/me', { token: second.token })).body.session).toBe(SCHEDULED)
    await expect(connectBare(server.address, OWN, second.token)).rejects.toThrow('status 403')
  })
})

test('G8 the relay itself says who is a guest, to everybody in the note', async () => {
  const server = await startServer()
  const { token } = await scan(server, 'Kim')
  const watcher = await connectBare(server.address, OWN, server.token('reader'))
  watcher.sendStep1()
  const guest = await connectBare(server.address, OWN, token)
  guest.send(awarenessMessage(77, 1, { person: { id: 'maren', name: 'Maren Okafor' }, section: 'goal' }))
  const attendee = await connectBare(server.address, OWN, server.token('note-taker'))
  attendee.send(awarenessMessage(78, 1, { person: { id: 'x', name: 'X', guest: true }, section: 'goal' }))
  const heard = (client: number) =>
    watcher.heard.awareness.find((each) => each.client === client)?.state as
      { readonly person: Record<string, unknown> } | undefined
  await waitUntil('both are heard', () => heard(77) !== undefined && heard(78) !== undefined)
  expect(heard(77)?.person).toMatchObject({ name: 'Kim', guest: true })
  expect(heard(78)?.person['guest']).toBeUndefined()
})

const ROLES = {
  lead: { id: 'tobias', name: 'Tobias Lindqvist' },
  'note-taker': { id: 'maren', name: 'Maren Okafor' },
}

/** The HTTP API: who may do what, the gates, and that answers are what the OpenAPI document says. */
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeRole } from '#note/about.ts'
import type { Role } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { joinNote } from '../helpers/peer.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { connectBare } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const CLOSED = 'server-one-config-file'
const SCHEDULED = 'server-rate-limits'
const ROLES = {
  lead: { id: 'tobias', name: 'Tobias Lindqvist' },
  'note-taker': { id: 'maren', name: 'Maren Okafor' },
}

function setState(server: TestServer, session: string, token: string, body: object) {
  return server.call(`/sessions/${session}/state`, { token, body })
}

describe('the pen', () => {
  test('S9 whoever takes it over in the note is the note-taker in every list of sessions', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const peer = joinNote({ relay: server.address, token, session: OPEN })
    onTestFinished(peer.close)
    await peer.live()
    writeRole(peer.doc, 'note-taker', { id: 'kofi', name: 'Kofi Mensah' }, 'test')
    await peer.connection.whenSaved(5000)
    const { body } = await server.call('/sessions', { token })
    const found = body.sessions.find((each: SessionSummary) => each.session.id === OPEN)
    expect(found.session.roles['note-taker']).toEqual({ id: 'kofi', name: 'Kofi Mensah' })
    expect(found.session.roles.lead).toBeDefined()
  })
})

describe('joining', () => {
  test('the first link is traded for a token, and the token says who one is', async () => {
    const server = await startServer()
    const secret = server.organizerLink?.split('#')[1] ?? ''
    const joined = await server.call('/join', { body: { secret, name: '  Ada  ' } })
    expect(joined.body.me).toMatchObject({ person: { name: 'Ada' }, role: 'organizer', tracks: [] })
    expect((await server.call('/me', { token: joined.body.token })).body).toEqual(joined.body.me)
  })

  test('a name the summit knows is taken up once; the next of that name is somebody else', async () => {
    const server = await startServer()
    const invite = { role: 'note-taker' }
    const { link } = (await server.call('/invites', { token: server.token('organizer'), body: invite })).body
    const body = { secret: link.split('#')[1], name: 'Elif Demir' }
    const first = await server.call('/join', { body })
    const second = await server.call('/join', { body })
    expect(first.body.me.person).toEqual({ id: 'elif', name: 'Elif Demir', launchpad: 'elifd' })
    expect(second.body.me.person.id).not.toBe('elif')
  })

  test('a named invite is good once, an unknown secret never', async () => {
    const server = await startServer()
    const invite = { role: 'reader', name: 'Ada' }
    const { link } = (await server.call('/invites', { token: server.token('organizer'), body: invite })).body
    const body = { secret: link.split('#')[1], name: 'Ada' }
    const answers = [await server.call('/join', { body }), await server.call('/join', { body })]
    answers.push(await server.call('/join', { body: { secret: 'x', name: 'Ada' } }))
    expect(answers.map((each) => each.status)).toEqual([200, 403, 403])
  })
})

describe('roles', () => {
  const addresses: readonly (readonly [string, string, object?])[] = [
    ['GET', '/me'],
    ['GET', '/summit'],
    ['GET', '/sessions'],
    ['GET', `/sessions/${OPEN}`],
    ['GET', `/sessions/${OPEN}/record`],
    ['GET', `/sessions/${OPEN}/findings`],
    ['GET', '/items'],
    ['GET', '/blueprints'],
    ['GET', '/blueprints/server-quotas'],
    ['GET', '/blueprints/server-quotas/export/markdown'],
    ['POST', '/blueprints', { name: 'server-x' }],
    ['GET', '/search?q=x'],
    ['GET', '/export/targets'],
    ['POST', '/sessions', { title: 'x' }],
    ['POST', '/invites', { role: 'reader' }],
    ['POST', `/sessions/${OPEN}/state`, { to: 'closed' }],
    ['DELETE', '/people/elif/access'],
  ]

  test('nothing answers without a token', async () => {
    const server = await startServer()
    for (const [method, path, body] of addresses) {
      expect([path, (await server.call(path, { method, body })).status]).toEqual([path, 401])
    }
  })

  test.each<[string, string, object | undefined, Record<Role, number>]>([
    [
      'POST',
      '/sessions',
      { title: 'Hallway' },
      { organizer: 200, 'track-lead': 200, 'note-taker': 200, reader: 403 },
    ],
    [
      'PUT',
      '/summit/milestones',
      { milestones: [{ name: '8.0-beta1', day: '2026-12-04' }] },
      { organizer: 200, 'track-lead': 403, 'note-taker': 403, reader: 403 },
    ],
    [
      'POST',
      '/invites',
      { role: 'reader' },
      { organizer: 200, 'track-lead': 403, 'note-taker': 403, reader: 403 },
    ],
    [
      'DELETE',
      '/people/elif/access',
      undefined,
      { organizer: 200, 'track-lead': 403, 'note-taker': 403, reader: 403 },
    ],
    [
      'GET',
      `/sessions/${OPEN}/record`,
      undefined,
      { organizer: 200, 'track-lead': 200, 'note-taker': 200, reader: 200 },
    ],
  ])('%s %s', async (method, path, body, expected) => {
    const server = await startServer()
    for (const [role, status] of Object.entries(expected)) {
      const token = server.token(role as Role, ['server'])
      expect([role, (await server.call(path, { token, method, body })).status]).toEqual([role, status])
    }
  })

  test('S4 approving and returning is for leads of the track', async () => {
    const server = await startServer()
    const tokens = [
      server.token('reader'),
      server.token('note-taker'),
      server.token('track-lead', ['desktop']),
    ]
    for (const token of tokens) {
      expect((await setState(server, CLOSED, token, { to: 'approved' })).body.error.code).toBe('role')
    }
    const lead = server.token('track-lead', ['server'])
    expect((await setState(server, CLOSED, lead, { to: 'returned' })).body.error.code).toBe('request')
    const returned = await setState(server, CLOSED, lead, { to: 'returned', reason: 'Who is Wiebke?' })
    expect(returned.body.summary.session.state).toBe('returned')
    expect(returned.body.history.at(-1)).toMatchObject({
      from: 'closed',
      to: 'returned',
      reason: 'Who is Wiebke?',
    })
  })
})

describe('gates', () => {
  test('S1 opening asks for the roles the template asks for, and writes them into the note', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const shut = await setState(server, SCHEDULED, token, { to: 'open', roles: { lead: ROLES.lead } })
    expect([shut.status, shut.body.error.code]).toEqual([409, 'gate'])
    expect(shut.body.findings.map((each: { code: string }) => each.code)).toEqual(['role-missing'])
    const watcher = await connectBare(server.address, SCHEDULED, token)
    watcher.wantReceipts()
    await waitUntil('the news came', () => watcher.heard.news.length > 0)
    const opened = await setState(server, SCHEDULED, token, { to: 'open', roles: ROLES })
    expect([opened.status, opened.body.write]).toEqual([200, true])
    await waitUntil(
      'everybody in the note hears',
      () => watcher.heard.news.at(-1)?.state === 'open' && watcher.heard.updates.length > 0,
    )
    expect(watcher.heard.news.at(-1)).toEqual({ state: 'open', write: true, roles: ROLES, model: 1 })
    const record = (await server.call(`/sessions/${SCHEDULED}/record`, { token })).body
    expect(record.roles).toEqual(ROLES)
    expect(record.template.id).toBe('design-session')
  })

  test('S2 closing asks for each mandatory section and an owner for each action', async () => {
    const server = await startServer()
    const shut = await setState(server, OPEN, server.token('note-taker'), { to: 'closed' })
    expect([shut.status, shut.body.error.code]).toEqual([409, 'gate'])
    expect(shut.body.findings).toMatchObject([{ code: 'field-missing', number: 'A3' }])
  })

  test('S3 a step out of order is refused for everybody', async () => {
    const server = await startServer()
    const answer = await setState(server, OPEN, server.token('organizer'), { to: 'published' })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'state'])
  })

  test('S6 every step is told with who, when and why', async () => {
    const server = await startServer()
    const lead = server.token('organizer')
    const before = Date.now()
    await setState(server, CLOSED, lead, { to: 'returned', reason: 'Who is Wiebke?' })
    const { history } = (await server.call(`/sessions/${CLOSED}`, { token: server.token('reader') })).body
    expect(history.map((step: { to: string }) => step.to)).toEqual(['open', 'closed', 'returned'])
    expect(history.at(-1)).toMatchObject({
      by: { id: 'organizer-1', name: 'Test organizer 1' },
      reason: 'Who is Wiebke?',
    })
    expect(Date.parse(history.at(-1).at)).toBeGreaterThanOrEqual(before)
  })

  test('S5 approval takes the pen from all but leads, at once and on open sockets', async () => {
    const server = await startServer()
    const writer = await connectBare(server.address, CLOSED, server.token('note-taker'))
    writer.wantReceipts()
    await waitUntil('it may write', () => writer.heard.news.at(-1)?.write === true)
    await setState(server, CLOSED, server.token('organizer'), { to: 'approved' })
    await waitUntil('it may not', () => writer.heard.news.at(-1)?.write === false)
  })
})

describe('sessions', () => {
  test('an unscheduled session gets a name of its own', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const body = {
      title: 'Hallway: Quotas again?',
      track: 'server',
      room: 'lantern',
      start: '2026-10-07T13:30:00+01:00',
    }
    const made = (await server.call('/sessions', { token, body })).body.summary.session
    expect(made).toMatchObject({
      id: 'server-hallway-quotas-again',
      start: '2026-10-07T12:30:00Z',
      day: '2026-10-07',
    })
    expect((await server.call('/sessions', { token, body })).body.summary.session.id).toBe(`${made.id}-2`)
    expect((await server.call('/sessions', { token, body: { title: 'x', track: 'no' } })).status).toBe(400)
  })
})

describe('OpenAPI', () => {
  test('every route is in it and the answers are as it says', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const { body: document } = await server.call('/openapi.json')
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        ...[
          '/events',
          '/export/targets',
          '/export/{target}',
          '/invites',
          '/items',
          '/items/steps',
          '/join',
          '/me',
          '/openapi.json',
        ],
        ...[
          '/blueprints',
          '/blueprints/{name}',
          '/blueprints/{name}/export/{target}',
          '/sessions/{id}/adopt',
        ],
        ...[
          '/people/{id}/access',
          '/people/{id}/role',
          '/returned',
          '/search',
          '/sessions/{id}/messages',
          '/summaries',
          '/webhooks',
          '/webhooks/{id}',
          '/webhooks/{id}/resumed',
          '/webhooks/{id}/waiting',
          '/webhooks/{id}/waiting/{number}',
          '/imports/blueprints',
          '/radar',
          '/feedback',
          '/radar/dismissed',
          '/sessions',
          '/sessions/{id}',
        ],
        ...[
          '/sessions/{id}/authors',
          '/sessions/{id}/compare',
          '/sessions/{id}/edits',
          '/sessions/{id}/export/{target}',
        ],
        ...[
          '/sessions/{id}/findings',
          '/sessions/{id}/items/{line}',
          '/sessions/{id}/items/{line}/answer',
          '/sessions/{id}/items/{line}/history',
          '/sessions/{id}/proposals',
          '/sessions/{id}/proposals/{proposal}',
          '/sessions/{id}/record',
          '/sessions/{id}/restore',
          '/sessions/{id}/returned',
          '/sessions/{id}/returned/{item}/settled',
          '/sessions/{id}/review',
          '/sessions/{id}/review/seen',
          '/sessions/{id}/state',
        ],
        ...['apply', 'file', 'plan', 'propose', 'settings', 'zip'].map((name) => `/publish/${name}`),
        ...[
          '/sessions/{id}/guests',
          '/sessions/{id}/guests/{person}',
          '/sessions/{id}/writers',
          '/summit/attribution',
        ],
        ...['/sessions/{id}/versions', '/sessions/{id}/versions/{seq}/record'],
        ...['/summit', '/summit/milestones'],
      ]
        .map((path) => `/api/v1${path}`)
        .sort(),
    )
    const ajv = new Ajv({ strict: false })
    const reads = [
      '/me',
      '/summit',
      '/sessions',
      '/blueprints',
      '/items',
      '/items/steps',
      '/radar',
      '/feedback',
      '/search?q=config',
      '/export/targets',
    ]
    const ofSession = ['', '/record', '/findings'].map((path) => `/sessions/${OPEN}${path}`)
    for (const path of [...reads, ...ofSession]) {
      const { status, body } = await server.call(path, { token })
      const address = `/api/v1${path.replace(OPEN, '{id}').split('?')[0]}`
      const { schema } = document.paths[address].get.responses['200'].content['application/json']
      expect([path, status, ajv.validate(schema, body), ajv.errors]).toEqual([path, 200, true, null])
    }
  })
})

describe('page and operations', () => {
  test('health, metrics and the policy header need no token', async () => {
    const server = await startServer()
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${server.address}/metrics`)).text()).toContain('rapporteur_connections 0')
    const screen = await fetch(`${server.address}/sessions/${OPEN}`)
    expect([screen.status, await screen.text()]).toEqual([503, expect.stringContaining('npm run build')])
    expect(screen.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await fetch(`${server.address}/api/v1/nothing`)).status).toBe(404)
  })

  test('only known pages may call from elsewhere', async () => {
    const server = await startServer()
    const allowed = async (origin: string) =>
      (await fetch(`${server.address}/api/v1/me`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      )
    expect([await allowed('app://rapporteur'), await allowed('http://evil.example')]).toEqual([
      'app://rapporteur',
      null,
    ])
  })
})

/** Webhooks: what is posted to whom, signed; what is tried again; what is never called. Rules V8 to V10, V13. */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { EventRing } from '#server/events/event-ring.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { HOOK_EVENTS, STREAM_ONLY } from '#note/wire/webhooks.ts'
import { EVENT_TYPES } from '#note/wire/events.ts'
import { addWebhook, resumeWebhook } from '#server/webhooks/new-webhook.ts'
import { guardedLookup, postEvent, type Posted } from '#server/webhooks/post-event.ts'
import { isPublicAddress } from '#server/webhooks/public-address.ts'
import { PAUSES_MS, WebhookSender } from '#server/webhooks/webhook-sender.ts'
import { whyNotCalled } from '#server/webhooks/webhook-url.ts'
import { handClock } from '../helpers/core-stage.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer } from '../helpers/start-server.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const CLOSED = 'server-one-config-file'

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Somebody who hears what is posted, and answers as told. */
async function sink(answer: { status: number; location?: string } = { status: 204 }) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location })
      response.end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

describe('over the API', () => {
  test('V8 an organizer names an address, and it gets what it asked for, signed', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const { heard, url } = await sink()
    const wish = { url, types: ['session.returned'], track: 'server', allowPrivate: true }
    expect(
      (await server.call('/webhooks', { token: server.token('track-lead', ['server']), body: wish })).status,
    ).toBe(403)
    const { webhook, secret } = (await server.call('/webhooks', { token, body: wish })).body
    await server.call(`/sessions/${CLOSED}/state`, {
      token,
      body: { to: 'returned', reason: 'D1 needs a path' },
    })
    const [first] = await waitUntil('it is posted', () => (heard.length > 0 ? heard : undefined), 10_000)
    if (first === undefined) throw new Error('Nothing was posted.')
    const { headers, body } = first
    expect(JSON.parse(body)).toMatchObject({
      type: 'session.returned',
      session: CLOSED,
      reason: 'D1 needs a path',
    })
    const [, seconds, digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-rapporteur-signature'])) ?? []
    expect(digest).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
    expect(headers['x-rapporteur-delivery']).toBe(JSON.parse(body).id)
    const list = await server.call('/webhooks', { token })
    expect(list.body.webhooks).toMatchObject([{ id: webhook.id, state: 'live', problem: null }])
    expect(JSON.stringify(list.body)).not.toContain(secret)
    expect((await server.call(`/webhooks/${webhook.id}`, { token, method: 'DELETE' })).body).toEqual({
      removed: 1,
    })
    expect((await server.call(`/webhooks/${webhook.id}`, { token, method: 'DELETE' })).status).toBe(404)
  })

  test('V13 what waits is listed, dropped one by one or whole, by organizers alone', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const { url } = await sink({ status: 410 })
    const body = { url, types: ['session.made'], allowPrivate: true }
    const { webhook } = (await server.call('/webhooks', { token, body })).body
    const rows = async () => (await server.call('/webhooks', { token })).body.webhooks
    await server.call('/sessions', { token, body: { title: 'Lunch talk' } })
    await waitUntil('it is parked', async () => (await rows())[0].state === 'parked' || undefined, 10_000)
    await server.call('/sessions', { token, body: { title: 'Evening talk' } })
    const [row] = await rows()
    expect(row).toMatchObject({
      waiting: 2,
      failures: 1,
      deliveredAt: null,
      next: [{ type: 'session.made' }, {}],
    })
    const at = `/webhooks/${webhook.id}/waiting`
    const drop = (path: string, who = token) => server.call(path, { token: who, method: 'DELETE' })
    expect((await drop(at, server.token('track-lead', ['server']))).status).toBe(403)
    expect((await drop(`${at}/${row.next[0].number}`)).body).toEqual({ dropped: 1 })
    const again = await drop(`${at}/${row.next[0].number}`)
    expect([again.status, again.body.error.message]).toEqual([
      404,
      expect.stringMatching(/dropped meanwhile\.$/u),
    ])
    expect((await drop(at)).body).toEqual({ dropped: 1 })
    expect((await drop('/webhooks/nowhere/waiting')).status).toBe(404)
    expect((await rows())[0]).toMatchObject({ waiting: 0, next: [] })
  }, 20_000)

  test('V8 what comes every few seconds is for streams alone', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const body = { url: 'https://hooks.example.org/', types: ['note.edited'] }
    const answer = await server.call('/webhooks', { token, body })
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining('comes too often'),
    ])
    expect([...HOOK_EVENTS, ...STREAM_ONLY].sort()).toEqual([...EVENT_TYPES].sort())
  })
})

test('V8 the command adds, lists and removes beside the relay', async () => {
  const server = await startServer()
  const data = ['--data', server.data]
  const inside = await runCommand(['webhook', 'add', '--url', 'https://10.0.0.1/', ...data])
  expect([inside.code, inside.error]).toEqual([
    2,
    expect.stringContaining('10.0.0.1 is not a public address'),
  ])
  const added = await runCommand([
    'webhook',
    'add',
    '--url',
    'https://hooks.example.org/x',
    ...data,
    '--json',
  ])
  const { webhook } = JSON.parse(added.out)
  const listed = await runCommand(['webhook', 'list', ...data])
  expect(listed.out).toContain(`${webhook.id}`)
  expect((await runCommand(['webhook', 'remove', webhook.id, ...data])).code).toBe(0)
  expect((await runCommand(['webhook', 'list', ...data])).out).toBe('No webhooks: nothing is called.\n')
}, 60_000)

/** A sender with a clock turned by hand; `answers` are taken in turn, the last one for good. */
function stage(answers: readonly Posted[]) {
  const store = openSqliteStore(':memory:')
  const clock = handClock()
  const ring = new EventRing({ life: 'life', now: clock.now })
  const posted: string[] = []
  const sender = new WebhookSender({
    ...{ store, clock, ring, log: pino({ level: 'silent' }) },
    post: ({ body }) => {
      posted.push((JSON.parse(body) as { session: string }).session)
      return Promise.resolve(answers[Math.min(posted.length, answers.length) - 1] ?? { ok: true })
    },
  })
  onTestFinished(() => {
    sender.close()
    store.close()
  })
  const made = addWebhook(
    { store, now: clock.now, random: (count) => new Uint8Array(count).fill(7) },
    { url: 'https://hooks.example.org/', types: ['session.made'] },
  )
  if (typeof made === 'string') throw new Error(made)
  const happen = (session: string) =>
    ring.publish({ type: 'session.made', session, track: null, title: session })
  const state = () => store.webhooks.find(made.webhook.id)?.webhook
  return { store, clock, ring, posted, sender, happen, state, id: made.webhook.id }
}

const BUSY: Posted = { ok: false, sentence: 'hooks.example.org answered 503.' }

describe('trying again', () => {
  test('V9 in order, with growing pauses, and parked with the reason once that was in vain', async () => {
    const { clock, posted, happen, state, sender, store, id } = stage([BUSY])
    happen('one')
    happen('two')
    for (const [index, pause] of PAUSES_MS.entries()) {
      await waitUntil('it is tried', () => posted.length === index + 1 || undefined)
      expect(state()).toMatchObject({ state: 'live', problem: 'hooks.example.org answered 503.' })
      clock.advance(pause - 1)
      await Promise.resolve()
      expect(posted).toHaveLength(index + 1)
      clock.advance(1)
    }
    await waitUntil('it is parked', () => state()?.state === 'parked' || undefined)
    expect(new Set(posted)).toEqual(new Set(['one']))
    const tried = posted.length
    happen('three')
    sender.wake()
    expect([posted.length, store.webhooks.waiting(id)]).toEqual([tried, 3])
  })

  test('V9 what waited is posted first once it is resumed, and survives the relay', async () => {
    const { posted, happen, store, sender, id, state } = stage([{ ...BUSY, gone: true }, { ok: true }])
    happen('one')
    await waitUntil('it is parked', () => state()?.state === 'parked' || undefined)
    happen('two')
    resumeWebhook({ store }, id)
    sender.wake()
    await waitUntil('all is posted', () => store.webhooks.waiting(id) === 0 || undefined)
    expect(posted).toEqual(['one', 'one', 'two'])
    expect(state()).toMatchObject({ state: 'live', problem: null })
  })

  test('V13 somebody who tries again does not wait for the pause, and failures are counted from the beginning', async () => {
    const { clock, posted, happen, state, sender, store, id } = stage([BUSY, BUSY, { ok: true }])
    happen('one')
    await waitUntil('it is tried', () => posted.length === 1 || undefined)
    expect(state()).toMatchObject({
      failures: 1,
      deliveredAt: null,
      failedAt: new Date(clock.now()).toISOString(),
    })
    sender.retry(id)
    await waitUntil('it is tried at once', () => posted.length === 2 || undefined)
    expect(state()?.failures).toBe(2)
    clock.advance(PAUSES_MS[0])
    await waitUntil(
      'it is posted after the first pause again',
      () => store.webhooks.waiting(id) === 0 || undefined,
    )
    expect(state()).toMatchObject({
      failures: 0,
      problem: null,
      deliveredAt: new Date(clock.now()).toISOString(),
    })
    expect(posted).toEqual(['one', 'one', 'one'])
  })

  test('V13 what is dropped is never posted, and what waits behind it goes on', async () => {
    const { posted, happen, store, sender, id, state } = stage([{ ...BUSY, gone: true }, { ok: true }])
    happen('one')
    await waitUntil('it is parked', () => state()?.state === 'parked' || undefined)
    happen('two')
    happen('three')
    const [first, second, third] = store.webhooks.queue(id, 20)
    expect([first, second, third].map((each) => each?.session)).toEqual(['one', 'two', 'three'])
    expect(store.webhooks.queue(id, 2)).toHaveLength(2)
    expect(store.webhooks.drop(id, first?.number ?? 0)).toBe(1)
    expect(store.webhooks.drop(id, first?.number ?? 0)).toBe(0)
    resumeWebhook({ store }, id)
    sender.retry(id)
    await waitUntil('the rest is posted', () => store.webhooks.waiting(id) === 0 || undefined)
    expect(posted).toEqual(['one', 'two', 'three'])
  })
})

describe('what is never called', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['192.168.0.1', false],
    ['172.31.255.255', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['::1', false],
    ['::', false],
    ['::ffff:8.8.8.8', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['2001:db8::1', false],
    ['hooks.example.org', false],
  ])('V10 %s is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'https://a.localhost/',
    'http://hooks.example.org/',
    'https://me:secret@hooks.example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'hooks',
    `https://hooks.example.org/${'x'.repeat(2_000)}`,
  ])('V10 %s is refused with a sentence', (url) => {
    expect(whyNotCalled(url, false)).toMatch(/\.$/u)
  })

  test('V10 a name with one address inside is not connected to, whatever its others are', async () => {
    const looking = (addresses: readonly string[]) =>
      new Promise<string>((done) => {
        const look = (_name: string, _options: object, then: (error: null, found: object[]) => void) =>
          then(
            null,
            addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          )
        const lookup = guardedLookup('hooks.example.org', look as never)
        lookup('hooks.example.org', { all: false }, (error, address) =>
          done(error === null && typeof address === 'string' ? address : 'refused'),
        )
      })
    expect(await looking(['8.8.8.8', '10.0.0.1'])).toBe('refused')
    expect(await looking([])).toBe('refused')
    expect(await looking(['8.8.8.8', '2606:4700::1111'])).toBe('8.8.8.8')
  })

  test('V10 no redirect is followed', async () => {
    const inner = await sink()
    const outer = await sink({ status: 307, location: inner.url })
    const common = { secret: 's', type: 'session.made', id: 'x-1', body: '{}', now: 0, allowPrivate: true }
    const answer = await postEvent({ ...common, url: outer.url })
    expect(answer).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('redirects are not followed'),
    })
    expect([outer.heard.length, inner.heard.length]).toEqual([1, 0])
  })
})

/** The HTTP door: silent sockets, sockets of a token, TLS, proxies. */
import { execFileSync } from 'node:child_process'
import { request } from 'node:https'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MAX_CONNECTIONS_PER_TOKEN } from '#server/relay/limits.ts'
import { parseProxies, type IsProxy } from '#server/relay/proxy.ts'
import { MAX_SILENT_PER_ADDRESS } from '#server/serving/door.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'
import { connectBare } from '../helpers/sync-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'

interface Raw {
  readonly socket: Socket
  text: string
  closed: boolean
}

function openRaw(address: string): Raw {
  const { hostname, port } = new URL(address)
  const raw: Raw = { socket: connect(Number(port), hostname), text: '', closed: false }
  raw.socket.on('data', (chunk: Buffer) => (raw.text += chunk.toString()))
  raw.socket.on('error', () => undefined)
  raw.socket.on('close', () => (raw.closed = true))
  onTestFinished(() => void raw.socket.destroy())
  return raw
}

test('P22 of one address only so many sockets may be silent; whoever has spoken is not counted', async () => {
  const server = await startServer()
  const spoken = Array.from({ length: 10 }, () => openRaw(server.address))
  for (const { socket } of spoken) socket.write('GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n')
  await waitUntil('they are answered', () => spoken.every((each) => each.text.includes('200 OK')))
  const silent = Array.from({ length: MAX_SILENT_PER_ADDRESS + 3 }, () => openRaw(server.address))
  await waitUntil('three are turned away', () => silent.filter((each) => each.closed).length === 3)
  expect(server.services.relay.metricsText()).toContain('rapporteur_refusals_total{reason="silent"} 3')
  for (const { socket } of silent) socket.destroy()
  const client = await waitUntil('others come in again', () =>
    connectBare(server.address, OPEN, server.token('reader')).catch(() => null),
  )
  expect(client.heard.closed).toBeNull()
})

test('P22 a request that never ends is ended', { timeout: 20_000 }, async () => {
  const server = await startServer()
  const slow = openRaw(server.address)
  slow.socket.write('GET /sync/x HTTP/1.1\r\nHost: here\r\nX-Slow:')
  await waitUntil('it is closed', () => slow.closed, 10_000)
  expect(slow.text).toMatch(/^HTTP\/1.1 408 /)
})

test('P22 a token has so many sockets, and another when one is closed', async () => {
  const server = await startServer()
  const token = server.token('reader')
  const clients = await Promise.all(
    Array.from({ length: MAX_CONNECTIONS_PER_TOKEN }, () => connectBare(server.address, OPEN, token)),
  )
  await expect(connectBare(server.address, OPEN, token)).rejects.toThrow('status 429')
  await connectBare(server.address, OPEN, server.token('reader'))
  clients[0]?.socket.close()
  await waitUntil('there is room again', () => connectBare(server.address, OPEN, token).catch(() => null))
})

describe('TLS', () => {
  /** A pair for localhost, made on the spot. */
  function makePair(folder: string, name: string) {
    const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) }
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    const out = ['-keyout', files.key, '-out', files.cert, '-days', '2', '-subj', `/CN=${name}`]
    execFileSync('openssl', [...words, ...out], { stdio: 'ignore' })
    return files
  }

  /** Whose certificate answers, and with which status. */
  function ask(address: string): Promise<{ name: string; status: number; strict: unknown }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${address}/healthz`, { rejectUnauthorized: false, agent: false }, (answer) => {
        const { subject } = (
          asked.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }
        ).getPeerCertificate()
        const strict = answer.headers['strict-transport-security']
        answer.resume().on('end', () => resolve({ name: subject.CN, status: answer.statusCode ?? 0, strict }))
      })
      asked.on('error', reject).end()
    })
  }

  test('P23 is served from certificate files, which are read again when asked', async () => {
    const folder = temporaryFolder()
    const first = makePair(folder, 'first')
    const server = await startServer({ tls: first })
    expect(server.address).toMatch(/^https:/)
    expect(await ask(server.address)).toEqual({
      name: 'first',
      status: 200,
      strict: expect.stringContaining('max-age'),
    })
    const second = makePair(folder, 'second')
    execFileSync('cp', [second.cert, first.cert])
    expect(() => server.renewTls()).toThrow(/do not make a pair/)
    expect((await ask(server.address)).name).toBe('first')
    execFileSync('cp', [second.key, first.key])
    server.renewTls()
    expect((await ask(server.address)).name).toBe('second')
  })

  test('P23 a missing file is told in a sentence', async () => {
    await expect(startServer({ tls: { cert: '/nowhere/a.crt', key: '/nowhere/a.key' } })).rejects.toThrow(
      'The certificate /nowhere/a.crt cannot be read (ENOENT): check its name and rights.',
    )
  })
})

describe('behind a proxy', () => {
  const upgrade = async (address: string, token: string, headers: Record<string, string>) => {
    const raw = openRaw(address)
    const lines = Object.entries({
      Host: '127.0.0.1:1',
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol': `rapporteur.v1, token.${token}`,
      Origin: 'https://notes.example.org',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`)
    raw.socket.write(`GET /sync/${OPEN} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    return waitUntil('it is answered', () => /^(.+)\r\n/.exec(raw.text)?.[1])
  }

  test('P2 the forwarded host counts as the relay’s own origin, from the proxy’s address only', async () => {
    const forwarded = { 'X-Forwarded-Host': 'notes.example.org' }
    const isProxy = parseProxies('loopback') as IsProxy
    const trusting = await startServer({ isProxy })
    expect(await upgrade(trusting.address, trusting.token('reader'), forwarded)).toContain(' 101 ')
    expect(await upgrade(trusting.address, trusting.token('reader'), {})).toContain(' 403 ')
    const wary = await startServer()
    expect(await upgrade(wary.address, wary.token('reader'), forwarded)).toContain(' 403 ')
  })

  test('addresses and networks are read, anything else is told', () => {
    const isProxy = parseProxies('10.0.0.0/8, ::1') as IsProxy
    expect(['10.9.8.7', '::ffff:10.9.8.7', '::1', '11.0.0.1', ''].map(isProxy)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(parseProxies('10.0.0.0/8,nginx')).toBe(
      '"nginx" is no address of a proxy: write loopback, 10.1.2.3 or 10.0.0.0/8.',
    )
  })
})

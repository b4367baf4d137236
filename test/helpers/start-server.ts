/** A real relay on a free port with its own data directory, closed and cleared away after the test. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Role } from '#note/summit.ts'
import { giveToken } from '#server/access/join.ts'
import { loadDemo } from '#server/demo/load-demo.ts'
import { startRelay, type RunningRelay, type StartOptions } from '#server/serving/start-relay.ts'

export interface TestServer extends RunningRelay {
  readonly data: string
  /** A fresh person's token. */
  readonly token: (role: Role, tracks?: readonly string[]) => string
  /** Calls the API; `body` makes it a POST unless `method` says otherwise. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are compared as they came; a type here would only be believed
  readonly call: (path: string, options?: CallOptions) => Promise<{ status: number; body: any }>
}

export interface CallOptions {
  readonly token?: string
  readonly body?: unknown
  readonly method?: string
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts a relay with the demo summit. Give `data` to start again on what another left. */
export async function startServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const data = options.data ?? temporaryFolder()
  const relay = await startRelay({
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    now: () => Date.now(),
    random: (count) => randomBytes(count),
    page: null,
    prepare: (store, templates) => {
      if (store.summit.read() !== null) return
      loadDemo(store, { now: Date.now(), random: Math.random, template: templates.standard })
    },
    ...options,
    data,
  })
  let closed: Promise<void> | null = null
  const close = () => (closed ??= relay.close())
  onTestFinished(close)
  let people = 0
  const token = (role: Role, tracks: readonly string[] = []) => {
    people += 1
    const secret = randomBytes(32).toString('base64url')
    const person = { id: `${role}-${people}`, name: `Test ${role} ${people}` }
    giveToken(relay.services, { token: secret, person, role, tracks })
    return secret
  }
  return { ...relay, close, data, token, call: (path, wish) => call(relay.address, path, wish) }
}

async function call(address: string, path: string, { token, body, method }: CallOptions = {}) {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

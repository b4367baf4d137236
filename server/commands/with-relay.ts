/** For commands that write notes: the relay that serves this data, or one started for the moment, as its organizer. */
import { pino } from 'pino'
import { hashSecret, createSecret } from '../access/access.ts'
import { giveToken } from '../access/join.ts'
import { openForCommand } from '../journal/open-for-command.ts'
import { startRelay } from '../serving/start-relay.ts'
import { readServing } from '../store/data-directory.ts'
import { StoreError, type Store } from '../store/store.ts'
import { RefusedError } from './refuse.ts'
import type { Terminal } from './terminal.ts'

/** Sends a request to `/api/v1` and gives the answer. Throws RefusedError with the relay's sentence. */
export type Ask = <T>(path: string, body: unknown) => Promise<T>

const PERSON = { id: 'organizer', name: 'Organizer' }

/** The token that is made for the act is revoked behind it. */
export async function withRelay<T>(
  data: string,
  terminal: Terminal,
  act: (ask: Ask) => Promise<T>,
): Promise<T> {
  const started = await startOrNull(data, terminal)
  if (started !== null) {
    try {
      return await withToken(started.services.store, terminal, (token) => act(askAt(started.address, token)))
    } finally {
      await started.close()
    }
  }
  const address = readServing(data)?.address
  if (address === undefined)
    throw new RefusedError(`The relay on ${data} says no address: end it and try again.`)
  const { store } = openForCommand(data, { create: false })
  try {
    return await withToken(store, terminal, (token) => act(askAt(address, token)))
  } finally {
    store.close()
  }
}

/** Null where a relay is serving the data already. */
async function startOrNull(data: string, terminal: Terminal) {
  // Refuses a directory without data, which a relay would create.
  openForCommand(data, { create: false }).store.close()
  try {
    return await startRelay({
      ...{ data, host: '127.0.0.1', port: 0, page: null },
      ...{ log: pino({ level: 'silent' }), now: terminal.now, random: terminal.random },
    })
  } catch (error) {
    if (error instanceof StoreError && error.code === 'locked') return null
    throw error
  }
}

async function withToken<T>(
  store: Store,
  { now, random }: Terminal,
  act: (token: string) => Promise<T>,
): Promise<T> {
  const token = createSecret(random)
  giveToken({ store, now, random }, { token, person: PERSON, role: 'organizer', tracks: [] })
  try {
    return await act(token)
  } finally {
    store.access.revokeToken(hashSecret(token), new Date(now()).toISOString())
  }
}

function askAt(address: string, token: string): Ask {
  return async <T>(path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as T & { readonly error?: { readonly message: string } }
    if (!response.ok)
      throw new RefusedError(answer.error?.message ?? `The relay answered ${response.status}.`)
    return answer
  }
}

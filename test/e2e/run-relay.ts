/** The relay as a person starts it: the command in a process of its own, on a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../server/rapporteur.mjs', import.meta.url))
const START_DEADLINE_MS = 20_000

export interface RelayProcess {
  readonly address: string
  readonly data: string
  readonly organizerToken: string
  /** A join link for a role. */
  readonly invite: (role: string, tracks?: readonly string[]) => Promise<string>
  /** Runs a command on the same data; resolves with its standard output, rejects with its standard error. */
  readonly command: (words: readonly string[]) => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>
  /** Starts again on the same data after a kill; on the same port where no other is wanted. */
  readonly restart: (port?: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** `folder` is where its data goes, which is taken away in the end; a fresh one where none is given. */
export async function runRelay(words: readonly string[] = [], folder?: string): Promise<RelayProcess> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'rapporteur-e2e-'))
  const organizerToken = randomBytes(24).toString('base64url')
  let child = spawnRelay(data, '0', organizerToken, words)
  let address = await addressOf(child)
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill(signal)
    return ended
  }
  const command = (more: readonly string[]) => runCommand([...more, '--data', data])
  return {
    get address() {
      return address
    },
    data,
    organizerToken,
    command,
    invite: async (role, tracks = []) => {
      const answer = await fetch(`${address}/api/v1/invites`, {
        method: 'POST',
        headers: { authorization: `Bearer ${organizerToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ role, tracks }),
      })
      const { link } = (await answer.json()) as { link: string }
      return link
    },
    kill,
    restart: async (port = Number(new URL(address).port)) => {
      child = spawnRelay(data, String(port), organizerToken, [])
      address = await addressOf(child)
    },
    close: async () => {
      await kill('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function spawnRelay(
  data: string,
  port: string,
  organizerToken: string,
  words: readonly string[],
): ChildProcess {
  return spawn(process.execPath, [ENTRY, 'serve', '--data', data, '--port', port, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RAPPORTEUR_ORGANIZER_TOKEN: organizerToken, RAPPORTEUR_LOG: 'warn' },
  })
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(
      () => reject(new Error(`The relay did not start: ${printed}`)),
      START_DEADLINE_MS,
    )
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /Listening on (http:\S+)/.exec(printed)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The relay ended with ${code}: ${printed}`))
    })
  })
}

/** Any command of `npx rapporteur`. */
export function runCommand(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let error = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
    child.once('exit', (code) => {
      if (code === 0) resolve(out)
      else reject(new Error(error.trim()))
    })
  })
}

/** Runs the real command in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { waitUntil } from './wait-until.ts'

const BIN = resolve(import.meta.dirname, '../../server/rapporteur.mjs')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs to the end. */
export function runCommand(words: readonly string[], cwd?: string): Promise<Ran> {
  const child = start(words, {}, cwd)
  const heard = { out: '', error: '' }
  child.stdout?.on('data', (data: Buffer) => (heard.out += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (heard.error += data.toString()))
  return new Promise((done) => child.once('close', (code) => done({ code, ...heard })))
}

export interface ServingChild {
  readonly address: string
  readonly child: ChildProcess
  /** Everything it wrote, both streams. */
  readonly written: () => string
  /** Sends the signal and waits for the exit code; null after SIGKILL. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts `serve` and waits until it listens. */
export async function startServing(
  data: string,
  environment: Record<string, string> = {},
): Promise<ServingChild> {
  const child = start(['serve', '--data', data, '--port', '0'], environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (written += part.toString()))
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const address = await waitUntil('it listens', () => /Listening on (\S+)/.exec(written)?.[1], 15_000)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  return { address, child, written: () => written, end }
}

/** As `npm start` and the documented unit start it. */
const MEMORY = '--max-semi-space-size=4'

function start(words: readonly string[], environment: Record<string, string>, cwd?: string): ChildProcess {
  return spawn(process.execPath, [MEMORY, BIN, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  })
}

/** A relay or a peer in a process of its own, and what the system says of it: processor time and memory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type ServerKind = 'bare' | 'y-websocket' | 'hocuspocus' | 'ours'

export interface ServerProcess {
  readonly kind: ServerKind
  readonly address: string
  readonly organizer: string
  /** Processor seconds so far, all threads. */
  readonly cpuSeconds: () => number
  readonly residentBytes: () => number
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  /** On the same data and port. */
  readonly restart: () => Promise<void>
  /** Ends it and clears its data away. */
  readonly close: () => Promise<void>
}

const ENTRY = fileURLToPath(new URL('../../../server/rapporteur.mjs', import.meta.url))
/** Linux counts processor time in hundredths. */
const TICKS_PER_SECOND = 100
const START_MS = 20_000

/** Starts it on a fresh folder. `peers` is where the peers are installed. */
export async function startServer(kind: ServerKind, peers: string): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), `rapporteur-bench-${kind}-`))
  const organizer = randomBytes(24).toString('base64url')
  const launch = (port: string): ChildProcess => {
    const environment = {
      ...process.env,
      PORT: port,
      YPERSISTENCE: join(data, 'level'),
      DATABASE: join(data, 'hocuspocus.sqlite'),
      RAPPORTEUR_ORGANIZER_TOKEN: organizer,
      RAPPORTEUR_LOG: 'error',
    }
    const words =
      kind === 'ours' ? [ENTRY, 'serve', '--data', data, '--port', port] : [join(peers, `${kind}.mjs`)]
    const stdio = ['ignore', 'pipe', 'inherit'] as const
    return spawn(process.execPath, words, { cwd: peers, env: environment, stdio: [...stdio] })
  }
  let child = launch('0')
  const address = await addressOf(child)
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return {
    kind,
    address,
    organizer,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    residentBytes: () => residentBytesOf(child.pid ?? 0),
    kill,
    restart: async () => {
      child = launch(new URL(address).port)
      await addressOf(child)
    },
    close: async () => {
      await kill('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`A server did not start: ${text}`)), START_MS)
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const address = /Listening on (http\S+)/.exec(text)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`A server ended with ${code}: ${text}`)))
  })
}

/** utime and stime, fields 14 and 15 of /proc/PID/stat (proc(5)); the name in field 2 may hold blanks. */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

function residentBytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
}

/** A relay or a peer in a process of its own, and what the system says of it: processor time and memory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type ServerKind = 'bare' | 'y-websocket' | 'hocuspocus' | 'ours'

export interface Launch {
  readonly kind: ServerKind
  /** Where the peers are installed. */
  readonly peers: string
  /** The server's data folder. */
  readonly data: string
  /** Our organizer's token. */
  readonly organizer: string
}

export interface ServerProcess {
  readonly kind: ServerKind
  readonly address: string
  /** Processor seconds so far, all threads. */
  readonly cpuSeconds: () => number
  readonly residentBytes: () => number
  /** Resolves with the milliseconds until it had ended. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number>
  /** On the same data and port. */
  readonly restart: () => Promise<void>
  /** Ends it and clears its data away. */
  readonly close: () => Promise<void>
}

const ENTRY = fileURLToPath(new URL('../../../server/rapporteur.mjs', import.meta.url))
/** Linux counts processor time in hundredths. */
const TICKS_PER_SECOND = 100
const START_MS = 20_000
/** A server that does not end upon SIGTERM by then is killed. */
const END_MS = 30_000

export async function startServer(launch: Launch): Promise<ServerProcess> {
  let child = await spawnServer(launch, '0')
  const address = await addressOf(child)
  const kill = async (signal: NodeJS.Signals): Promise<number> => {
    if (child.exitCode !== null || child.signalCode !== null) return 0
    const began = performance.now()
    const victim = child
    const ended = new Promise((resolve) => victim.once('exit', resolve))
    const last = setTimeout(() => victim.kill('SIGKILL'), END_MS)
    victim.kill(signal)
    await ended
    clearTimeout(last)
    return performance.now() - began
  }
  return {
    kind: launch.kind,
    address,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    residentBytes: () => residentBytesOf(child.pid ?? 0),
    kill,
    restart: async () => {
      child = await spawnServer(launch, new URL(address).port)
      await addressOf(child)
    },
    close: async () => {
      await kill('SIGKILL')
      rmSync(launch.data, { recursive: true, force: true })
    },
  }
}

/** Resolves when the server has had nothing to do for a while: what it stores late is stored then. */
export async function untilIdle(server: ServerProcess, quietSeconds: number): Promise<void> {
  const LONGEST_S = 180
  let quiet = 0
  for (let second = 0; second < LONGEST_S && quiet < quietSeconds; second += 1) {
    const before = server.cpuSeconds()
    await wait(1000)
    quiet = server.cpuSeconds() - before <= 0.03 ? quiet + 1 : 0
  }
}

async function spawnServer({ kind, peers, data, organizer }: Launch, port: string): Promise<ChildProcess> {
  // The peer's own command wants to be told a port.
  const free = kind === 'y-websocket' && port === '0' ? String(await freePort()) : port
  const environment = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: free,
    YPERSISTENCE: join(data, 'level'),
    DATABASE: join(data, 'hocuspocus.sqlite'),
    RAPPORTEUR_ORGANIZER_TOKEN: organizer,
    RAPPORTEUR_LOG: 'error',
  }
  const words = {
    bare: [join(peers, 'bare.mjs')],
    'y-websocket': [join(peers, 'node_modules', '@y', 'websocket-server', 'src', 'server.js')],
    hocuspocus: [join(peers, 'hocuspocus.mjs')],
    ours: [ENTRY, 'serve', '--data', data, '--port', free],
  }[kind]
  return spawn(process.execPath, words, {
    cwd: peers,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`A server did not start: ${text}`)), START_MS)
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port =
        /Listening on http:\S+:(\d+)/.exec(text)?.[1] ?? /running at '\S+' on port (\d+)/.exec(text)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(`http://127.0.0.1:${port}`)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`A server ended with ${code}: ${text}`))
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
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

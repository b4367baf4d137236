/** `rapporteur serve`: the relay until a signal ends it. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { loadDemo } from '../demo/load-demo.ts'
import { createLog } from '../log.ts'
import { parseProxies } from '../relay/proxy.ts'
import { BUILT_PAGE, startRelay, type RunningRelay, type StartOptions } from '../serving/start-relay.ts'
import type { ImportedSchedule } from '../schedule/imported-schedule.ts'
import type { Store } from '../store/store.ts'
import type { Templates } from '../templates/templates.ts'
import { dataDirectory, parseGiven, type Given } from './arguments.ts'
import { scheduleFrom, storeSchedule } from './import.ts'
import type { Command } from './command.ts'
import { UsageError } from './refuse.ts'
import type { Terminal } from './terminal.ts'

const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_PORT = 4400
/** Whatever is not done by then is given up, so that a supervisor never has to kill. */
const SHUTDOWN_MS = 1900
/** stderr, so that stdout holds what a script waits for. */
const STDERR = 2

export const SERVE_TAKES = {
  options: ['host', 'port', 'schedule', 'timezone', 'tls-cert', 'tls-key', 'trust-proxy', 'publish'],
}

export const serve: Command = async (words, terminal) => {
  const given = parseGiven('serve', words, SERVE_TAKES)
  if (given.words.length > 0)
    throw new UsageError(`"rapporteur serve" takes no word "${given.words[0]}": see "rapporteur help".`)
  const relay = await startServing(given, terminal)
  // Before the address is out: whoever waits for it may send a signal at once.
  const ended = untilSignal(relay)
  renewTlsOnSignal(relay, terminal)
  announce(relay, given, terminal)
  return ended
}

/** Starts the relay as the options say. A schedule is read first, so that a refused one leaves no data behind. */
export async function startServing(given: Given, terminal: Terminal): Promise<RunningRelay> {
  const { environment } = terminal
  const token = environment['RAPPORTEUR_ORGANIZER_TOKEN']
  const address = environment['RAPPORTEUR_ADDRESS']
  const data = dataDirectory(given)
  const port = readPort(given.options['port'])
  const file = given.options['schedule']
  const schedule = file === undefined ? null : await scheduleFrom(file, given.options['timezone'])
  return startRelay({
    data,
    host: given.options['host'] ?? DEFAULT_HOST,
    port,
    log: createLog(environment['RAPPORTEUR_LOG'] ?? 'info', pino.destination(STDERR)),
    now: terminal.now,
    random: terminal.random,
    origins: (environment['RAPPORTEUR_ORIGINS'] ?? '').split(',').filter((origin) => origin !== ''),
    ...(token === undefined ? {} : { organizerToken: token }),
    ...(address === undefined ? {} : { publicAddress: address }),
    ...(given.options['publish'] === undefined ? {} : { publishTo: given.options['publish'] }),
    ...tlsOf(given),
    ...proxiesOf(given),
    prepare: (store, templates) => fill(store, templates, { schedule, now: terminal.now() }),
  })
}

/** What a person or a script needs to go on: address first, then the link. */
export function announce(relay: RunningRelay, given: Given, terminal: Terminal): void {
  if (given.flags.has('json')) {
    terminal.out(JSON.stringify({ address: relay.address, join: relay.organizerLink }))
    return
  }
  terminal.out(`Listening on ${relay.address}`)
  if (relay.organizerLink !== null) terminal.out(`Join as organizer: ${relay.organizerLink}`)
  if (!existsSync(join(BUILT_PAGE, 'index.html'))) {
    terminal.out(
      'The page is not built: run "npm run build" and start again; the API and notes work without it.',
    )
  }
}

/** Resolves with 0 after SIGTERM or SIGINT, when everything is on disk and closed. */
export function untilSignal(relay: Pick<RunningRelay, 'close'>): Promise<0> {
  return new Promise((resolve) => {
    let stopping = false
    const stop = () => {
      // A signal may come twice: once to the whole group and once handed on by the outer process.
      if (stopping) return
      stopping = true
      const last = setTimeout(() => process.exit(0), SHUTDOWN_MS)
      void relay.close().then(() => {
        clearTimeout(last)
        resolve(0)
      })
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}

/** SIGHUP: the certificate was renewed. A pair that cannot be used is told and the old one stays. */
function renewTlsOnSignal(relay: RunningRelay, terminal: Terminal): void {
  process.on('SIGHUP', () => {
    try {
      relay.renewTls()
    } catch (error) {
      terminal.error(error instanceof Error ? error.message : String(error))
    }
  })
}

function fill(
  store: Store,
  templates: Templates,
  { schedule, now }: { schedule: ImportedSchedule | null; now: number },
): void {
  const template = templates.standard
  if (schedule !== null) storeSchedule(store, schedule, { template: template.id, dryRun: false })
  else if (store.summit.read() === null) {
    loadDemo(store, { now, random: () => randomBytes(4).readUInt32LE() / 2 ** 32, template })
  }
}

function tlsOf({ options }: Given): Pick<StartOptions, 'tls'> {
  const { 'tls-cert': cert, 'tls-key': key } = options
  if (cert === undefined && key === undefined) return {}
  if (cert === undefined || key === undefined) {
    throw new UsageError('--tls-cert and --tls-key go together: name both files.')
  }
  return { tls: { cert, key } }
}

function proxiesOf({ options }: Given): Pick<StartOptions, 'isProxy'> {
  const text = options['trust-proxy']
  if (text === undefined) return {}
  const isProxy = parseProxies(text)
  if (typeof isProxy === 'string') throw new UsageError(`--trust-proxy: ${isProxy}`)
  return { isProxy }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${text} is no port: name a number from 0 to 65535.`)
  }
  return port
}

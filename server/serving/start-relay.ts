/**
 * Starts everything that serves one data directory, and stops it again in the other order: lock, store, relay, HTTP.
 * Commands and tests start it alike; knows no terminal.
 */
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Session, Summit } from '#note/summit.ts'
import type { RandomBytes } from '../access/access.ts'
import { createInvite, giveToken, joinLink } from '../access/join.ts'
import { Drawing } from '../documents/drawing.ts'
import { createApp } from '../http/app.ts'
import type { Services } from '../http/services.ts'
import { SummitEvents } from '../events/summit-events.ts'
import { openSummitData, type SummitData } from '../journal/open-summit-data.ts'
import type { RecoveryReport } from '../journal/recover.ts'
import { NoteHistory } from '../notes/history.ts'
import { ItemStates } from '../notes/item-states.ts'
import { NoteReader } from '../notes/note-reader.ts'
import { sessionFacts } from '../notes/read-state.ts'
import { Radar } from '../notes/radar.ts'
import { Reviews } from '../notes/review.ts'
import { Publishing } from '../publish/publishing.ts'
import { NoteThread } from '../relay/note-thread.ts'
import type { Clock } from '../relay/ports.ts'
import { NO_PROXY, type IsProxy } from '../relay/proxy.ts'
import { createRealClock } from '../relay/real-clock.ts'
import { Relay } from '../relay/relay.ts'
import { DESKTOP_ORIGIN } from '../relay/upgrade.ts'
import { createWorkshop } from '../relay/workshop.ts'
import { startSearch } from '../search/start-search.ts'
import { bootId } from '../store/boot-id.ts'
import { readServing, searchFile, takeServeLock } from '../store/data-directory.ts'
import { StoreError, type Store } from '../store/store.ts'
import { loadTargets } from '../templates/targets.ts'
import { loadTemplates, type Templates } from '../templates/templates.ts'
import { postEvent } from '../webhooks/post-event.ts'
import { WebhookSender } from '../webhooks/webhook-sender.ts'
import { guardDoor } from './door.ts'
import { readTlsPair, renewTls, type TlsFiles } from './tls.ts'

export interface StartOptions {
  readonly data: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly log: Logger
  readonly now: () => number
  readonly random: RandomBytes
  /** Exact page origins besides the relay's own and the desktop's. */
  readonly origins?: readonly string[]
  /** The built page; null serves none. */
  readonly page?: string | null
  /** Where people reach the relay, if not where it listens: behind a proxy, or on all interfaces. */
  readonly publicAddress?: string
  /** Serve HTTPS with these files. */
  readonly tls?: TlsFiles
  /** Which addresses are proxies of ours; nobody's word is taken else. */
  readonly isProxy?: IsProxy
  /** A token that shall be an organizer's. */
  readonly organizerToken?: string
  /** Where the page may publish to; without it nowhere. */
  readonly publishTo?: string
  /** Called with the opened store before anybody is let in: a first schedule, a demo. */
  readonly prepare?: (store: Store, templates: Templates) => void
}

export interface RunningRelay {
  /** `http://H:N`, or `https:`. */
  readonly address: string
  readonly services: Services
  /** Reads the certificate files again. Throws StoreError with a sentence. */
  readonly renewTls: () => void
  /** The organizer's first join link, or null where there is an organizer already. */
  readonly organizerLink: string | null
  /** Everybody told, everything on disk, everything closed. */
  readonly close: () => Promise<void>
}

/** The page as `npm run build` makes it. */
export const BUILT_PAGE = fileURLToPath(new URL('../../dist/renderer/', import.meta.url))

const VERSION = '0.1.0'
/** The person behind RAPPORTEUR_ORGANIZER_TOKEN. */
const ORGANIZER = { id: 'organizer', name: 'Organizer' }
/** The first organizer link is for the person at the terminal, now. */
const FIRST_LINK_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

/** Starts serving. Throws StoreError with a sentence where the directory or the port cannot be had. */
export async function startRelay(options: StartOptions): Promise<RunningRelay> {
  const lock = takeServeLock(options.data)
  const undo: (() => void | Promise<void>)[] = [lock.release]
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const clock = createRealClock(options.now)
    const data = openSummitData(options.data, {
      clock,
      onTrouble: (error) => options.log.error({ err: error }, 'the store takes nothing from the journal'),
    })
    undo.push(() => data.close())
    tellRecovery(options.log, data.recovery)
    const templates = loadTemplates()
    options.prepare?.(data.store, templates)
    const services = startServices(options, { data, clock, templates, undo })
    const page = options.page === undefined ? BUILT_PAGE : options.page
    const app = await createApp({
      services,
      log: options.log,
      origins: origins(options),
      page,
      version: VERSION,
      ...(options.tls === undefined ? {} : { tls: readTlsPair(options.tls) }),
    })
    const { metrics } = services.relay
    guardDoor(app.server, {
      isProxy: options.isProxy ?? NO_PROXY,
      onRefused: () => metrics.refuse('silent'),
    })
    app.server.on('upgrade', services.relay.onUpgrade)
    // Before the relay closes its sockets nobody new may come, and HTTP waits for the sockets.
    undo.push(() => app.close())
    undo.push(() => services.relay.close())
    const address = await listen(app, options)
    const shown = options.publicAddress ?? address
    services.address = () => shown
    const boot = bootId()
    lock.announce({ pid: process.pid, address: shown, ...(boot === null ? {} : { boot }) })
    const renew = () => {
      if (options.tls !== undefined) renewTls(app.server as unknown as Server, options.tls)
    }
    return { address, services, renewTls: renew, organizerLink: firstOrganizer(options, services), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a killed relay left is nothing to worry about; damage is. */
function tellRecovery(log: Logger, { rows, tornBytes, damage }: RecoveryReport): void {
  if (rows > 0 || tornBytes > 0) log.info({ rows, tornBytes }, 'the journal was brought into the store')
  for (const range of damage) log.error(range, 'the journal is damaged here')
}

/** Whether the machine went off since somebody served this directory; where it cannot be told, yes. */
function machineWasOff(directory: string): boolean {
  const before = readServing(directory)
  return before !== null && (before.boot === undefined || before.boot !== bootId())
}

interface Parts {
  readonly data: SummitData
  readonly clock: Clock
  readonly templates: Templates
  readonly undo: (() => void | Promise<void>)[]
}

function startServices(options: StartOptions, { data, clock, templates, undo }: Parts): Services {
  const { log, now, random } = options
  const { store, journal, keeper } = data
  const snapshots = new NoteThread()
  undo.push(() => snapshots.close())
  const workshop = createWorkshop({ thread: snapshots, keeper })
  const relay = new Relay({
    ...{ store, journal, workshop, clock, log },
    origins: origins(options),
    healing: machineWasOff(options.data),
    journalRows: () => journal.waiting().rows,
    ...(options.isProxy === undefined ? {} : { isProxy: options.isProxy }),
    onSnapshot: (session, seq) => history.considerVersion(session, seq),
  })
  // Where starting fails later on its timers must not outlive the store; closing it twice is harmless.
  undo.push(() => relay.close())
  const thread = new NoteThread()
  undo.push(() => thread.close())
  const source = { seq: (id: string) => relay.seqOf(id), updates: (id: string) => relay.updatesOf(id) }
  const templateOf = (session: Session) =>
    store.sessions.frozenTemplate(session.id) ?? templates.find(session.template) ?? templates.standard
  const reader = new NoteReader({
    source,
    templateOf,
    itemStates: store.itemStates,
    summit: () => readSummit(store),
    readState: (updates, context) => thread.record(updates, context),
  })
  const history = new NoteHistory({
    ...{ store, source, thread, now, random, log },
    pending: (session) => journal.pending(session),
    write: (session, update, person) => relay.writeOwn(session, update, person),
    contextOf: (session) => ({
      facts: sessionFacts(session, readSummit(store)),
      template: templateOf(session),
      roles: session.roles,
    }),
  })
  const reviews = new Reviews({ ...{ store, reader, history, now, random }, seq: source.seq })
  const itemStates = new ItemStates({ store, reader, history, now })
  const radar = new Radar({ store, reader, publish: (happening) => events.publish(happening) })
  const told = { itemStates, radar }
  const events = new SummitEvents({ store, journal, relay, reader, history, ...told, clock, random, log })
  undo.push(() => events.close())
  const webhooks = new WebhookSender({ store, clock, log, ring: events.ring, post: postEvent })
  undo.push(() => webhooks.close())
  const summit = () => readSummit(store)
  const search = startSearch(searchFile(options.data), { store, reader, summit, clock, log })
  undo.push(() => search.close())
  // One thread: drawing may wait, rooms may not.
  const drawing = new Drawing()
  undo.push(() => drawing.close())
  const common = { store, relay, reader, history, ...told, reviews, events, search, clock, now, random }
  const publishing = new Publishing({
    ...{ store, reader, reviews, drawing, folder: options.publishTo ?? null },
    address: () => services.address(),
  })
  const made = { webhooks, templates, targets: loadTargets(), drawing, publishing }
  const services: Services = { ...common, ...made, address: () => '' }
  return services
}

async function listen(app: FastifyInstance, { host, port, tls }: StartOptions): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw new StoreError('locked', listenSentence(error as NodeJS.ErrnoException, host, port))
  }
  const { port: taken } = app.server.address() as AddressInfo
  // A wildcard is no address to type into a browser.
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const scheme = tls === undefined ? 'http' : 'https'
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${taken}`
}

function listenSentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use: stop what listens there or name another with --port.`
  }
  return `The relay cannot listen on ${host}:${port} (${error.code ?? error.message}): name another with --host and --port.`
}

function firstOrganizer(options: StartOptions, services: Services): string | null {
  const { organizerToken } = options
  const isFirst = !services.store.access.hasOrganizer()
  if (organizerToken !== undefined && organizerToken !== '') {
    giveToken(services, { token: organizerToken, person: ORGANIZER, role: 'organizer', tracks: [] })
  }
  if (!isFirst) return null
  const wish = { role: 'organizer', tracks: [], name: null, lifetimeMs: FIRST_LINK_LIFETIME_MS } as const
  return joinLink(services.address(), createInvite(services, wish))
}

/** What notes are read with before a schedule was imported. */
function readSummit(store: Store): Summit {
  const none = { id: 'summit', title: 'Summit', timezone: 'UTC', start: '', end: '' }
  return store.summit.read() ?? { ...none, rooms: [], tracks: [], people: [], blueprints: [] }
}

function origins(options: StartOptions): ReadonlySet<string> {
  return new Set([DESKTOP_ORIGIN, ...(options.origins ?? [])])
}

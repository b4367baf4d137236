/** A summit for one run: a relay process, two wires to it, two people at two computers, and a reader who has nothing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinNote } from '../helpers/peer.ts'
import { runRelay, type RelayProcess } from '../e2e/run-relay.ts'
import { createBrowser } from './browser-place.ts'
import { createDesktop } from './desktop-place.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Place, PlaceOptions } from './place.ts'
import { SESSION_TITLE } from './show-note.ts'
import { readStoredLines, linesOf } from './read-disks.ts'
import { mayMount, mountSmallDisk, type SmallDisk } from './small-disk.ts'
import type { Lines } from './ledger.ts'
import type { Seen } from './witness.ts'
import { openWire, type Wire } from './wire.ts'

export interface Someone {
  readonly place: Place
  readonly wire: Wire
  readonly ledger: Ledger
  /** The words that claimed something last, for the report. */
  readonly words: () => string
}

export interface Stage {
  readonly relay: RelayProcess
  readonly session: string
  readonly relayDisk: SmallDisk | null
  readonly people: readonly Someone[]
  /** All lines as somebody gets them who has only the relay. */
  readonly read: () => Promise<Lines>
  /** The note on the disk of a relay that was killed. */
  readonly stored: () => Promise<Lines>
  readonly close: () => Promise<void>
}

const RELAY_MEGABYTES = 96
const PEOPLE = { desktop: 'Maren Okafor', browser: 'Kofi Mensah' } as const

export async function openStage(kinds: readonly Place['name'][]): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-chaos-'))
  const undo = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })]
  const close = async (): Promise<void> => {
    for (const act of undo.splice(0).toReversed()) await act()
  }
  try {
    const data = join(folder, 'relay')
    const relayDisk = mayMount() ? mountSmallDisk(data, RELAY_MEGABYTES) : null
    undo.push(async () => relayDisk?.close())
    const relay = await runRelay([], data)
    undo.push(async () => void (await relay.kill('SIGKILL')))
    const session = await openSession(relay)
    const people: Someone[] = []
    for (const kind of kinds) people.push(await seat(kind, { relay, session, folder, undo }))
    return {
      ...{ relay, session, relayDisk, people, close },
      read: () => readFresh(relay, session),
      stored: () => readStoredLines(data, session),
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whoever stops the program leaves no app, no relay and no mounted disk behind. */
export function closeWhenStopped(stage: Stage): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stage.close().finally(() => process.exit(1)))
  }
}

interface Seat {
  readonly relay: RelayProcess
  readonly session: string
  readonly folder: string
  /** What has to be undone in the end, last first. */
  readonly undo: (() => Promise<void>)[]
}

async function seat(kind: Place['name'], { relay, session, folder, undo }: Seat): Promise<Someone> {
  const wire = await openWire(Number(new URL(relay.address).port))
  undo.push(wire.close)
  const ledger = createLedger()
  let words = ''
  const onSeen = (seen: Seen): void => {
    words = seen.words
    for (const [line, text] of Object.entries(seen.lines)) ledger.claim(seen.claim, line, text)
  }
  const options: PlaceOptions = {
    ...{ address: `http://127.0.0.1:${wire.port}`, session, person: PEOPLE[kind], onSeen },
    secret: new URL(await relay.invite('note-taker')).hash.slice(1),
    folder: join(folder, kind),
  }
  const place = await (kind === 'desktop' ? createDesktop(options) : createBrowser(options))
  undo.push(place.close)
  await place.start()
  return { place, wire, ledger, words: () => words }
}

/** A session without a time, so that no clock of ours begins or ends it. */
async function openSession(relay: RelayProcess): Promise<string> {
  const call = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${relay.address}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${relay.organizerToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
    return said
  }
  const made = (await call('/sessions', { title: SESSION_TITLE })) as {
    readonly summary: { readonly session: { readonly id: string } }
  }
  const { id } = made.summary.session
  const roles = { lead: { name: 'Elif Demir' }, 'note-taker': { name: 'Maren Okafor' } }
  await call(`/sessions/${id}/state`, { to: 'open', roles })
  return id
}

async function readFresh(relay: RelayProcess, session: string): Promise<Lines> {
  const { address, organizerToken: token } = relay
  const peer = joinNote({ relay: address, token, session, name: 'Reader' })
  try {
    await peer.live()
    return linesOf(peer.doc)
  } finally {
    peer.close()
  }
}

/**
 * What a scenario needs before it can begin, made once a run: rooms, people let in through our API, histories written over
 * the wire. Each repetition runs on a copy of the data folder, so that none finds what another left.
 */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { framing, authentication, type Framing } from './framing.ts'
import { openMiniSocket, type MiniSocket } from './mini-socket.ts'
import { startServer, untilIdle, type Launch, type ServerKind, type ServerProcess } from './server-process.ts'

export interface Room {
  readonly framing: Framing
  /** The client of the person with this number. */
  readonly join: (person: number) => Promise<MiniSocket>
}

export interface Shape {
  readonly rooms: number
  /** People who may write, numbered from 0; readers come behind them. */
  readonly writers: number
  readonly readers?: number
  /** Writes what the rooms hold before the scenario. */
  readonly fill?: (rooms: readonly Room[]) => Promise<void>
}

export interface Stage {
  /** A server on a fresh copy of the stage. */
  readonly start: () => Promise<{ readonly server: ServerProcess; readonly rooms: readonly Room[] }>
  readonly clear: () => void
}

interface Places {
  readonly rooms: readonly string[]
  /** By person; empty for servers that ask nobody who they are. */
  readonly tokens: readonly string[]
}

const CALLS_AT_ONCE = 16
/** Longer than any of them waits before it stores. */
const QUIET_SECONDS = 4

export async function makeStage(kind: ServerKind, peers: string, shape: Shape): Promise<Stage> {
  const launch: Launch = {
    kind,
    peers,
    data: newFolder(kind),
    organizer: randomBytes(24).toString('base64url'),
  }
  const clear = (): void => rmSync(launch.data, { recursive: true, force: true })
  try {
    const places = await prepare(launch, shape)
    const start = async () => {
      const data = newFolder(kind)
      cpSync(launch.data, data, { recursive: true })
      const server = await startServer({ ...launch, data })
      return { server, rooms: roomsOf(server, places) }
    }
    return { start, clear }
  } catch (error) {
    clear()
    throw error
  }
}

function newFolder(kind: ServerKind): string {
  return mkdtempSync(join(tmpdir(), `rapporteur-bench-${kind}-`))
}

async function prepare(launch: Launch, shape: Shape): Promise<Places> {
  const names = Array.from({ length: shape.rooms }, (_, index) => `room-${index}`)
  const isOurs = launch.kind === 'ours'
  if (!isOurs && shape.fill === undefined) return { rooms: names, tokens: [] }
  const server = await startServer(launch)
  try {
    const places = isOurs
      ? { rooms: await makeSessions(server, launch, names), tokens: await letIn(server, launch, shape) }
      : { rooms: names, tokens: [] }
    if (shape.fill !== undefined) {
      await shape.fill(roomsOf(server, places))
      await untilIdle(server, QUIET_SECONDS)
    }
    return places
  } finally {
    await server.kill('SIGTERM')
  }
}

function roomsOf(server: ServerProcess, { rooms, tokens }: Places): Room[] {
  return rooms.map((name) => {
    if (server.kind === 'ours') {
      const protocols = (person: number) => ['rapporteur.v1', `token.${tokens[person] ?? ''}`]
      return {
        framing: framing(null),
        join: (person) =>
          openMiniSocket(server.address, { path: `/sync/${name}`, person, protocols: protocols(person) }),
      }
    }
    const isNamed = server.kind === 'hocuspocus'
    return {
      framing: framing(isNamed ? name : null),
      join: async (person) => {
        const socket = await openMiniSocket(server.address, {
          path: isNamed ? '/' : `/${name}`,
          person,
          protocols: [],
        })
        if (isNamed) socket.send(authentication(name))
        return socket
      },
    }
  })
}

async function makeSessions(
  server: ServerProcess,
  launch: Launch,
  names: readonly string[],
): Promise<string[]> {
  return inGroups(names.length, async (index) => {
    const made = (await call(server, '/sessions', { title: names[index] }, launch.organizer)) as {
      summary: { session: { id: string } }
    }
    const { id } = made.summary.session
    const roles = { lead: { name: 'Lead' }, 'note-taker': { name: 'Hand' }, scribe: { name: 'Hand' } }
    await call(server, `/sessions/${id}/state`, { to: 'open', roles }, launch.organizer)
    return id
  })
}

/** A token for each person: writers first, then readers. */
async function letIn(
  server: ServerProcess,
  launch: Launch,
  { writers, readers = 0 }: Shape,
): Promise<string[]> {
  const invite = async (role: string): Promise<string> => {
    const { link } = (await call(server, '/invites', { role }, launch.organizer)) as { link: string }
    return new URL(link).hash.slice(1)
  }
  const writing = await invite('note-taker')
  const reading = await invite('reader')
  return inGroups(writers + readers, async (person) => {
    const secret = person < writers ? writing : reading
    return ((await call(server, '/join', { secret, name: `Hand ${person}` })) as { token: string }).token
  })
}

async function inGroups<T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  while (results.length < count) {
    const group = Array.from(
      { length: Math.min(CALLS_AT_ONCE, count - results.length) },
      (_, index) => results.length + index,
    )
    results.push(...(await Promise.all(group.map(act))))
  }
  return results
}

async function call(server: ServerProcess, path: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

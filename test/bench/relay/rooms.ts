/** Rooms to write in, the same for every server: sessions of ours are made and opened through the API. */
import { framing, authentication, type Framing } from './framing.ts'
import { openMiniSocket, type MiniSocket } from './mini-socket.ts'
import type { ServerProcess } from './server-process.ts'

export interface Room {
  readonly framing: Framing
  /** Another client in the room. */
  readonly join: () => Promise<MiniSocket>
}

/** The relay takes forty sockets a token; a person has a few. */
const SOCKETS_PER_TOKEN = 20

/** Makes so many rooms. */
export async function makeRooms(server: ServerProcess, count: number): Promise<Room[]> {
  if (server.kind !== 'ours') {
    return Array.from({ length: count }, (_, index) => peerRoom(server, `room-${index}`))
  }
  const tokens = tokensOf(server)
  const rooms: Room[] = []
  for (let index = 0; index < count; index += 1) {
    const id = await makeSession(server, index)
    const join = async (): Promise<MiniSocket> =>
      openMiniSocket(server.address, `/sync/${id}`, ['rapporteur.v1', `token.${await tokens()}`])
    rooms.push({ framing: framing(null), join })
  }
  return rooms
}

function peerRoom(server: ServerProcess, name: string): Room {
  const isNamed = server.kind === 'hocuspocus'
  return {
    framing: framing(isNamed ? name : null),
    join: async () => {
      const socket = await openMiniSocket(server.address, isNamed ? '/' : `/${name}`, [])
      if (isNamed) socket.send(authentication(name))
      return socket
    },
  }
}

async function makeSession(server: ServerProcess, index: number): Promise<string> {
  const made = (await call(server, '/sessions', { title: `Bench ${index}` })) as {
    summary: { session: { id: string } }
  }
  const { id } = made.summary.session
  const roles = { lead: { name: 'Lead' }, 'note-taker': { name: 'Hand' }, scribe: { name: 'Hand' } }
  await call(server, `/sessions/${id}/state`, { to: 'open', roles })
  return id
}

/** A token for the next socket: a new person after every so many. */
function tokensOf(server: ServerProcess): () => Promise<string> {
  let current: Promise<string> | null = null
  let used = 0
  const secret = call(server, '/invites', { role: 'note-taker' }).then((answer) =>
    new URL((answer as { link: string }).link).hash.slice(1),
  )
  let people = 0
  return () => {
    if (current === null || used >= SOCKETS_PER_TOKEN) {
      used = 0
      people += 1
      const name = `Hand ${people}`
      current = secret.then(
        async (word) =>
          ((await call(server, '/join', { secret: word, name }, false)) as { token: string }).token,
      )
    }
    used += 1
    return current
  }
}

async function call(
  server: ServerProcess,
  path: string,
  body: unknown,
  asOrganizer = true,
): Promise<unknown> {
  const answer = await fetch(`${server.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(asOrganizer ? { authorization: `Bearer ${server.organizer}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/**
 * The HTTP server's own limits, before any of ours is asked: how long a request may take to arrive, how many sockets may
 * be open, and how many of one address may be open without having said anything. A whole venue sits behind one address,
 * so whoever has completed a request is no longer counted by it; sync sockets are capped by their token instead.
 */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** From connecting to the end of the headers: an honest client takes a moment (slowloris takes for ever). */
export const HEADERS_MS = 5_000
/** From connecting to the end of the body; bodies are words, imports a few mebibytes. */
export const REQUEST_MS = 15_000
/** How often the two above are looked at. */
export const CHECK_MS = 1_000
/** Browsers keep a connection for the next request; longer than this it is only a socket. */
export const KEEP_ALIVE_MS = 10_000
/** Tokens, cookies of a proxy and the rest fit several times. */
export const MAX_HEADER_BYTES = 16 * 1024
export const MAX_HEADERS = 100
/** Open sockets of all kinds; sync sockets have a cap of their own below it. */
export const MAX_SOCKETS = 8_000
/** Sockets of one address that have not completed a request. */
export const MAX_SILENT_PER_ADDRESS = 64

export interface DoorOptions {
  /** Whether this address is a proxy of ours, which speaks for many. */
  readonly isProxy: (address: string) => boolean
  readonly onRefused: () => void
}

/** What the HTTP server is made with. */
export const DOOR_SERVER_OPTIONS = {
  headersTimeout: HEADERS_MS,
  requestTimeout: REQUEST_MS,
  connectionsCheckingInterval: CHECK_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxHeaderSize: MAX_HEADER_BYTES,
} as const

/** Puts the guards on a server that does not listen yet. */
export function guardDoor(server: Server, { isProxy, onRefused }: DoorOptions): void {
  server.maxHeadersCount = MAX_HEADERS
  server.maxConnections = MAX_SOCKETS
  const silent = new SilentSockets()
  const connected = (socket: Socket): void => {
    const address = socket.remoteAddress ?? ''
    if (isProxy(address)) return
    if (silent.count(address) >= MAX_SILENT_PER_ADDRESS) {
      onRefused()
      socket.destroy()
      return
    }
    silent.add(socket, address)
    socket.once('close', () => silent.forget(socket))
  }
  // Over TLS the sockets that requests come on are not those that connect.
  server.on('connection', connected)
  server.on('request', (request) => silent.forget(rawSocket(request.socket)))
  server.on('upgrade', (request) => silent.forget(rawSocket(request.socket)))
}

/** Sockets that have said nothing whole yet, by address. */
class SilentSockets {
  readonly #addressOf = new Map<Socket, string>()
  readonly #counts = new Map<string, number>()

  count(address: string): number {
    return this.#counts.get(address) ?? 0
  }

  add(socket: Socket, address: string): void {
    this.#addressOf.set(socket, address)
    this.#counts.set(address, this.count(address) + 1)
  }

  forget(socket: Socket): void {
    const address = this.#addressOf.get(socket)
    if (address === undefined) return
    this.#addressOf.delete(socket)
    const left = this.count(address) - 1
    if (left > 0) this.#counts.set(address, left)
    else this.#counts.delete(address)
  }
}

/** The TCP socket below, where there is TLS in between. */
function rawSocket(socket: Socket): Socket {
  const below = (socket as Socket & { readonly _parent?: Socket | null })._parent
  return below ?? socket
}

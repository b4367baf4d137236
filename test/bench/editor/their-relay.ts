/** What a page of y-websocket's provider needs to be in a note with others: it gets the note, and then what is said. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { framing } from '../relay/framing.ts'
import { EMPTY_PAGE } from './bundle-page.ts'

export interface TheirRelay {
  /** Of an empty page, and of the note as a websocket. */
  readonly page: string
  readonly note: string
  /** Sends a message to every page. */
  readonly say: (message: Uint8Array) => void
  readonly close: () => void
}

/** Keeps nothing of what the pages say. */
export async function runTheirRelay(note: Uint8Array): Promise<TheirRelay> {
  // A page that comes from nowhere may not open a socket to this machine.
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(EMPTY_PAGE),
  )
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket) => socket.send(framing(null).step2(note)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    page: `http://${host}/`,
    note: `ws://${host}`,
    say: (message) => {
      for (const socket of sockets.clients) socket.send(message)
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A websocket as the core sees it: whole frames go straight to the socket, everything else through ws. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE_GRACE_MS } from './limits.ts'
import type { Wire } from './ports.ts'

/** The websocket close reason holds 123 bytes; our sentences are ASCII. */
const MAX_REASON_LENGTH = 120

export function createSocketWire(ws: WebSocket, socket: Duplex): Wire {
  return {
    get isOpen() {
      return ws.readyState === ws.OPEN
    },
    get waiting() {
      return socket.writableLength
    },
    // Without extensions and with nothing of ws's own in flight a frame is just bytes (ws 8.23: pings and closes are
    // written at once and whole).
    send: (bytes) => void socket.write(bytes),
    close: (code, sentence) => {
      if (ws.readyState === ws.CLOSED) return
      ws.close(code, sentence.slice(0, MAX_REASON_LENGTH))
      const timer = setTimeout(() => ws.terminate(), CLOSE_GRACE_MS)
      timer.unref()
      ws.once('close', () => clearTimeout(timer))
    },
    terminate: () => ws.terminate(),
    ping: () => ws.ping(),
    pause: () => ws.pause(),
    resume: () => ws.resume(),
  }
}

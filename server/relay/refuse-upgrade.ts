/** Answers an upgrade request that is refused, in plain HTTP: a status, a code and a sentence. */
import type { Duplex } from 'node:stream'

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

const REFUSAL_CODES: Readonly<Record<number, string>> = {
  400: 'protocol',
  401: 'token',
  403: 'origin',
  404: 'session',
  429: 'too-many',
  500: 'damaged',
  503: 'busy',
}

export function refuseUpgrade(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ error: { code: REFUSAL_CODES[status] ?? 'refused', message } })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_TEXT[status] ?? 'Refused'}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

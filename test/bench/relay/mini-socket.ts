/**
 * A websocket client that costs next to nothing, so that two thousand of them measure the relay and not themselves: masks
 * with zeros, reads whole unmasked frames, answers pings. RFC 6455.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const OPCODE_BITS = 0x0f
const PING = 9
const CLOSE = 8

export class MiniSocket {
  readonly #socket: Socket
  #rest: Buffer | null = null
  onMessage: (payload: Buffer) => void = () => undefined
  /** The server ended it before we did. */
  wasCut = false
  #ended = false

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => (this.wasCut = !this.#ended))
  }

  send(payload: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(maskedFrame(payload, 0x82))
  }

  end(): void {
    this.#ended = true
    this.#socket.destroy()
  }

  /** Bytes that came behind the upgrade's answer. */
  begin(chunk: Buffer): void {
    if (chunk.length > 0) this.#read(chunk)
  }

  #read(chunk: Buffer): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (at + 2 <= bytes.length) {
      let length = (bytes[at + 1] ?? 0) & 0x7f
      let head = 2
      if (length === 126) {
        head = 4
        if (at + head > bytes.length) break
        length = bytes.readUInt16BE(at + 2)
      } else if (length === 127) {
        head = 10
        if (at + head > bytes.length) break
        length = Number(bytes.readBigUInt64BE(at + 2))
      }
      if (at + head + length > bytes.length) break
      this.#frame((bytes[at] ?? 0) & OPCODE_BITS, bytes.subarray(at + head, at + head + length))
      at += head + length
    }
    this.#rest = at === bytes.length ? null : bytes.subarray(at)
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === PING) this.#socket.write(maskedFrame(payload, 0x8a))
    else if (opcode === CLOSE) this.#socket.end()
    else this.onMessage(payload)
  }
}

export interface Opening {
  readonly path: string
  readonly protocols: readonly string[]
  /** People come from addresses of their own, as far as a loopback network has them. */
  readonly person: number
}

/** Opens one; rejects with the status line where the upgrade is refused, or where there is no answer. */
export function openMiniSocket(address: string, opening: Opening): Promise<MiniSocket> {
  const { path, protocols, person } = opening
  const { hostname, port } = new URL(address)
  const localAddress = `127.0.${1 + ((person >> 7) & 0x7f)}.${1 + (person & 0x7f)}`
  const socket = connect({ host: hostname, port: Number(port), noDelay: true, localAddress })
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(protocols.length === 0 ? [] : [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`]),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', onData)
      const status = head.subarray(0, head.indexOf('\r\n')).toString()
      if (!status.includes(' 101 ')) return reject(new Error(`Refused: ${status}`))
      const mini = new MiniSocket(socket)
      resolve(mini)
      // After the caller has had the chance to listen.
      setImmediate(() => mini.begin(head.subarray(end + 4)))
    }
    socket.on('data', onData)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('Refused without an answer.')))
  })
}

function maskedFrame(payload: Uint8Array, first: number): Buffer {
  const long = payload.length > 125
  const wide = payload.length > 0xffff
  const head = wide ? 14 : long ? 8 : 6
  const frame = Buffer.alloc(head + payload.length)
  frame[0] = first
  frame[1] = 0x80 | (wide ? 127 : long ? 126 : payload.length)
  if (wide) frame.writeBigUInt64BE(BigInt(payload.length), 2)
  else if (long) frame.writeUInt16BE(payload.length, 2)
  frame.set(payload, head)
  return frame
}

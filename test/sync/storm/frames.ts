/** The messages in what the relay writes to a socket: whole, unmasked, binary frames (RFC 6455, 5.2). */

const LENGTH_BITS = 0x7f
const TWO_BYTES = 126
const WHOLE_BINARY = 0x82

export function messagesIn(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const messages: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== WHOLE_BINARY) throw new Error(`No whole binary frame begins at byte ${at}.`)
    const short = (bytes[at + 1] ?? 0) & LENGTH_BITS
    const head = short < TWO_BYTES ? 2 : short === TWO_BYTES ? 4 : 10
    const length =
      head === 2 ? short : head === 4 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
    const end = at + head + length
    if (end > bytes.length) throw new Error(`The frame at byte ${at} ends behind what was written.`)
    // A copy: the relay may use its buffer again.
    messages.push(Uint8Array.from(bytes.subarray(at + head, end)))
    at = end
  }
  return messages
}

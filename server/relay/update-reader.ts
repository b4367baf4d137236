/**
 * Reads the numbers, texts and values of lib0's encoding out of bytes without building anything from them. Every read
 * is checked against the end; what does not fit throws. Formats: lib0 0.2 `decoding.js`.
 */
import { isUtf8 } from 'node:buffer'
import { BadMessageError } from './incoming.ts'
import { MAX_KEY_LENGTH, MAX_VALUE_DEPTH } from './limits.ts'

/** lib0 numbers its kinds of values downwards from here. */
const ANY_KINDS = { undefined: 127, null: 126, int: 125, float32: 124, float64: 123 } as const
const ANY_FALSE = 121
const ANY_TRUE = 120
const ANY_TEXT = 119
const ANY_OBJECT = 118
const ANY_ARRAY = 117
const ANY_BYTES = 116

export class UpdateReader {
  readonly #bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.at
  }

  byte(): number {
    const byte = this.#bytes[this.at]
    if (byte === undefined) throw new BadMessageError('The update ends too soon.')
    this.at += 1
    return byte
  }

  /** An unsigned number of seven bits a byte; beyond 2^53 it is none of Yjs's. */
  number(): number {
    let byte = this.byte()
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    let factor = 0x80
    for (;;) {
      byte = this.byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new BadMessageError('The update has an impossible number.')
      if (byte < 0x80) return value
      factor *= 0x80
    }
  }

  /** A count of things that take at least `size` bytes each: no more can follow than there are bytes. */
  count(size: number): number {
    const count = this.number()
    if (count * size > this.left) throw new BadMessageError('The update ends too soon.')
    return count
  }

  /** Passes over a text; returns its length in UTF-16 units, as Yjs counts it. */
  text(): number {
    const bytes = this.#bytes
    const end = this.#endOf(this.number())
    let units = 0
    let plain = true
    for (let index = this.at; index < end; index += 1) {
      const byte = bytes[index] ?? 0
      if (byte < 0x80) units += 1
      else {
        plain = false
        // A lead byte counts one unit, that of four bytes two; the bytes behind it none.
        if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
      }
    }
    if (!plain && !isUtf8(bytes.subarray(this.at, end))) {
      throw new BadMessageError('The update holds a text that is none.')
    }
    this.at = end
    return units
  }

  /** A key or a root's name. */
  key(): string {
    const begin = this.at
    const units = this.text()
    if (units > MAX_KEY_LENGTH) throw new BadMessageError('The update has a key that is too long.')
    return decodeText(this.#bytes.subarray(begin, this.at))
  }

  /** Passes over bytes with their length before them. */
  bytes(): void {
    this.at = this.#endOf(this.number())
  }

  /** Passes over a text of JSON, looking only how deep it is; in lists `undefined` is Yjs's word for nothing. */
  json(isInList = false): void {
    const begin = this.at
    this.text()
    const text = decodeText(this.#bytes.subarray(begin, this.at))
    if (isInList && text === 'undefined') return
    try {
      checkDepth(JSON.parse(text), 0)
    } catch (error) {
      if (error instanceof BadMessageError) throw error
      throw new BadMessageError('The update holds a value that is none.')
    }
  }

  /** Passes over one value. */
  any(depth = 0): void {
    const kind = this.byte()
    if (kind === ANY_TEXT) this.text()
    else if (kind === ANY_KINDS.int) this.#int()
    else if (kind === ANY_KINDS.float32) this.at = this.#endOf(4)
    else if (kind === ANY_KINDS.float64) this.at = this.#endOf(8)
    else if (kind === ANY_BYTES) this.bytes()
    else if (kind === ANY_OBJECT || kind === ANY_ARRAY) this.#nested(kind, depth)
    else if (!isWord(kind)) throw new BadMessageError('The update holds a kind of value no note has.')
  }

  #nested(kind: number, depth: number): void {
    if (depth >= MAX_VALUE_DEPTH) throw new BadMessageError('The update holds a value nested too deep.')
    for (let left = this.count(1); left > 0; left -= 1) {
      if (kind === ANY_OBJECT && this.key() === '__proto__') {
        throw new BadMessageError('The update holds a key no note has.')
      }
      this.any(depth + 1)
    }
  }

  /** A signed number: sign and six bits, then seven bits a byte. */
  #int(): void {
    for (let length = 1; this.byte() >= 0x80; length += 1) {
      if (length > 8) throw new BadMessageError('The update has an impossible number.')
    }
  }

  #endOf(length: number): number {
    if (length > this.left) throw new BadMessageError('The update ends too soon.')
    return this.at + length
  }
}

function isWord(kind: number): boolean {
  return kind === ANY_KINDS.undefined || kind === ANY_KINDS.null || kind === ANY_FALSE || kind === ANY_TRUE
}

/** A text with its length before it. */
function decodeText(bytes: Uint8Array): string {
  let begin = 1
  while ((bytes[begin - 1] ?? 0) >= 0x80) begin += 1
  return Buffer.from(bytes.buffer, bytes.byteOffset + begin, bytes.length - begin).toString('utf8')
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= MAX_VALUE_DEPTH) throw new BadMessageError('The update holds a value nested too deep.')
  for (const each of Object.values(value)) checkDepth(each, depth + 1)
}

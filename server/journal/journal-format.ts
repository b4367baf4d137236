/**
 * The journal's records: one update each, framed as length (u32 LE), CRC-32 (u32 LE), body. The CRC begins from the
 * record's place (segment and offset), so that a record that was copied or slid elsewhere is not taken for sound.
 * Body: session, update number, person, instant, new client ids, update; numbers as LEB128, texts as length and UTF-8.
 */
import { crc32 } from 'node:zlib'
import type { NoteUpdate } from '../store/store.ts'

/** Length and CRC before every body. */
const HEAD_BYTES = 8
/** Longer than any update the relay takes. */
const MAX_BODY_BYTES = 64 * 1024 * 1024
/** Odd, so that neighbouring segments begin from CRC values far apart (the golden ratio's bits, after Knuth). */
const SEGMENT_STEP = 0x9e3779b1
/** Room for all of a record but its texts and bytes. */
const FIXED_BYTES = 64
const BYTES_PER_NUMBER = 8
/** UTF-8 has at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3

/** A stretch of a segment that is no record. */
export interface Unsound {
  readonly from: number
  readonly to: number
}

export interface Reading {
  readonly rows: readonly NoteUpdate[]
  readonly unsound: readonly Unsound[]
}

/** Writes records for these updates, to stand at `offset` of the segment; the buffer is used again by the next call. */
export class RecordWriter {
  #buffer = Buffer.allocUnsafeSlow(64 * 1024)
  #at = 0

  write(updates: readonly NoteUpdate[], segment: number, offset: number): Uint8Array {
    this.#at = 0
    for (const update of updates) this.#record(update, segment, offset + this.#at)
    return this.#buffer.subarray(0, this.#at)
  }

  #record(update: NoteUpdate, segment: number, place: number): void {
    this.#reserve(sizeBound(update))
    const begin = this.#at
    this.#at += HEAD_BYTES
    this.#text(update.session)
    this.#number(update.seq)
    this.#text(update.person)
    this.#text(update.at)
    this.#number(update.newClients.length)
    for (const client of update.newClients) this.#number(client)
    this.#number(update.bytes.length)
    this.#buffer.set(update.bytes, this.#at)
    this.#at += update.bytes.length
    const body = this.#buffer.subarray(begin + HEAD_BYTES, this.#at)
    this.#buffer.writeUInt32LE(body.length, begin)
    this.#buffer.writeUInt32LE(crc32(body, placeSeed(segment, place)), begin + 4)
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafeSlow((this.#at + bytes) * 2)
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }

  #number(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.#buffer[this.#at++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.#buffer[this.#at++] = rest
  }

  #text(text: string): void {
    // Ids and instants are short and ASCII: then the length takes one byte and is known beforehand.
    const length = text.length < 0x80 ? this.#buffer.write(text, this.#at + 1) : -1
    if (length >= 0 && length < 0x80) {
      this.#buffer[this.#at] = length
      this.#at += 1 + length
      return
    }
    this.#number(Buffer.byteLength(text))
    this.#at += this.#buffer.write(text, this.#at)
  }
}

/** Reads the records from `from` up to `to`, passing over what is none and finding the next that is. */
export function readRecords(bytes: Uint8Array, segment: number, range: Unsound): Reading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows: NoteUpdate[] = []
  const unsound: Unsound[] = []
  let at = range.from
  while (at < range.to) {
    const end = endOfSound(buffer, segment, at, range.to)
    if (end !== null) {
      rows.push(readBody(buffer.subarray(at + HEAD_BYTES, end)))
      at = end
      continue
    }
    const begin = at
    do at += 1
    while (at < range.to && endOfSound(buffer, segment, at, range.to) === null)
    unsound.push({ from: begin, to: at })
  }
  return { rows, unsound }
}

/** Where the record at `at` ends, or null where there is no sound one. */
function endOfSound(buffer: Buffer, segment: number, at: number, to: number): number | null {
  if (at + HEAD_BYTES > to) return null
  const length = buffer.readUInt32LE(at)
  const end = at + HEAD_BYTES + length
  if (length === 0 || length > MAX_BODY_BYTES || end > to) return null
  const body = buffer.subarray(at + HEAD_BYTES, end)
  return crc32(body, placeSeed(segment, at)) === buffer.readUInt32LE(at + 4) ? end : null
}

function readBody(body: Buffer): NoteUpdate {
  let at = 0
  const number = (): number => {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = body[at++] ?? 0
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 0x80
    }
  }
  const text = (): string => {
    const length = number()
    at += length
    return body.toString('utf8', at - length, at)
  }
  const session = text()
  const seq = number()
  const person = text()
  const instant = text()
  const newClients = Array.from({ length: number() }, number)
  const length = number()
  // A copy: the segment's bytes are not to be kept for one update's sake.
  const bytes = new Uint8Array(body.subarray(at, at + length))
  return { session, seq, person, at: instant, newClients, bytes }
}

function placeSeed(segment: number, offset: number): number {
  return (Math.imul(segment, SEGMENT_STEP) + offset) >>> 0
}

function sizeBound({ session, person, at, newClients, bytes }: NoteUpdate): number {
  const texts = (session.length + person.length + at.length) * BYTES_PER_UNIT
  return FIXED_BYTES + texts + newClients.length * BYTES_PER_NUMBER + bytes.length
}

/**
 * How records stand in a file of ours: behind one another, each with a mark, its length and a checksum, so that a torn
 * end is told from damage and whatever is sound behind damage is found again. Knows bytes only.
 */
import { crc32 } from 'node:zlib'

/** `kept` in ASCII: begins every record. */
const MARK = 0x6b657074
const HEAD_BYTES = 12

export interface FramesReading {
  readonly records: readonly Buffer[]
  /** How many bytes from the start are whole records. */
  readonly soundBytes: number
  /** Bytes that are no record and not just an append that was cut off. */
  readonly isDamaged: boolean
}

/** The records as they are appended. */
export function frameRecords(records: readonly Uint8Array[]): Buffer {
  const parts: Buffer[] = []
  for (const record of records) {
    const head = Buffer.alloc(HEAD_BYTES)
    head.writeUInt32BE(MARK, 0)
    head.writeUInt32BE(record.length, 4)
    head.writeUInt32BE(crc32(record), 8)
    parts.push(head, Buffer.from(record.buffer, record.byteOffset, record.byteLength))
  }
  return Buffer.concat(parts)
}

/** Reads whatever is sound. An incomplete record or zeros at the end are a torn append; anything else is damage. */
export function readFrames(bytes: Buffer): FramesReading {
  const records: Buffer[] = []
  let at = 0
  let soundBytes = 0
  let isDamaged = false
  while (at < bytes.length) {
    const end = endOfRecord(bytes, at)
    if (end !== null) {
      records.push(bytes.subarray(at + HEAD_BYTES, end))
      at = end
      if (!isDamaged) soundBytes = end
      continue
    }
    const next = findRecord(bytes, at + 1)
    if (next === null) return { records, soundBytes, isDamaged: isDamaged || !isTorn(bytes, at) }
    isDamaged = true
    at = next
  }
  return { records, soundBytes, isDamaged }
}

function endOfRecord(bytes: Buffer, at: number): number | null {
  if (at + HEAD_BYTES > bytes.length || bytes.readUInt32BE(at) !== MARK) return null
  const end = at + HEAD_BYTES + bytes.readUInt32BE(at + 4)
  if (end > bytes.length) return null
  return crc32(bytes.subarray(at + HEAD_BYTES, end)) === bytes.readUInt32BE(at + 8) ? end : null
}

function findRecord(bytes: Buffer, from: number): number | null {
  const mark = Buffer.from('kept')
  for (let at = bytes.indexOf(mark, from); at !== -1; at = bytes.indexOf(mark, at + 1)) {
    if (endOfRecord(bytes, at) !== null) return at
  }
  return null
}

function isTorn(bytes: Buffer, at: number): boolean {
  const rest = bytes.subarray(at)
  if (rest.every((byte) => byte === 0)) return true
  const mark = Buffer.from('kept')
  if (rest.length < HEAD_BYTES) return mark.subarray(0, rest.length).equals(rest.subarray(0, mark.length))
  if (rest.readUInt32BE(0) !== MARK) return false
  // Longer than the file, or its last blocks never came and read as zeros.
  return HEAD_BYTES + rest.readUInt32BE(4) > rest.length || rest.at(-1) === 0
}

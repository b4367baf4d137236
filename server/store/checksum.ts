/** Checksums of stored note records: they tell a damaged record from a sound one, not an honest writer from a liar. */
import { crc32 } from 'node:zlib'

/** CRC-32 over the place of the record and its bytes, so that a record copied elsewhere is noticed too. */
export function recordChecksum(session: string, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${session}\u0000${seq}\u0000`))
}

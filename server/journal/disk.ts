/** The few things the journal wants of a disk, so that a test can tear, fill, slow and kill it. */

/** One file of the journal; numbers grow by one. */
export interface Segment {
  readonly number: number
  /** Bytes written so far. */
  readonly length: number
  /** All bytes at the end, written when it returns (not yet synced). Throws the system's error; part may be written. */
  readonly append: (bytes: Uint8Array) => void
  /** Resolves when all that was appended before the call survives a power cut. */
  readonly sync: () => Promise<void>
  /** Cuts off everything behind `length`. */
  readonly truncate: (length: number) => void
  readonly close: () => void
}

export interface JournalDisk {
  /** Numbers of the segments that exist, ascending. */
  readonly list: () => readonly number[]
  /** Makes a new, empty segment; its name survives a power cut once its first sync resolves. */
  readonly create: (number: number) => Segment
  readonly read: (number: number) => Uint8Array
  readonly remove: (number: number) => void
}

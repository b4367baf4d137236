/**
 * Where this computer keeps what it knows: named logs of records, opaque bytes that are appended and read back in order.
 * One contract over the desktop's files and the browser's database; it knows no note.
 */

export interface LogReading {
  readonly records: readonly Uint8Array[]
  /** Where what could not be read was put, in words for whoever looks for it; null where all could be read. */
  readonly setAside: string | null
}

export interface LogStore {
  /** A log that was never written has no records. */
  readonly read: (log: string) => Promise<LogReading>
  /** Resolves once the records are on the disk for good; rejects with KeepRefused where they are not. */
  readonly append: (log: string, records: readonly Uint8Array[]) => Promise<void>
  /** Puts these in the place of all before, whole or not at all. Rejects like `append`. */
  readonly replace: (log: string, records: readonly Uint8Array[]) => Promise<void>
  /** Names of all logs. */
  readonly list: () => Promise<readonly string[]>
  /** Called when everything kept was taken away under the running page (site data cleared). Returns the undo. */
  readonly onLost: (listener: () => void) => () => void
}

/** The disk takes no writes. `code` is the system's name for why, such as ENOSPC or QuotaExceededError. */
export class KeepRefused extends Error {
  readonly code: string

  constructor(code: string) {
    super(`This computer does not keep what was written (${code}).`)
    this.name = 'KeepRefused'
    this.code = code
  }
}

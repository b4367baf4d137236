/** A journal's disk in memory that tears, fills, stalls and dies where it is told to. */
import type { JournalDisk, Segment } from '#server/journal/disk.ts'

/** Thrown where the process dies in the middle of a write. */
export class KilledError extends Error {}

interface File {
  written: Uint8Array
  /** So many bytes survive a power cut; -1 while not even the name does. */
  synced: number
}

export interface DiskFaults {
  /** Takes no bytes. */
  full: boolean
  /** The next sync fails, as after a bad sector. */
  failSync: boolean
  /** How long a sync takes, ms. */
  readonly syncMs: () => number
  /** Where the next write is cut by the process's death: a share of its bytes; null where it is not. */
  dieAt: number | null
}

export interface FaultyDiskOptions {
  readonly random: () => number
  readonly faults: DiskFaults
  readonly later: (ms: number, act: () => void) => void
  /** Called when a write is cut by death. */
  readonly onDeath: () => void
}

export class FaultyDisk implements JournalDisk {
  readonly #options: FaultyDiskOptions
  readonly #files = new Map<number, File>()

  constructor(options: FaultyDiskOptions) {
    this.#options = options
  }

  list(): readonly number[] {
    return [...this.#files.keys()].toSorted((left, right) => left - right)
  }

  create(number: number): Segment {
    if (this.#options.faults.full) throw noSpace()
    if (this.#files.has(number)) throw new Error(`Segment ${number} exists.`)
    const file: File = { written: new Uint8Array(0), synced: -1 }
    this.#files.set(number, file)
    const append = (bytes: Uint8Array) => this.#append(file, bytes)
    const sync = () => this.#sync(file)
    return {
      number,
      get length() {
        return file.written.length
      },
      append,
      sync,
      truncate: (length) => {
        file.written = file.written.slice(0, length)
        file.synced = Math.min(file.synced, length)
      },
      close: () => undefined,
    }
  }

  read(number: number): Uint8Array {
    const file = this.#files.get(number)
    if (file === undefined) throw new Error(`There is no segment ${number}.`)
    return file.written
  }

  remove(number: number): void {
    this.#files.delete(number)
  }

  /** What was never synced is gone, or there in part, its last page torn. */
  cutPower(): void {
    const { random } = this.#options
    for (const [number, file] of this.#files) {
      if (file.synced < 0 && random() < 0.5) {
        this.#files.delete(number)
        continue
      }
      const safe = Math.max(0, file.synced)
      const left = safe + Math.floor(random() * (file.written.length - safe + 1))
      file.written = file.written.slice(0, left)
      for (let index = Math.max(safe, left - 16); index < left; index += 1) {
        if (random() < 0.5) file.written[index] = Math.floor(random() * 256)
      }
    }
  }

  #append(file: File, bytes: Uint8Array): void {
    const { faults, onDeath, random } = this.#options
    if (faults.dieAt !== null) {
      this.#write(file, bytes.subarray(0, Math.round(bytes.length * faults.dieAt)))
      faults.dieAt = null
      onDeath()
      throw new KilledError('The process died in a write.')
    }
    if (faults.full) {
      this.#write(file, bytes.subarray(0, Math.floor(random() * bytes.length)))
      throw noSpace()
    }
    this.#write(file, bytes)
  }

  #write(file: File, bytes: Uint8Array): void {
    const written = new Uint8Array(file.written.length + bytes.length)
    written.set(file.written)
    written.set(bytes, file.written.length)
    file.written = written
  }

  #sync(file: File): Promise<void> {
    const { faults, later } = this.#options
    const length = file.written.length
    return new Promise((resolve, reject) => {
      later(faults.syncMs(), () => {
        if (faults.failSync) {
          faults.failSync = false
          reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
          return
        }
        file.synced = Math.max(file.synced, Math.min(length, file.written.length))
        resolve()
      })
    })
  }
}

function noSpace(): Error {
  return Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
}

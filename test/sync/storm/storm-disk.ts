/**
 * The journal's disk in memory, as bad as disks are: it fills, stalls, refuses, forgets after a failed sync, dies at every
 * boundary of a write, and after a power cut keeps what was synced and any pages of the rest.
 */
import type { JournalDisk, Segment } from '#server/journal/disk.ts'
import type { Chance } from './chance.ts'
import { KilledError, type Life, type Timeline } from './timeline.ts'

/** What one write to a disk may leave half done. */
const PAGE_BYTES = 512

interface File {
  /** What a reader sees. */
  cached: Uint8Array
  /** What survives a power cut for certain; null while not even the name does. */
  durable: Uint8Array | null
  /** Where a failed sync dropped pages: later syncs say yes and write nothing there. */
  forgotten: { from: number; to: number }[]
}

export interface DiskFaults {
  /** ENOSPC for whatever grows. */
  full: boolean
  /** EIO or EROFS for every write. */
  refusing: boolean
  /** So many syncs fail yet. */
  failingSyncs: number
  /** So many truncations fail yet. */
  failingTruncates: number
  /** So many reads come back with a flipped bit yet. */
  misreads: number
  /** Longest time a sync takes, ms. */
  syncMs: number
}

export interface StormDiskParts {
  readonly chance: Chance
  readonly timeline: Timeline
  /** Before and after each step that leaves something on the disk: the process may die there, and throws KilledError. */
  readonly boundary: (what: string, onDeath?: () => void) => void
}

export const NO_DISK_FAULTS: Readonly<DiskFaults> = {
  ...{ full: false, refusing: false, failingSyncs: 0, failingTruncates: 0, misreads: 0, syncMs: 20 },
}

export class StormDisk {
  faults: DiskFaults = { ...NO_DISK_FAULTS }
  readonly #parts: StormDiskParts
  readonly #files = new Map<number, File>()
  /** Removed files whose removal is not synced: a power cut may bring them back. */
  readonly #removed = new Map<number, File>()

  constructor(parts: StormDiskParts) {
    this.#parts = parts
  }

  /** The disk as one life of the process has it: of no use once that life is over. */
  mount(life: Life): JournalDisk {
    const check = () => {
      if (!life.alive) throw new KilledError()
    }
    return {
      list: () => {
        check()
        return [...this.#files.keys()].toSorted((left, right) => left - right)
      },
      create: (number) => {
        check()
        return this.#create(number, life)
      },
      read: (number) => {
        check()
        return this.#read(number)
      },
      remove: (number) => {
        check()
        this.#remove(number)
      },
    }
  }

  get segments(): readonly number[] {
    return [...this.#files.keys()]
  }

  /** Everything goes dark: synced bytes stay, the rest as chance has it. */
  cutPower(): void {
    const { chance } = this.#parts
    for (const [number, file] of this.#removed) {
      if (file.durable !== null && !this.#files.has(number) && chance.odds(0.3)) this.#files.set(number, file)
    }
    this.#removed.clear()
    for (const [number, file] of this.#files) {
      if (file.durable === null && chance.odds(0.5)) this.#files.delete(number)
      else {
        file.durable = file.cached = this.#afterPowerCut(file)
        file.forgotten = []
      }
    }
  }

  #afterPowerCut({ cached, durable, forgotten }: File): Uint8Array {
    const { chance } = this.#parts
    const safe = durable ?? new Uint8Array(0)
    const written = withZeros(cached, forgotten)
    const shorter = Math.min(safe.length, written.length)
    const length = chance.between(shorter, Math.max(safe.length, written.length))
    const left = new Uint8Array(length)
    for (let at = 0; at < length; at += PAGE_BYTES) {
      const end = Math.min(at + PAGE_BYTES, length)
      // A page is the old one, the new one, or torn between both; one never written reads as zeros.
      const tear = chance.odds(0.2) ? chance.between(at, end) : chance.odds(0.6) ? end : at
      left.set(written.subarray(at, Math.max(at, Math.min(tear, written.length))), at)
      left.set(safe.subarray(Math.min(tear, safe.length), Math.min(end, safe.length)), Math.min(tear, end))
    }
    return left
  }

  #create(number: number, life: Life): Segment {
    const { boundary } = this.#parts
    boundary('create')
    if (this.faults.full) throw systemError('ENOSPC')
    if (this.faults.refusing) throw systemError('EROFS')
    if (this.#files.has(number)) throw systemError('EEXIST')
    const file: File = { cached: new Uint8Array(0), durable: null, forgotten: [] }
    this.#files.set(number, file)
    boundary('create')
    return this.#segment(number, file, life)
  }

  #segment(number: number, file: File, life: Life): Segment {
    let length = 0
    const check = () => {
      if (!life.alive) throw new KilledError()
    }
    return {
      number,
      get length() {
        return length
      },
      append: (bytes) => {
        check()
        this.#append(file, length, bytes)
        length += bytes.length
      },
      sync: () => {
        check()
        return this.#sync(file, life)
      },
      truncate: (to) => {
        check()
        this.#truncate(file, to)
        length = to
      },
      close: check,
    }
  }

  #append(file: File, at: number, bytes: Uint8Array): void {
    const { boundary, chance } = this.#parts
    const writeSome = () => this.#write(file, at, bytes.subarray(0, chance.between(0, bytes.length)))
    boundary('append', writeSome)
    if (this.faults.refusing) throw systemError('EIO')
    if (this.faults.full) {
      writeSome()
      throw systemError('ENOSPC')
    }
    this.#write(file, at, bytes)
    boundary('append')
  }

  #write(file: File, at: number, bytes: Uint8Array): void {
    const written = new Uint8Array(Math.max(file.cached.length, at + bytes.length))
    written.set(file.cached)
    written.set(bytes, at)
    file.cached = written
  }

  #truncate(file: File, length: number): void {
    const { boundary } = this.#parts
    boundary('truncate')
    if (this.faults.failingTruncates > 0) {
      this.faults.failingTruncates -= 1
      throw systemError('EIO')
    }
    file.cached = file.cached.slice(0, length)
    file.forgotten = file.forgotten
      .map(({ from, to }) => ({ from, to: Math.min(to, length) }))
      .filter(({ from, to }) => from < to)
    boundary('truncate')
  }

  #sync(file: File, life: Life): Promise<void> {
    const { boundary, chance, timeline } = this.#parts
    boundary('sync')
    const covered = file.cached
    return new Promise((resolve, reject) => {
      timeline.after(chance.between(0, this.faults.syncMs), () => {
        if (!life.alive) return
        if (this.faults.failingSyncs > 0) {
          this.faults.failingSyncs -= 1
          file.forgotten.push({ from: file.durable?.length ?? 0, to: covered.length })
          reject(systemError('EIO'))
          return
        }
        file.durable = withZeros(covered, file.forgotten)
        boundary('sync')
        resolve()
      })
    })
  }

  #read(number: number): Uint8Array {
    const file = this.#files.get(number)
    if (file === undefined) throw systemError('ENOENT')
    const bytes = file.cached.slice()
    if (this.faults.misreads > 0 && bytes.length > 0) {
      this.faults.misreads -= 1
      const at = this.#parts.chance.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << this.#parts.chance.below(8))
    }
    return bytes
  }

  #remove(number: number): void {
    const { boundary } = this.#parts
    boundary('remove')
    const file = this.#files.get(number)
    if (file !== undefined) this.#removed.set(number, file)
    this.#files.delete(number)
    boundary('remove')
  }
}

function withZeros(bytes: Uint8Array, ranges: readonly { from: number; to: number }[]): Uint8Array {
  const copy = bytes.slice()
  for (const { from, to } of ranges) copy.fill(0, from, to)
  return copy
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/**
 * One log on disk: records are appended and synced in groups before anybody is told that they are there. What cannot be
 * read is set aside under another name and never erased. Plain Node, also that of Electron 33.
 */
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { frameRecords, readFrames } from './record-frames.ts'

export interface LogReading {
  readonly records: readonly Uint8Array[]
  /** The file name under which what could not be read whole was put, or null. */
  readonly setAside: string | null
}

interface Waiting {
  readonly bytes: Buffer
  readonly settle: (fault: Error | null) => void
}

export class RecordLog {
  readonly #path: string
  readonly #now: () => number
  #file: FileHandle | null = null
  /** Up to here the file holds whole, synced records. */
  #soundBytes = 0
  #isClean = false
  #waiting: Waiting[] = []
  #work: Promise<unknown> = Promise.resolve()
  #isFlushing = false

  /** `now` in ms since 1970, for the name of what is set aside. */
  constructor(path: string, now: () => number) {
    this.#path = path
    this.#now = now
  }

  /** All records. Rejects where the disk does not let itself be read. */
  read(): Promise<LogReading> {
    return this.#next(() => this.#read())
  }

  /** Resolves once the records are on the disk for good; rejects with the system's error where they are not. */
  append(records: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (fault: Error | null): void => (fault === null ? resolve() : reject(fault))
      this.#waiting.push({ bytes: frameRecords(records), settle })
      if (this.#isFlushing) return
      this.#isFlushing = true
      void this.#next(() => this.#flush())
    })
  }

  /** Puts these records in the place of all before, whole or not at all. */
  replace(records: readonly Uint8Array[]): Promise<void> {
    return this.#next(async () => {
      const beside = `${this.#path}.new`
      try {
        await writeSynced(beside, frameRecords(records))
        await this.#close()
        await rename(beside, this.#path)
        await syncFolder(dirname(this.#path))
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined)
        throw error
      }
    })
  }

  close(): Promise<void> {
    return this.#next(() => this.#close())
  }

  #next<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#work.then(act, act)
    this.#work = done.catch(() => undefined)
    return done
  }

  async #read(): Promise<LogReading> {
    const bytes = await readWhole(this.#path)
    if (bytes === 'absent') return { records: [], setAside: null }
    if (bytes === 'unreadable') return { records: [], setAside: await this.#setAside() }
    const { records, isDamaged } = readFrames(bytes)
    if (!isDamaged) return { records, setAside: null }
    const setAside = await this.#setAside()
    await writeSynced(this.#path, frameRecords(records))
    await syncFolder(dirname(this.#path))
    return { records, setAside }
  }

  async #setAside(): Promise<string> {
    await this.#close()
    const name = `${this.#path}.set-aside-${String(this.#now())}`
    await rename(this.#path, name)
    return name.slice(dirname(name).length + 1)
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      const fault = await this.#write(Buffer.concat(group.map(({ bytes }) => bytes))).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      )
      for (const { settle } of group) settle(fault)
    }
    this.#isFlushing = false
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      const file = await this.#ready()
      this.#isClean = false
      await writeAll(file, bytes, this.#soundBytes)
      await file.datasync()
      this.#soundBytes += bytes.length
      this.#isClean = true
    } catch (error) {
      // After a failed sync nobody knows what the system still holds: open anew, and cut off what was not promised.
      await this.#close()
      throw error
    }
  }

  /** The file, without the torn end of an append that failed or was cut off. */
  async #ready(): Promise<FileHandle> {
    if (this.#file !== null && this.#isClean) return this.#file
    const bytes = await readWhole(this.#path)
    if (bytes === 'unreadable') await this.#setAside()
    else if (bytes !== 'absent' && readFrames(bytes).isDamaged) await this.#read()
    const fresh = bytes === 'absent' || bytes === 'unreadable'
    this.#file = await open(this.#path, fresh ? 'wx+' : 'r+')
    this.#soundBytes = readFrames(fresh ? Buffer.alloc(0) : await readFile(this.#path)).soundBytes
    await this.#file.truncate(this.#soundBytes)
    if (fresh) await syncFolder(dirname(this.#path))
    return this.#file
  }

  async #close(): Promise<void> {
    const file = this.#file
    this.#file = null
    this.#isClean = false
    await file?.close().catch(() => undefined)
  }
}

async function readWhole(path: string): Promise<Buffer | 'absent' | 'unreadable'> {
  try {
    return await readFile(path)
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENOENT' ? 'absent' : 'unreadable'
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, from: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, from + done)
    done += bytesWritten
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w')
  try {
    await writeAll(file, bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name is on the disk only once its folder is; Windows has no such thing as opening a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

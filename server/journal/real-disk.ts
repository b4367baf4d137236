/** The journal's segments as files of a folder: `00000001.log` and on. */
import {
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { JournalDisk, Segment } from './disk.ts'

const SEGMENT_NAME = /^(\d{8,})\.log$/
const NAME_DIGITS = 8

/** The folder is made with the first segment. */
export function createRealDisk(folder: string): JournalDisk {
  const fileOf = (number: number) => join(folder, `${String(number).padStart(NAME_DIGITS, '0')}.log`)
  return {
    list: () => listSegments(folder),
    create: (number) => {
      mkdirSync(folder, { recursive: true })
      const segment = createSegment(fileOf(number), number)
      syncFolder(folder)
      return segment
    },
    read: (number) => readFileSync(fileOf(number)),
    remove: (number) => rmSync(fileOf(number), { force: true }),
  }
}

function listSegments(folder: string): number[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => SEGMENT_NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((left, right) => left - right)
  } catch (error) {
    // No folder yet: no segments.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function createSegment(file: string, number: number): Segment {
  // Exclusive: a segment is written by one journal, once.
  const descriptor = openSync(file, 'wx', 0o600)
  let length = 0
  return {
    number,
    get length() {
      return length
    },
    append: (bytes) => {
      let written = 0
      while (written < bytes.length) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, length + written)
      }
      length += bytes.length
    },
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error)))
      }),
    truncate: (to) => {
      ftruncateSync(descriptor, to)
      length = to
    },
    close: () => closeSync(descriptor),
  }
}

/** The new file's name is on disk only when its folder is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

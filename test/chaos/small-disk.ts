/** A disk so small that it can really be filled: a file system in memory, which only root may mount. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  readonly fill: () => void
  readonly free: () => void
  readonly close: () => void
}

const FILLER = 'filler'

export function mayMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'chaos', folder])
  const filler = join(folder, FILLER)
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'a')
      try {
        for (let left = freeBytes(folder); left > 0; left = freeBytes(folder)) {
          writeSync(file, Buffer.alloc(Math.min(left, 1 << 20)))
        }
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filler, { force: true }),
    close: () => void execFileSync('umount', ['-l', folder]),
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

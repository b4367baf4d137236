/** One computer with the product on it, and what may happen to it. */
import type { Page } from '@playwright/test'
import type { Lines } from './ledger.ts'
import type { Seen } from './witness.ts'

export interface Place {
  readonly name: 'desktop' | 'browser'
  /** Begins the tag of every line that is written here. */
  readonly letter: string
  readonly page: () => Page
  /** Starts the product and shows the note; waits until it can be read. */
  readonly start: () => Promise<void>
  /** SIGKILL to all its processes. */
  readonly kill: () => Promise<void>
  /** Its processes stand still for a moment, and its clock goes on by this much. */
  readonly sleep: (ms: number) => Promise<void>
  /** Time passes in the page. */
  readonly pass: (ms: number) => Promise<void>
  /** What its disk has of the note; null where that cannot be seen from outside. */
  readonly keptLines: () => Promise<Lines | null>
  /** Null where that cannot be done here. */
  readonly disk: Disk | null
  readonly close: () => Promise<void>
}

export interface Disk {
  readonly fill: () => Promise<void>
  readonly free: () => Promise<void>
}

export interface PlaceOptions {
  /** Where the relay seems to be: our wire. */
  readonly address: string
  readonly session: string
  readonly person: string
  /** A join link's secret. */
  readonly secret: string
  /** A folder of its own. */
  readonly folder: string
  readonly onSeen: (seen: Seen) => void
}

/** How long the processes really stand still. */
const STILL_MS = 250

/** To every process of the group that this one leads; those that are gone already are no fault. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ESRCH') throw error
  }
}

export async function standStill(pid: number | undefined): Promise<void> {
  signalGroup(pid, 'SIGSTOP')
  await new Promise((resolve) => setTimeout(resolve, STILL_MS))
  signalGroup(pid, 'SIGCONT')
}

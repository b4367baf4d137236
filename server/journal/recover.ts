/**
 * What a start finds in the journal: rows that a stopped relay had written and not yet moved. Sound ones go into the
 * store; a torn end is what nobody was promised; anything else unsound is damage and is told with its place.
 */
import type { Store } from '../store/store.ts'
import type { JournalDisk } from './disk.ts'
import { readRecords, type Unsound } from './journal-format.ts'

export interface JournalDamage extends Unsound {
  readonly segment: number
}

export interface RecoveryReport {
  /** Rows found sound and kept. */
  readonly rows: number
  /** Bytes at the end of the last segment that a cut write left. */
  readonly tornBytes: number
  readonly damage: readonly JournalDamage[]
}

/** What the journal holds, without changing anything. */
export function inspectJournal(disk: Pick<JournalDisk, 'list' | 'read'>): RecoveryReport & {
  readonly segments: readonly number[]
  readonly found: ReturnType<typeof readRecords>['rows']
} {
  const segments = disk.list()
  const found: ReturnType<typeof readRecords>['rows'][number][] = []
  const damage: JournalDamage[] = []
  let tornBytes = 0
  for (const segment of segments) {
    const bytes = disk.read(segment)
    const { rows, unsound } = readRecords(bytes, segment, { from: 0, to: bytes.length })
    for (const row of rows) found.push(row)
    for (const range of unsound) {
      const isTornEnd = segment === segments.at(-1) && range.to === bytes.length
      if (isTornEnd) tornBytes = range.to - range.from
      else damage.push({ segment, ...range })
    }
  }
  return { segments, found, rows: found.length, tornBytes, damage }
}

/** Moves everything sound into the store and removes the segments. To be called before any note is read. */
export function recoverJournal(disk: JournalDisk, store: Pick<Store, 'notes'>): RecoveryReport {
  const { segments, found, rows, tornBytes, damage } = inspectJournal(disk)
  if (found.length > 0) store.notes.keep(found)
  for (const segment of segments) disk.remove(segment)
  return { rows, tornBytes, damage }
}

/** What stands in the journal and not yet in the store: by session for those who read, by place for the keeper. */
import type { NoteUpdate } from '../store/store.ts'

/** A stretch of one segment with rows to be moved. */
export interface PendingRange {
  readonly segment: number
  readonly from: number
  readonly to: number
}

interface Batch {
  readonly segment: number
  readonly to: number
  readonly rows: readonly NoteUpdate[]
}

export class PendingRows {
  #batches: Batch[] = []
  readonly #bySession = new Map<string, NoteUpdate[]>()
  /** How far each segment was moved. */
  readonly #movedTo = new Map<number, number>()
  #count = 0
  #bytes = 0

  get count(): number {
    return this.#count
  }

  /** Bytes of the updates alone. */
  get bytes(): number {
    return this.#bytes
  }

  /** Rows that end at this offset of the segment, one write. */
  add(rows: readonly NoteUpdate[], segment: number, to: number): void {
    this.#batches.push({ segment, to, rows })
    for (const row of rows) {
      const known = this.#bySession.get(row.session)
      if (known === undefined) this.#bySession.set(row.session, [row])
      else known.push(row)
      this.#count += 1
      this.#bytes += row.bytes.length
    }
  }

  of(session: string): readonly NoteUpdate[] {
    return this.#bySession.get(session) ?? []
  }

  all(): readonly NoteUpdate[] {
    return this.#batches.flatMap((batch) => batch.rows)
  }

  clear(): void {
    this.#batches = []
    this.#bySession.clear()
    this.#count = 0
    this.#bytes = 0
  }

  /** What is there to be moved now, one range a segment. */
  ranges(): PendingRange[] {
    const ends = new Map<number, number>()
    for (const batch of this.#batches) ends.set(batch.segment, batch.to)
    return [...ends].map(([segment, to]) => ({ segment, from: this.#movedTo.get(segment) ?? 0, to }))
  }

  /** The range is in the store. */
  moved({ segment, to }: PendingRange): void {
    this.#movedTo.set(segment, to)
    const isMoved = (batch: Batch) => batch.segment === segment && batch.to <= to
    for (const batch of this.#batches) if (isMoved(batch)) for (const row of batch.rows) this.#forget(row)
    this.#batches = this.#batches.filter((batch) => !isMoved(batch))
  }

  /** The oldest segment in which something waits. */
  firstSegment(): number | null {
    return this.#batches[0]?.segment ?? null
  }

  #forget(row: NoteUpdate): void {
    const rows = this.#bySession.get(row.session)
    const index = rows?.indexOf(row) ?? -1
    if (rows === undefined || index < 0) return
    rows.splice(index, 1)
    if (rows.length === 0) this.#bySession.delete(row.session)
    this.#count -= 1
    this.#bytes -= row.bytes.length
  }
}

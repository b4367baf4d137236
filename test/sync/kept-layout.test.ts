import { describe, expect, test } from 'vitest'
import { createLineIndex, type LineIndex } from '#note/lines/line-index.ts'
import { seeds } from '../helpers/seeded.ts'
import { RandomRun, type Replica } from './random-notes.ts'
import { SECTIONS } from './seen-lines.ts'

const RUNS_EACH = 25
const TIME_LIMIT_MS = 120_000

/** Everything that a layout says, in words. */
function told(index: LineIndex): unknown {
  const drawn = new Set(index.drawn())
  return index.layout().list.map((line, position) => ({
    id: line.id,
    at: line.listIndex === position,
    head: [line.head?.id, line.headIndex],
    pieces: line.pieces.map((piece) => [piece.id, piece.strand.id, piece.from, piece.to, piece.anchor]),
    drawn: drawn.has(line),
    view: index.view(line),
  }))
}

/** After whatever happened to a replica, its kept layout is held against one made from nothing. */
class WatchedRun extends RandomRun {
  override operate(replica: Replica, count: number): void {
    super.operate(replica, count)
    this.#compare(replica, `after operation ${count}`)
  }

  override deliverSome(replica: Replica): void {
    super.deliverSome(replica)
    this.#compare(replica, 'after a delivery')
  }

  override reconnect(): void {
    super.reconnect()
    for (const replica of this.replicas) this.#compare(replica, 'after meeting another')
  }

  #compare(replica: Replica, when: string): void {
    const fresh = createLineIndex(replica.doc, SECTIONS)
    const [kept, made] = [JSON.stringify(told(replica.lines.index)), JSON.stringify(told(fresh))]
    fresh.close()
    if (kept !== made) this.fault(`kept layout differs ${when}`, `${kept} / ${made}`)
  }
}

describe('L17 the kept layout is the one made from nothing, after every step', () => {
  test.each([
    { causal: true, undo: false },
    { causal: true, undo: true },
    { causal: false, undo: false },
    { causal: false, undo: true },
  ])(
    'causal delivery: $causal, undo: $undo',
    ({ causal, undo }) => {
      const failures = seeds(RUNS_EACH).flatMap((seed) =>
        new WatchedRun({ seed, causal, undo })
          .faultsAfterAll()
          .filter((fault) => fault.kind.includes('layout'))
          .map((fault) => ({ seed, ...fault })),
      )
      expect(failures).toEqual([])
    },
    TIME_LIMIT_MS,
  )
})

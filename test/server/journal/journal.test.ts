/** The journal: its records, what recovery makes of damage, and every point at which a run can be cut. */
import { describe, expect, test } from 'vitest'
import { readRecords, RecordWriter } from '#server/journal/journal-format.ts'
import { inspectJournal, recoverJournal } from '#server/journal/recover.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import type { NoteUpdate } from '#server/store/store.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'

function row(seq: number, bytes = 20 + (seq % 7)): NoteUpdate {
  return {
    session: seq % 2 === 0 ? 'even-one' : 'odd-größe',
    seq,
    bytes: new Uint8Array(bytes).fill(seq),
    person: `person-${seq}`,
    newClients: seq % 3 === 0 ? [seq, 2 ** 32 + seq] : [],
    at: '2026-10-07T11:30:00.000Z',
  }
}

const ROWS = Array.from({ length: 12 }, (_, index) => row(index + 1))

function written(rows: readonly NoteUpdate[], segment = 1): Uint8Array {
  return new RecordWriter().write(rows, segment, 0).slice()
}

describe('records', () => {
  test('read back as they were written, large ones too', () => {
    const rows = [...ROWS, row(13, 300_000), row(14, 0)]
    const bytes = written(rows)
    expect(readRecords(bytes, 1, { from: 0, to: bytes.length })).toEqual({ rows, unsound: [] })
  })

  test('of another place are not taken for sound', () => {
    const bytes = written(ROWS)
    expect(readRecords(bytes, 2, { from: 0, to: bytes.length }).rows).toEqual([])
    const slid = new Uint8Array(bytes.length + 1)
    slid.set(bytes, 1)
    expect(readRecords(slid, 1, { from: 0, to: slid.length }).rows).toEqual([])
  })

  test.each(seeds(300))(
    'with a changed byte cost at most the record it is in, and that is told (seed %i)',
    (seed) => {
      const random = seededRandom(seed)
      const bytes = written(ROWS)
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const { rows, unsound } = readRecords(bytes, 1, { from: 0, to: bytes.length })
      expect(rows.length).toBe(ROWS.length - 1)
      expect(ROWS).toEqual(expect.arrayContaining([...rows]))
      expect(unsound.length).toBe(1)
      expect((unsound[0]?.from ?? 0) <= at && at < (unsound[0]?.to ?? 0)).toBe(true)
    },
  )
})

describe('recovery', () => {
  const ends = ROWS.map((_, index) => written(ROWS.slice(0, index + 1)).length)

  test('P15 at every byte at which a write can be cut holds every record before it', () => {
    const bytes = written(ROWS)
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const disk = { list: () => [1], read: () => bytes.slice(0, cut) }
      const whole = ends.filter((end) => end <= cut).length
      const report = inspectJournal(disk)
      expect([report.rows, report.damage]).toEqual([whole, []])
      expect(report.tornBytes).toBe(cut - (ends[whole - 1] ?? 0))
    }
  })

  test('moves rows into the store once, however often they were found, and removes the segments', () => {
    const store = openSqliteStore(':memory:')
    const files = new Map([
      [1, written(ROWS, 1)],
      [2, written(ROWS.slice(4), 2)],
    ])
    const disk = {
      list: () => [...files.keys()],
      read: (number: number) => files.get(number) ?? new Uint8Array(),
      remove: (number: number) => void files.delete(number),
      create: () => {
        throw new Error('not here')
      },
    }
    expect(recoverJournal(disk, store)).toEqual({ rows: 20, tornBytes: 0, damage: [] })
    expect(files.size).toBe(0)
    expect(store.notes.heads().size).toBe(0)
    const even = store.notes.read('even-one')
    expect([even.seq, even.tail.length]).toEqual([12, 6])
    store.close()
  })

  test('tells damage in the middle with its place', () => {
    const bytes = written(ROWS)
    bytes[(ends[2] ?? 0) + 12] = 0xff
    const report = inspectJournal({ list: () => [1], read: () => bytes })
    expect(report.damage).toEqual([{ segment: 1, from: ends[2], to: ends[3] }])
    expect(report.rows).toBe(ROWS.length - 1)
  })
})

/**
 * Letters of a line: typing, deleting, formatting. A line may be made of several pieces in several texts; offsets are
 * turned into those here.
 */
import type * as Y from 'yjs'
import type { Attributes, Run } from './line-model.ts'
import type { LineWriter } from './line-writer.ts'
import { isShown, lineLength, markedLine, runLength, segmentLength, type Segment } from './strand.ts'

/** A point within a piece. At a border it is the end of the upper piece. */
export interface Point {
  readonly piece: Segment
  readonly pieceIndex: number
  readonly offset: number
}

/** A stretch `[from, to)` of a text. */
export interface Stretch {
  readonly piece: Segment
  readonly from: number
  readonly to: number
}

/** Finds an offset of the line; one past the end counts as the end. */
export function pointAt(line: Segment, offset: number): Point {
  let rest = Math.max(0, offset)
  for (let pieceIndex = 0; pieceIndex < line.pieces.length; pieceIndex += 1) {
    const piece = line.pieces[pieceIndex] ?? line
    if (rest <= segmentLength(piece)) return { piece, pieceIndex, offset: rest }
    rest -= segmentLength(piece)
  }
  const piece = line.pieces.at(-1) ?? line
  return { piece, pieceIndex: line.pieces.length - 1, offset: segmentLength(piece) }
}

/** The stretches of a line's range, the last of each text first, so that deleting one does not shift the next. */
export function stretchesOf(line: Segment, offset: number, length: number): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (const piece of line.pieces) {
    const end = start + segmentLength(piece)
    const from = Math.max(offset, start)
    const to = Math.min(offset + length, end)
    if (from < to) stretches.push({ piece, from: piece.from + from - start, to: piece.from + to - start })
    start = end
  }
  return stretches.sort((a, b) => b.from - a.from)
}

/**
 * Types into a line. Attributes are always given, or Yjs would take over the left neighbour's. An embed that looks
 * like a mark is refused: only a split writes marks.
 */
export function insertRun(writer: LineWriter, line: Segment, offset: number, run: Run): void {
  if (run.insert === '' || markedLine(run.insert) !== null) return
  const { piece, offset: within } = pointAt(line, offset)
  writer.insert(piece.strand.text, piece.from + within, run.insert, run.attributes ?? {})
}

/** Types several runs one after the other. */
export function insertRuns(writer: LineWriter, line: Segment, offset: number, runs: readonly Run[]): void {
  const { piece, offset: within } = pointAt(line, offset)
  writeRuns(writer, piece.strand.text, piece.from + within, runs)
}

/** Writes runs into a text from an index on; marks are refused as in `insertRun`. */
export function writeRuns(writer: LineWriter, text: Y.Text, from: number, runs: readonly Run[]): void {
  let at = from
  for (const run of runs) {
    if (run.insert === '' || markedLine(run.insert) !== null) continue
    writer.insert(text, at, run.insert, run.attributes ?? {})
    at += runLength(run)
  }
}

/** Deletes letters. A line emptied by hand stays, as an empty line (L6). */
export function deleteRange(writer: LineWriter, line: Segment, offset: number, length: number): void {
  const empties = offset <= 0 && length >= lineLength(line) && !isShown(line)
  for (const { piece, from, to } of stretchesOf(line, offset, length)) {
    writer.erase(piece.strand.text, from, to - from)
  }
  if (empties) writer.setField(line.id, 'shown', true)
}

/** Writes only the attributes given; `null` removes one. */
export function formatRange(
  writer: LineWriter,
  line: Segment,
  range: { readonly offset: number; readonly length: number },
  attributes: Attributes,
): void {
  for (const { piece, from, to } of stretchesOf(line, range.offset, range.length)) {
    writer.format(piece.strand.text, from, to - from, attributes)
  }
}

/** Takes a line away: its letters go, its mark stays, so that what somebody types there meanwhile shows again (L6). */
export function deleteWholeLine(writer: LineWriter, line: Segment): void {
  for (const { piece, from, to } of stretchesOf(line, 0, lineLength(line))) {
    writer.erase(piece.strand.text, from, to - from)
  }
  writer.setField(line.id, 'shown', false)
}

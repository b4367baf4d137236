/**
 * Strands and segments: where the letters of a note are stored. A strand is the Y.Text of one line; a mark in it (embed
 * `{line: id}`) begins the segment of another line, up to the next mark or the end. Reads one text at a time; what is
 * drawn where is `layout.ts`.
 */
import type * as Y from 'yjs'
import type { Attributes, Run, VisibleLine } from './line-model.ts'
import type { Place } from './place.ts'

export interface Strand {
  /** The line that was born with this text. */
  readonly id: string
  readonly text: Y.Text
  segments: Segment[]
  /** Marks that belong to a line shown by another strand: inline things here. */
  readonly refused: Set<string>
}

/** The stretch `[from, to)` of a strand that belongs to one line. */
export interface Segment {
  readonly id: string
  readonly strand: Strand
  /** The line's fields, looked up at each layout: they may arrive after the mark. */
  map: Y.Map<unknown> | undefined
  from: number
  to: number
  runs: Run[]
  previous: Segment | null
  next: Segment | null

  // Set by the layout:
  place: Place | null
  /** What the place was read from, and whether the line is shown though empty, as of the last layout. */
  placedBy: unknown
  shown: boolean
  /** The segment this one is joined to the end of. */
  host: Segment | null
  /** Index in the host's text that the join hangs on. */
  anchor: number
  joined: Segment[]
  /** The placed segment that begins the group this one is drawn in; null until laid out. */
  head: Segment | null
  /** Index of the head among the placed ones, and of this line among all lines of the list. */
  headIndex: number
  listIndex: number
  /** What the line is made of, in order; just itself where nothing is joined to it. Says nothing of joined segments. */
  pieces: Segment[]
  /** The line as last given out, and the section it was given out for. */
  view: VisibleLine | null
}

/** The embed that begins another line's segment, or null for any other embed. */
export function markedLine(insert: Run['insert']): string | null {
  if (typeof insert === 'string') return null
  const id = insert['line']
  return typeof id === 'string' ? id : null
}

/** What one line has of a strand, as read. */
export interface Stretch {
  id: string
  from: number
  to: number
  runs: Run[]
}

/** Reads a text into stretches. A mark seen before, or refused, is an inline thing. */
export function readStretches(strand: Strand): Stretch[] {
  let current: Stretch = { id: strand.id, from: 0, to: 0, runs: [] }
  const stretches = [current]
  const seen = new Set([strand.id])
  let index = 0
  for (const run of strand.text.toDelta() as Run[]) {
    const length = runLength(run)
    const marked = markedLine(run.insert)
    if (marked !== null && !seen.has(marked) && !strand.refused.has(marked)) {
      seen.add(marked)
      current = { id: marked, from: index + 1, to: index + 1, runs: [] }
      stretches.push(current)
    } else {
      current.runs.push(run)
      current.to = index + length
    }
    index += length
  }
  return stretches
}

export function createSegment(strand: Strand, stretch: Stretch): Segment {
  return {
    ...stretch,
    strand,
    map: undefined,
    previous: null,
    next: null,
    place: null,
    placedBy: undefined,
    shown: false,
    host: null,
    anchor: 0,
    joined: [],
    head: null,
    headIndex: -1,
    listIndex: -1,
    pieces: [],
    view: null,
  }
}

export function runLength(run: Run): number {
  return typeof run.insert === 'string' ? run.insert.length : 1
}

export function segmentLength(segment: Segment): number {
  return segment.to - segment.from
}

export function isShown(segment: Segment): boolean {
  return segment.map?.get('shown') === true
}

/** The line a segment is drawn in: itself, or the one it is joined to at last. */
export function owner(segment: Segment): Segment {
  let line = segment
  while (line.host) line = line.host
  return line
}

/** Length of a whole line, all pieces. */
export function lineLength(line: Segment): number {
  let length = 0
  for (const piece of line.pieces) length += segmentLength(piece)
  return length
}

/** The formatting of the letter before the offset, or none. */
export function attributesBefore(segment: Segment, offset: number): Attributes {
  let start = 0
  for (const run of segment.runs) {
    start += runLength(run)
    if (start >= offset) return run.attributes ?? {}
  }
  return {}
}

/**
 * The one layout function: from segments with places to the list of lines, rules L1 to L6 of SPEC.md. Works on
 * segments that were read already and keeps nothing between two calls.
 */
import type * as Y from 'yjs'
import { ELSEWHERE, findPosition, parsePlace, type Place } from './place.ts'
import type { Segment, Strand } from './strand.ts'

export interface Layout {
  readonly segments: ReadonlyMap<string, Segment>
  /** Every line that is not joined to another, drawn or not, in order. */
  readonly list: readonly Segment[]
  /** The lines with a place of their own, in order; each begins a group. */
  readonly placed: readonly Segment[]
}

export interface LayoutInput {
  readonly doc: Y.Doc
  readonly strands: Iterable<Strand>
  readonly mapOf: (id: string) => Y.Map<unknown> | undefined
  readonly strandOf: (text: unknown) => Strand | undefined
  /** Position of a section in the template; unknown ones come last. */
  readonly sectionRank: (section: string) => number
}

const NOWHERE: Place = { section: ELSEWHERE, key: '', into: null }

/** Lays out all segments. Two strands must not claim one line: `claims.ts` sees to that before. */
export function layOut(input: LayoutInput): Layout {
  const segments = new Map<string, Segment>()
  const joining: Segment[] = []
  for (const strand of input.strands) {
    for (const segment of strand.segments) {
      segments.set(segment.id, segment)
      segment.map = input.mapOf(segment.id)
      resetSegment(segment)
      if (segment.place?.into) joining.push(segment)
    }
  }
  acceptJoins(joining, input)
  const placed: Segment[] = []
  for (const segment of segments.values()) if (segment.place && !segment.host) placed.push(segment)
  placed.sort(byPlace(input.sectionRank))
  const list: Segment[] = []
  placed.forEach((head, index) => emitGroup(head, index, list))
  emitUnreached(segments, placed, list)
  for (const line of list) line.pieces = collectPieces(line)
  return { segments, list, placed }
}

/** L2: where a line stands. A line born with a text but without a place goes elsewhere. */
function resetSegment(segment: Segment): void {
  const place = parsePlace(segment.map?.get('place')) ?? parsePlace(segment.map?.get('home'))
  segment.place = place ?? (segment.previous ? null : NOWHERE)
  segment.host = null
  segment.head = null
  segment.joined = []
  segment.pieces = []
}

/**
 * L3: joins, in the order of ids so that every replica cuts a ring at the same place. What a segment hangs on is its
 * accepted host or, without a place, its neighbour in the strand.
 */
function acceptJoins(joining: Segment[], input: LayoutInput): void {
  joining.sort((a, b) => compare(a.id, b.id))
  for (const segment of joining) {
    const position = findPosition(input.doc, segment.place?.into)
    const host = position && segmentAt(input.strandOf(position.text), position.index)
    if (!position || !host || host === segment || hangsOn(host, segment)) continue
    segment.host = host
    segment.anchor = position.index
    host.joined.push(segment)
  }
  for (const segment of joining) {
    if (segment.host && segment.host.joined.length > 1) segment.host.joined.sort(byKey)
  }
}

function segmentAt(strand: Strand | undefined, index: number): Segment | null {
  let segment = strand?.segments[0] ?? null
  while (segment && index > segment.to) segment = segment.next
  return segment
}

function hangsOn(start: Segment, target: Segment): boolean {
  let segment: Segment | null = start
  while (segment && segment !== target) segment = segment.host ?? (segment.place ? null : segment.previous)
  return segment === target
}

/** L4: a placed line, then what follows it in its strand without a place; of joined lines first. No recursion: strands are long. */
function emitGroup(head: Segment, headIndex: number, list: Segment[]): void {
  const waiting: Array<{ segment: Segment; drawn: boolean }> = [{ segment: head, drawn: true }]
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const { segment, drawn } = task
    segment.head = head
    segment.headIndex = headIndex
    if (drawn) segment.listIndex = list.push(segment) - 1
    if (segment.next && !segment.next.place) waiting.push({ segment: segment.next, drawn: true })
    for (const joined of segment.joined.toReversed()) waiting.push({ segment: joined, drawn: false })
  }
}

/** Nothing that holds a letter may hide: whatever was not reached stands at the end. */
function emitUnreached(segments: ReadonlyMap<string, Segment>, placed: Segment[], list: Segment[]): void {
  if (placed.length === list.length && segments.size === list.length) return
  for (const segment of segments.values()) {
    if (segment.head) continue
    let line = segment
    while (line.host) line = line.host
    if (line.head) continue
    line.place = NOWHERE
    emitGroup(line, placed.push(line) - 1, list)
  }
}

/** L5: a line's content is its segment and then the content of each line joined to it. */
function collectPieces(line: Segment): Segment[] {
  if (line.joined.length === 0) return [line]
  const pieces: Segment[] = []
  const waiting = [line]
  for (let segment = waiting.pop(); segment; segment = waiting.pop()) {
    pieces.push(segment)
    for (const joined of segment.joined.toReversed()) waiting.push(joined)
  }
  return pieces
}

function byPlace(rank: (section: string) => number): (a: Segment, b: Segment) => number {
  return (a, b) => {
    const left = a.place ?? NOWHERE
    const right = b.place ?? NOWHERE
    if (left.section !== right.section) {
      return rank(left.section) - rank(right.section) || compare(left.section, right.section)
    }
    return compare(left.key, right.key) || compare(a.id, b.id)
  }
}

function byKey(a: Segment, b: Segment): number {
  return compare(a.place?.key ?? '', b.place?.key ?? '') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

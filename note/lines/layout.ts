/**
 * The rules of the layout, L2 to L6 of SPEC.md: where a segment stands, what is joined to what, and the order of the
 * list. Works on segments that were read already; `kept-layout.ts` says which of them must be looked at again.
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
  readonly strandOf: (text: unknown) => Strand | undefined
  /** Position of a section in the template; unknown ones come last. */
  readonly sectionRank: (section: string) => number
}

const NOWHERE: Place = { section: ELSEWHERE, key: '', into: null }

/** What a layout was made with, so that the next one need not begin anew. */
export interface MadeLayout extends Layout {
  /** All segments with a place, joined or not, in order. */
  readonly ordered: Segment[]
  /** Segments whose place names another segment to be joined to. */
  readonly joining: ReadonlySet<Segment>
  /** Lines made of several pieces. */
  readonly composites: readonly Segment[]
  /** Whether every segment was reached from a place; otherwise some were put elsewhere by force. */
  readonly isWhole: boolean
}

/**
 * Makes the list from segments whose places are known and sorted. Two strands must not claim one line: `claims.ts` sees
 * to that before.
 */
export function layOut(
  parts: Pick<MadeLayout, 'ordered' | 'joining'> & { readonly segments: ReadonlyMap<string, Segment> },
  input: LayoutInput,
): MadeLayout {
  const { segments, ordered, joining } = parts
  acceptJoins([...joining], input)
  const placed = joining.size === 0 ? [...ordered] : ordered.filter((segment) => !segment.host)
  const list: Segment[] = []
  let reached = 0
  for (let index = 0; index < placed.length; index += 1) {
    reached += emitGroup(placed[index] as Segment, index, list)
  }
  const isWhole = reached === segments.size
  if (!isWhole) emitUnreached(segments, placed, list)
  const composites: Segment[] = []
  for (const line of list) {
    if (line.joined.length > 0) composites.push(line)
    if (line.joined.length > 0 || line.pieces.length !== 1) line.pieces = collectPieces(line)
  }
  return { segments, list, placed, ordered, joining, composites, isWhole }
}

/** L2: where a line stands. A line born with a text but without a place goes elsewhere. */
export function placeSegment(segment: Segment, map: Segment['map']): void {
  segment.map = map
  const place = parsePlace(map?.get('place')) ?? parsePlace(map?.get('home'))
  segment.place = place ?? (segment.previous ? null : NOWHERE)
}

/** Takes back what the last layout said of joins. */
export function unjoin(segment: Segment): void {
  segment.host = null
  segment.anchor = 0
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

/**
 * L4: a placed line, then what follows it in its strand without a place; of joined lines first. No recursion: strands are long.
 * Says how many segments it reached.
 */
function emitGroup(head: Segment, headIndex: number, list: Segment[]): number {
  if (head.joined.length === 0 && (!head.next || head.next.place)) {
    head.head = head
    head.headIndex = headIndex
    head.listIndex = list.push(head) - 1
    return 1
  }
  let reached = 0
  const waiting: Array<{ segment: Segment; drawn: boolean }> = [{ segment: head, drawn: true }]
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const { segment, drawn } = task
    reached += 1
    segment.head = head
    segment.headIndex = headIndex
    if (drawn) segment.listIndex = list.push(segment) - 1
    if (segment.next && !segment.next.place) waiting.push({ segment: segment.next, drawn: true })
    for (const joined of segment.joined.toReversed()) waiting.push({ segment: joined, drawn: false })
  }
  return reached
}

/** Nothing that holds a letter may hide: whatever was not reached stands at the end. */
function emitUnreached(segments: ReadonlyMap<string, Segment>, placed: Segment[], list: Segment[]): void {
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

/** L4: by section, key and id. */
export function byPlace(rank: (section: string) => number): (a: Segment, b: Segment) => number {
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

/**
 * Enter and Backspace: splitting writes a mark, joining takes it out or writes a place. Nothing is copied, so whoever
 * types in either half meanwhile stays where they are. Rules L7 to L9 of SPEC.md.
 */
import type { NewLine } from './line-model.ts'
import type { LineWriter } from './line-writer.ts'
import { endPosition } from './place.ts'
import { keyBehindGroup, planBefore, planBehind, writePins, type Plan } from './placing.ts'
import { attributesBefore, isShown, lineLength, segmentLength, type Segment } from './strand.ts'
import { pointAt, type Point } from './text-operations.ts'

/** Splits a drawn line; returns the id of the line below the point. */
export function splitLine(writer: LineWriter, line: Segment, offset: number, born: NewLine): string {
  if (offset >= lineLength(line)) {
    return bearLine(writer, planBehind(writer, sectionOf(line), line), born)
  }
  if (offset <= 0) {
    bearLine(writer, planAbove(writer, line), born)
    return line.id
  }
  const point = pointAt(line, offset)
  return point.offset === segmentLength(point.piece)
    ? releasePiece(writer, line, point, born)
    : markInside(writer, line, point, born)
}

/** A new line with a text of its own, empty or with what `born` says. */
export function bearLine(writer: LineWriter, plan: Plan, born: NewLine): string {
  const id = unusedId(writer, born.id)
  writer.bear([{ ...born, id, home: [plan.section, plan.key] }])
  writer.edit(() => {
    writePins(writer, plan.pins)
    writer.setField(id, 'shown', true)
    const text = writer.index.line(id)?.strand.text
    if (text && born.text) writer.insert(text, 0, born.text, {})
  })
  return id
}

/** The id asked for, unless the note has it already. */
export function unusedId(writer: LineWriter, wanted: string | undefined): string {
  const taken = (id: string) => writer.index.map.has(id) || writer.index.layout().segments.has(id)
  let id = wanted ?? writer.newId()
  while (taken(id)) id = writer.newId()
  return id
}

function planAbove(writer: LineWriter, line: Segment): Plan {
  if (line.place) return planBefore(writer, line)
  const above = writer.index.layout().list[line.listIndex - 1]
  return planBehind(writer, sectionOf(line), above ?? null)
}

/** Enter exactly between two pieces: the lower one stands on its own again. */
function releasePiece(writer: LineWriter, line: Segment, point: Point, born: NewLine): string {
  let index = point.pieceIndex + 1
  while (index < line.pieces.length - 1 && isEmpty(line.pieces[index])) index += 1
  const released = line.pieces[index] ?? line
  writer.edit(() => {
    const plan = planBehind(writer, sectionOf(line), line)
    const carried = outermost(line.pieces.slice(index + 1), withJoined(released))
    const end = endPosition(released.strand.text, released.to)
    writePins(writer, plan.pins)
    writer.setPlace(released.id, plan.section, plan.key)
    writer.setField(released.id, 'kind', born.kind ?? 'text')
    writer.setField(released.id, 'indent', born.indent ?? 0)
    carry(writer, carried, end, released.joined)
  })
  return released.id
}

/** Enter inside a piece: one mark. What was joined behind the point hangs on the new segment from now on. */
function markInside(writer: LineWriter, line: Segment, point: Point, born: NewLine): string {
  const id = unusedId(writer, born.id)
  writer.bear([{ ...born, id }])
  const { piece } = point
  const text = piece.strand.text
  const at = piece.from + point.offset
  writer.edit(() => {
    const carried = outermost(line.pieces.slice(point.pieceIndex + 1), withJoined(piece))
    writer.insert(text, at, { line: id }, attributesBefore(piece, point.offset))
    const end = endPosition(text, piece.to + 1)
    for (const joined of piece.joined) {
      // It hung on a letter that is gone, or on the line while that was empty; its content is behind the point.
      if (joined.anchor <= at && joined.place) {
        writer.setPlace(joined.id, joined.place.section, joined.place.key, end)
      }
    }
    carry(writer, carried, end, piece.joined)
  })
  return id
}

/** Joins pieces to another end, in their order and behind those that hang there already. */
function carry(
  writer: LineWriter,
  pieces: readonly Segment[],
  end: unknown,
  there: readonly Segment[],
): void {
  let last: string | null = null
  for (const joined of there)
    if (joined.place && (last === null || joined.place.key > last)) last = joined.place.key
  for (const piece of pieces) {
    if (!piece.place) continue
    last = writer.keys.between(last, null)
    writer.setPlace(piece.id, piece.place.section, last, end)
  }
}

/** Those of the pieces that hang on none of the others nor on what goes along anyway. */
function outermost(pieces: readonly Segment[], along: ReadonlySet<Segment>): Segment[] {
  const inside = new Set([...along, ...pieces])
  return pieces.filter((piece) => !along.has(piece) && !hostedBy(piece, inside))
}

function hostedBy(piece: Segment, hosts: ReadonlySet<Segment>): boolean {
  for (let host = piece.host; host; host = host.host) if (hosts.has(host)) return true
  return false
}

function withJoined(segment: Segment): Set<Segment> {
  const found = new Set<Segment>()
  const waiting = [segment]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.add(next)
    waiting.push(...next.joined)
  }
  return found
}

/** Joins a drawn line to the drawn one above it in its section; without one it does nothing. */
export function joinLine(writer: LineWriter, line: Segment): void {
  const drawn = writer.index.drawn()
  const above = drawn[drawn.indexOf(line) - 1]
  if (!above || sectionOf(above) !== sectionOf(line)) return
  const last = above.pieces.at(-1) ?? above
  writer.edit(() => {
    const marks = marksBetween(last, line)
    if (marks) {
      for (const at of marks) writer.erase(line.strand.text, at, 1)
      return
    }
    const key = line.place?.key ?? keyBehindGroup(writer, line)
    const end = endPosition(last.strand.text, last.to)
    writer.setPlace(line.id, sectionOf(above), key, end)
    // Two empty lines make one empty line, not none.
    if (lineLength(line) === 0 && lineLength(above) === 0) writer.setField(above.id, 'shown', true)
  })
}

/** The marks to take out, from the back, if nothing visible stands between the two in one strand. */
function marksBetween(upper: Segment, lower: Segment): number[] | null {
  const marks: number[] = []
  let segment: Segment | null = lower
  while (segment && segment !== upper) {
    if (segment !== lower && !isHidden(segment)) return null
    marks.push(segment.from - 1)
    segment = segment.previous
  }
  return segment ? marks : null
}

function isHidden(segment: Segment): boolean {
  return isEmpty(segment) && !isShown(segment) && segment.joined.length === 0 && !segment.host
}

function isEmpty(segment: Segment | undefined): boolean {
  return !segment || segmentLength(segment) === 0
}

function sectionOf(line: Segment): string {
  return line.head?.place?.section ?? ''
}

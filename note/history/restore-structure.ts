/**
 * The first half of restoring: the same strands cut at the same places, and every line standing where it stood. Letters
 * stay in their texts, so what somebody types meanwhile comes along. What was split since is one again (the mark goes,
 * as in L9), what was joined since is split again (a mark where the old one was), moves are taken back in `place`.
 */
import * as Y from 'yjs'
import type { LineIndex } from '../lines/line-index.ts'
import type { LineWriter } from '../lines/line-writer.ts'
import { endPosition, findPosition } from '../lines/place.ts'
import { attributesBefore, type Segment } from '../lines/strand.ts'
import { sameValue } from './same-value.ts'

/** Joins may depend on one another; each round settles at least one, and real notes need one or two. */
const MOST_ROUNDS = 8

/** Gives the note behind `writer` the strands, segments and places of the version. Letters and fields are untouched. */
export function restoreStructure(writer: LineWriter, version: LineIndex): void {
  const wanted = version.layout().segments
  takeMarksOut(writer, wanted)
  for (const segment of wanted.values()) bringBack(writer, segment)
  restorePlaces(writer, wanted)
  for (let round = 0; round < MOST_ROUNDS && restoreJoins(writer, wanted); round += 1);
}

type Segments = ReadonlyMap<string, Segment>

/** A line that the version does not have and that is a segment of another's text: its mark goes, its letters stay. */
function takeMarksOut(writer: LineWriter, wanted: Segments): void {
  for (;;) {
    const extra = [...writer.index.layout().segments.values()].filter(
      (segment) => segment.previous !== null && !wanted.has(segment.id),
    )
    if (extra.length === 0) return
    // From the back of each text, so that the others keep their indexes.
    extra.sort((a, b) => b.from - a.from)
    for (const segment of extra) writer.erase(segment.strand.text, segment.from - 1, 1)
  }
}

/** A line of the version that is in no text any more: its mark where the old one was, or a new text. */
function bringBack(writer: LineWriter, segment: Segment): void {
  if (writer.index.layout().segments.has(segment.id)) return
  const mark = segment.previous === null ? null : markPosition(writer, segment)
  if (mark === null) bearAgain(writer, segment)
  else {
    const { strand, index } = mark
    const before = strand.segments.findLast((each) => each.from <= index)
    const attributes = before === undefined ? {} : attributesBefore(before, index - before.from)
    writer.insert(strand.text, index, { line: segment.id }, attributes)
  }
}

/**
 * Where the old mark was, but behind the mark above it: a mark that was put back stands behind all letters that are gone,
 * and so may those be that the old one stood behind.
 */
function markPosition(writer: LineWriter, segment: Segment) {
  const old = Y.createRelativePositionFromTypeIndex(segment.strand.text, segment.from - 1)
  const found = findPosition(writer.index.doc, Y.relativePositionToJSON(old))
  const strand = writer.index.strandOf(found?.text)
  if (found === null || strand === undefined) return null
  const above = strand.segments.find((each) => each.id === segment.previous?.id)
  return { strand, index: Math.max(found.index, above?.from ?? 0) }
}

/** Only where a peer took the line's whole entry away. */
function bearAgain(writer: LineWriter, { id, place }: Segment): void {
  writer.bear([{ id, home: [place?.section ?? '', place?.key ?? ''] }])
}

/** One reading of the layout for all of them: every write would make it anew. */
function restorePlaces(writer: LineWriter, wanted: Segments): void {
  const { segments } = writer.index.layout()
  for (const segment of wanted.values()) {
    const now = segments.get(segment.id)
    const place: unknown = segment.map?.get('place') ?? null
    const differs = now !== undefined && !sameValue(now.map?.get('place') ?? null, place)
    if (differs) writer.setField(segment.id, 'place', place)
  }
}

/** Whether a join had to be mended: the letter it hung on may have been deleted, or written anew elsewhere. */
function restoreJoins(writer: LineWriter, wanted: Segments): boolean {
  let mended = false
  for (const segment of wanted.values()) {
    const { segments } = writer.index.layout()
    const now = segments.get(segment.id)
    const { place } = segment
    if (now === undefined || place === null || now.host?.id === segment.host?.id) continue
    const host = segment.host === null ? undefined : segments.get(segment.host.id)
    const end = host && endPosition(host.strand.text, host.to)
    writer.setPlace(segment.id, place.section, place.key, end)
    mended = true
  }
  return mended
}

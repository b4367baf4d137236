/**
 * Positions in the view as positions in the note's texts, which keep their place whatever others do: for one's own
 * caret after foreign changes, and for the carets of others (awareness).
 */
import type { Node as ProseMirrorNode, ResolvedPos } from 'prosemirror-model'
import * as Y from 'yjs'
import type { EditableLines } from '#note/lines/note-lines.ts'
import { owner, segmentLength } from '#note/lines/strand.ts'
import type { JsonValue } from '#note/record-model.ts'
import { lineAttributes } from './schema.ts'

/** A position, or null where the line is only in the view. */
export function encodePosition(lines: EditableLines, position: ResolvedPos): JsonValue | null {
  if (position.parent.type.name !== 'line') return null
  const { id } = lineAttributes(position.parent)
  const line = id === null ? null : lines.index.line(id)
  if (!line || line.pieces.length === 0) return null
  let rest = position.parentOffset
  let piece = line.pieces[0] ?? line
  for (const candidate of line.pieces) {
    piece = candidate
    if (rest <= segmentLength(candidate)) break
    rest -= segmentLength(candidate)
  }
  const offset = Math.min(rest, segmentLength(piece))
  // At the end of a segment hold on to the letter before, or the position slides behind the next line's mark.
  const association = offset === segmentLength(piece) ? -1 : 0
  const relative = Y.createRelativePositionFromTypeIndex(piece.strand.text, piece.from + offset, association)
  return Y.relativePositionToJSON(relative) as JsonValue
}

/** Where that position is in this document of the view, or null if it is gone or nonsense from a peer. */
export function decodePosition(lines: EditableLines, doc: ProseMirrorNode, value: JsonValue): number | null {
  const found = absolutePosition(lines, value)
  const strand = found && lines.index.strandOf(found.type)
  if (!found || !strand) return null
  lines.index.layout()
  let segment = strand.segments[0] ?? null
  while (segment && found.index > segment.to) segment = segment.next
  if (!segment) return null
  const line = owner(segment)
  let offset = Math.max(0, found.index - segment.from)
  for (const piece of line.pieces) {
    if (piece === segment) break
    offset += segmentLength(piece)
  }
  return positionInView(doc, line.id, offset)
}

function absolutePosition(lines: EditableLines, value: JsonValue): Y.AbsolutePosition | null {
  try {
    const relative = Y.createRelativePositionFromJSON(value)
    return Y.createAbsolutePositionFromRelativePosition(relative, lines.index.doc)
  } catch {
    // Awareness comes from peers and may hold anything; a caret that makes no sense is not drawn.
    return null
  }
}

/** The position of an offset in a line, or null if the view does not show the line. */
function positionInView(doc: ProseMirrorNode, id: string, offset: number): number | null {
  let start = 0
  for (const section of doc.children) {
    let position = start + 1
    for (const line of section.children) {
      if (lineAttributes(line).id === id) return position + 1 + Math.min(offset, line.content.size)
      position += line.nodeSize
    }
    start += section.nodeSize
  }
  return null
}

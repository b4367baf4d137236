/** Lines of the view that the note does not have yet, or had and deleted: they are born or brought back here. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { BornLine, EditableLines } from '#note/lines/note-lines.ts'
import { runsOf } from './inline.ts'
import { lineAttributes } from './schema.ts'

export interface Where {
  readonly section: string
  /** The known line right above, or null for the head of the section. */
  readonly above: string | null
}

export function isKnown(lines: EditableLines, id: string): boolean {
  return lines.index.layout().segments.has(id)
}

/** Known, not joined to another, and to be seen. */
export function isDrawn(lines: EditableLines, id: string): boolean {
  const line = lines.index.line(id)
  return line !== null && (line.map?.get('shown') === true || lines.index.view(line).length > 0)
}

/** Writes the lines one below the other, new ones in one go. Returns the id of the last. */
export function writeNewLines(
  lines: EditableLines,
  where: Where,
  nodes: readonly ProseMirrorNode[],
): string | null {
  let above = where.above !== null && isKnown(lines, where.above) ? where.above : null
  let waiting: BornLine[] = []
  const flush = () => {
    if (waiting.length > 0) above = lines.newLines(where.section, above, waiting).at(-1) ?? above
    waiting = []
  }
  for (const node of nodes) {
    const born = bornLine(node)
    if (born.id !== undefined && isKnown(lines, born.id)) {
      flush()
      above = bringBack(lines, { section: where.section, above }, born)
    } else waiting.push(born)
  }
  flush()
  return above
}

/** A line cut before is brought back with its old text, so that what others typed into it comes along. */
function bringBack(lines: EditableLines, where: Where, born: BornLine): string | null {
  const { id, runs = [] } = born
  if (id !== undefined && !isDrawn(lines, id)) {
    if (lines.revive(id, { section: where.section, after: where.above }, runs)) {
      lines.setKind(id, born.kind ?? 'text')
      lines.setIndent(id, born.indent ?? 0)
      return id
    }
  }
  const { id: _taken, ...fresh } = born
  return lines.newLines(where.section, where.above, [fresh]).at(-1) ?? where.above
}

function bornLine(node: ProseMirrorNode): BornLine {
  const { id, kind, indent, fields, by, at } = lineAttributes(node)
  return {
    kind,
    indent,
    fields,
    runs: runsOf(node.content),
    ...(id === null ? {} : { id }),
    ...(by === null ? {} : { by }),
    ...(at === null ? {} : { at }),
  }
}

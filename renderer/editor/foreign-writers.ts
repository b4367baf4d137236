/**
 * Who wrote where, in what came from others: several people's letters may come in one transaction, and each shows in
 * the hue of whoever wrote it.
 */
import type { Transaction } from 'prosemirror-state'
import * as Y from 'yjs'
import type { Run } from '#note/lines/line-model.ts'
import type { LineIndex } from '#note/lines/line-index.ts'
import { markedLine, owner } from '#note/lines/strand.ts'
import { lineAttributes } from './schema.ts'

/** Words in the view and the Yjs client that wrote them. */
export interface WrittenRange {
  readonly from: number
  readonly to: number
  readonly client: number
}

/** What comes as one piece of this size is the note itself arriving, not somebody's words. */
const LONGEST_WORDS = 2000

/** What a drawing of the view put in, as it stands after all its steps, by line and writer. */
export function foreignRanges(
  drawing: Transaction,
  { index, from }: { readonly index: LineIndex; readonly from: Y.Transaction },
): WrittenRange[] {
  const ranges = rangesPutIn(drawing)
  const size = ranges.reduce((sum, range) => sum + range.to - range.from, 0)
  if (size === 0 || size > LONGEST_WORDS) return []
  const writers = writersByLine(from, index)
  const written: WrittenRange[] = []
  for (const range of ranges) {
    drawing.doc.nodesBetween(range.from, range.to, (node, position) => {
      if (node.type.name !== 'line') return true
      const client = writers.get(lineAttributes(node).id ?? '')
      const words = {
        from: Math.max(range.from, position + 1),
        to: Math.min(range.to, position + 1 + node.content.size),
      }
      if (client !== undefined && words.to > words.from) written.push({ ...words, client })
      return false
    })
  }
  return written
}

function rangesPutIn({ mapping }: Transaction): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1)
    map.forEach((_oldFrom, _oldTo, from, to) => {
      if (to > from) ranges.push({ from: later.map(from, 1), to: later.map(to, -1) })
    })
  })
  return ranges
}

/** By id of the drawn line, the client that wrote in it last. */
function writersByLine(
  { beforeState, afterState, doc }: Y.Transaction,
  index: LineIndex,
): Map<string, number> {
  const writers = new Map<string, number>()
  for (const [client, end] of afterState) {
    const begin = beforeState.get(client) ?? 0
    if (begin >= end) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let at = structs.length - 1; at >= 0; at -= 1) {
      const struct = structs[at] as Y.Item | Y.GC
      if (struct.id.clock + struct.length <= begin) break
      const line = struct instanceof Y.Item ? lineOf(struct, index) : null
      if (line !== null) writers.set(line, client)
    }
  }
  return writers
}

/** The line that shows a part of the note: a letter's by the mark before it, a field's by its map. */
function lineOf(item: Y.Item, index: LineIndex): string | null {
  const { parent } = item
  const id = parent instanceof Y.Map ? (parent._item?.parentSub ?? null) : lineOfLetter(item, index)
  const segment = id === null ? undefined : index.layout().segments.get(id)
  return segment === undefined ? null : owner(segment).id
}

function lineOfLetter(letter: Y.Item, index: LineIndex): string | null {
  for (let item: Y.Item | null = letter; item !== null; item = item.left) {
    if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue
    const marked = markedLine(item.content.embed as Run['insert'])
    if (marked !== null) return marked
  }
  return index.strandOf(letter.parent)?.id ?? null
}

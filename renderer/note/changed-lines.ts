/** The lines that a transaction may have changed, by id: of a text all that show some of it. */
import * as Y from 'yjs'
import type { EditableLines } from '#note/lines/note-lines.ts'

export function changedLines(transaction: Y.Transaction, { index }: EditableLines): string[] {
  const ids: string[] = []
  for (const [type, keys] of transaction.changed) {
    if (type === (index.map as unknown)) ids.push(...[...keys].filter((key) => key !== null))
    else if (type instanceof Y.Text) ids.push(...(index.strandOf(type)?.segments ?? []).map(({ id }) => id))
    else if (type._item?.parentSub) ids.push(type._item.parentSub)
  }
  return ids
}

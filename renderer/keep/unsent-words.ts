/** What unsent edits wrote, as lines of plain text: for words that can be copied and cannot be sent as they are. Pure. */
import * as Y from 'yjs'
import { LINES_ROOT } from '#note/about.ts'
import type { OwnEdit } from './note-entries.ts'

/** The text of each line that the edits touched, as it stood with them; in the order in which they were touched. */
export function wordsOfUnsent(known: readonly Uint8Array[], edits: readonly OwnEdit[]): readonly string[] {
  if (edits.length === 0) return []
  const doc = new Y.Doc()
  for (const update of known) Y.applyUpdate(doc, update)
  for (const edit of edits) Y.applyUpdate(doc, edit.update)
  const lines = doc.getMap<Y.Map<unknown>>(LINES_ROOT)
  const words = [...new Set(edits.flatMap((edit) => edit.lines))].flatMap((id) => {
    const text = lines.get(id)?.get('text')
    const letters = text instanceof Y.Text ? lettersOf(text) : ''
    return letters === '' ? [] : [letters]
  })
  doc.destroy()
  return words
}

/** Each line of a strand on its own: a mark begins another. */
function lettersOf(text: Y.Text): string {
  const runs = text.toDelta() as readonly { readonly insert: unknown }[]
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\n')).join('')
}

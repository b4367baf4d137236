/** Where what was once a line of its own is drawn now: for threads, which name the line they were begun on. */
import type { LineIndex } from './line-index.ts'
import { isShown, lineLength, owner } from './strand.ts'

/** The drawn line that shows this line's words: itself, or the one it is joined to; null where nothing of it is drawn. */
export function drawnLineOf(index: LineIndex, id: string): string | null {
  const segment = index.layout().segments.get(id)
  if (segment === undefined) return null
  const line = owner(segment)
  return isShown(line) || lineLength(line) > 0 ? line.id : null
}

/**
 * Everyday scenes between two people in one note: what each does at the same time, and what must be seen by both
 * afterwards.
 */
import type { Scene } from './scene.ts'
import { changing, joining, splitting } from './scenes-lines.ts'
import { deleting, moving, undoing, writing } from './scenes-places.ts'

export const SCENES: readonly Scene[] = [
  ...splitting,
  ...changing,
  ...joining,
  ...moving,
  ...deleting,
  ...undoing,
  ...writing,
]

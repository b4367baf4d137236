/** Words of what several screens use, in German. */
import type { PARTS as ENGLISH } from '../english/parts.ts'

export const PARTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'parts.undo': 'Rückgängig',
  'parts.removed': 'entfernt:',
  'parts.removedEnd': 'Ende von Entferntem.',
  'parts.added': 'neu:',
  'parts.addedEnd': 'Ende von Neuem.',
}

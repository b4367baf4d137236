/** Words of what several screens use. */
export const PARTS = {
  'parts.undo': 'Undo',
  'parts.removed': 'removed:',
  'parts.removedEnd': 'end of removed.',
  'parts.added': 'added:',
  'parts.addedEnd': 'end of added.',
} as const

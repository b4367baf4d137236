/** Words of what several screens use. */
export const PARTS = {
  'parts.undo': 'Undo',
} as const

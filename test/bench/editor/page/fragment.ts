/** Name of the fragment that y-prosemirror edits. */
export const FRAGMENT = 'note'

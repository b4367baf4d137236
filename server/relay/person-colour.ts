/** The colour under which a person's cursor is drawn by stock editors: the relay's word, so that nobody dresses up as another. */

/** Dark enough to carry white letters (4.5:1 and more on each). */
const COLOURS = [
  '#1f5fae',
  '#8a3ea0',
  '#a3422b',
  '#00695c',
  '#6a5400',
  '#9c2a5c',
  '#38631b',
  '#454d9e',
] as const

/** Always the same for the same person id; `#rrggbb`, the form y-prosemirror wants. */
export function personColour(id: string): string {
  let sum = 0
  for (let index = 0; index < id.length; index += 1) sum = (sum * 31 + id.charCodeAt(index)) >>> 0
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0]
}

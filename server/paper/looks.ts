/** How everything on paper looks: one scale of sizes, three families, three inks. Lengths in points. */
import type { Ink } from './pieces.ts'

export const INK = '#1b1f1e'
export const SECOND_INK = '#4a5351'
export const RULE = '#b9c2bf'

/** A paragraph's look: its ink, from line to line, and the room above and below. */
export interface Look extends Ink {
  readonly leading: number
  readonly above: number
  readonly below: number
  readonly inset: number
}

/** `line` counts in heights of the face, as a word processor does. */
function look({ line = 1.3, ...own }: Partial<Look> & Pick<Look, 'size'> & { readonly line?: number }): Look {
  const plain = {
    family: 'text',
    bold: false,
    italic: false,
    color: INK,
    above: 0,
    below: 0,
    inset: 0,
  } as const
  return { ...plain, leading: own.size * HEIGHT * line, ...own }
}

/** Of DejaVu's faces, in sizes of the letter. */
const HEIGHT = 1.164

export const LOOKS = {
  title: look({ size: 22, bold: true, line: 1.15, below: 8 }),
  lead: look({ size: 12, color: SECOND_INK, below: 12 }),
  part: look({ size: 18, bold: true, line: 1.15, below: 10 }),
  section: look({ size: 10.5, family: 'plain', bold: true, above: 16, below: 3 }),
  heading: look({ size: 10, family: 'plain', bold: true, above: 8, below: 2 }),
  paragraph: look({ size: 10, above: 3, below: 3 }),
  item: look({ size: 10, above: 1, below: 2 }),
  quote: look({ size: 10, italic: true, above: 3, below: 3, inset: 16 }),
  code: look({ size: 8.5, family: 'code', inset: 12 }),
  aside: look({ size: 8.5, family: 'plain', color: SECOND_INK, above: 2, below: 4 }),
  term: look({ size: 9, family: 'plain', color: SECOND_INK }),
  fact: look({ size: 9, family: 'plain', below: 2 }),
  foot: look({ size: 8, family: 'plain', color: SECOND_INK }),
} satisfies Readonly<Record<string, Look>>

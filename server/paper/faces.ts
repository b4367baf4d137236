/**
 * The faces of paper and which of them has a letter: DejaVu's in three families, and behind them those of other scripts. They are read once a thread, whatever is drawn with them.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import { cutSlice, familyOrder, type Slice, sliceFor } from './sliced-families.ts'

/** `text` is for reading, `plain` for headings and what stands beside, `code` has letters of one width. */
export type Family = 'text' | 'plain' | 'code'

export interface Cut {
  readonly family: Family
  readonly bold: boolean
  readonly italic: boolean
}

/** A face to set letters in; `name` is its own among all. */
export interface Face {
  readonly name: string
  readonly bytes: Uint8Array
  readonly font: Font
}

export interface Faces {
  /** The face for the letter: the cut's own where it has it. Null where no face does. */
  readonly find: (codePoint: number, cut: Cut) => Face | null
}

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const REGULAR = 400
const BOLD = 700

/** Letters that are no mark on paper: controls, marks of width zero, choices between forms. */
export const UNSEEN = /[\p{Cc}\p{Cf}\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

/** All faces that this text needs. Every letter to be set must be in it. */
export async function facesFor(text: string): Promise<Faces> {
  const order = familyOrder(text)
  const sliced = new Map<number, readonly [regular: Face, bold: Face]>()
  for (const codePoint of foreignLetters(text)) {
    const slice = sliceFor(codePoint, order)
    if (slice !== null) sliced.set(codePoint, [await cutFace(slice, REGULAR), await cutFace(slice, BOLD)])
  }
  const look = (codePoint: number, cut: Cut) =>
    ownFace(codePoint, cut) ?? sliced.get(codePoint)?.[cut.bold ? 1 : 0] ?? null
  // Asked for every letter that is set.
  const found = new Map<string, Map<number, Face | null>>()
  return {
    find: (codePoint, cut) => {
      const name = fileOf(cut)
      const known = found.get(name) ?? new Map<number, Face | null>()
      found.set(name, known)
      let face = known.get(codePoint)
      if (face === undefined) known.set(codePoint, (face = look(codePoint, cut)))
      return face
    },
  }
}

/** The letters of the text that DejaVu has not, each once and in their order. */
export function foreignLetters(text: string): readonly number[] {
  const letters = new Set<number>()
  for (const letter of text.toWellFormed().replace(/[\s\u0021-\u017f]+/g, '')) {
    const codePoint = letter.codePointAt(0) ?? 0
    if (!UNSEEN.test(letter) && ownFace(codePoint, PLAIN) === null) letters.add(codePoint)
  }
  return [...letters]
}

const PLAIN: Cut = { family: 'plain', bold: false, italic: false }

/** The upright sans has the most letters, Hebrew's and Arabic's among them, and stands in for the others. */
function ownFace(codePoint: number, cut: Cut): Face | null {
  const faces = [cut, { ...PLAIN, bold: cut.bold }, PLAIN].map(open)
  return faces.find(({ font }) => font.hasGlyphForCodePoint(codePoint)) ?? null
}

const opened = new Map<string, Face>()

function open(cut: Cut): Face {
  const name = fileOf(cut)
  const known = opened.get(name)
  if (known !== undefined) return known
  const bytes = readFileSync(join(FOLDER, `DejaVu${name}.ttf`))
  const face = { name, bytes, font: create(bytes) }
  opened.set(name, face)
  return face
}

const FILES: Readonly<Record<Family, readonly string[]>> = {
  text: ['SerifCondensed', 'SerifCondensed-Bold', 'SerifCondensed-Italic', 'SerifCondensed-BoldItalic'],
  plain: ['SansCondensed', 'SansCondensed-Bold', 'SansCondensed-Oblique', 'SansCondensed-BoldOblique'],
  code: ['SansMono', 'SansMono-Bold', 'SansMono-Oblique', 'SansMono-BoldOblique'],
}

function fileOf({ family, bold, italic }: Cut): string {
  return FILES[family][(bold ? 1 : 0) + (italic ? 2 : 0)] ?? ''
}

const cuts = new Map<string, Promise<Face>>()

function cutFace(slice: Slice, weight: number): Promise<Face> {
  const name = `${slice.name} ${weight}`
  const known = cuts.get(name)
  if (known !== undefined) return known
  const face = cutSlice(slice, weight).then((bytes) => ({ name, bytes, font: create(bytes) }))
  cuts.set(name, face)
  return face
}

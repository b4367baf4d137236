/**
 * The letters of Chinese, Japanese, Korean, Thai and Devanagari, and emoji. Their packages hold each family as slices for
 * browsers, a hundred of the large ones, with all weights in each; a slice is read when a text needs it, and cut to one
 * weight before it is drawn.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'fontkit'

const require = createRequire(import.meta.url)

const HAN = ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'] as const
const OTHERS = ['noto-sans-thai', 'noto-sans-devanagari', 'noto-emoji'] as const
type Family = (typeof HAN | typeof OTHERS)[number]

/** `name` is the slice's own among all families. */
export interface Slice {
  readonly name: string
  readonly bytes: Uint8Array
  readonly has: (codePoint: number) => boolean
}

/** The same Han letters are written in three ways: those of the language that the rest of the text is in come first. */
export function familyOrder(text: string): readonly Family[] {
  const [chinese, japanese, korean] = HAN
  const first = /[\u3040-\u30ff]/.test(text) ? japanese : /[\uac00-\ud7a3]/.test(text) ? korean : chinese
  return [first, ...HAN.filter((family) => family !== first), ...OTHERS]
}

/** The first slice that has the letter, or null where none does. */
export function sliceFor(codePoint: number, order: readonly Family[]): Slice | null {
  for (const family of order) {
    for (const { from, to, slice } of rangesOf(family))
      if (codePoint >= from && codePoint <= to && slice().has(codePoint)) return slice()
  }
  return null
}

/** The slice at one weight, as a face that can be set: `wght` from 100 to 900. */
export async function cutSlice({ bytes }: Slice, wght: number): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(bytes, undefined, {
    ...{ targetFormat: 'truetype', keepAllGlyphs: true },
    variationAxes: { wght },
  })
}

interface Range {
  readonly from: number
  readonly to: number
  readonly slice: () => Slice
}

const known = new Map<Family, readonly Range[]>()

function rangesOf(family: Family): readonly Range[] {
  const found = known.get(family) ?? readRanges(family)
  known.set(family, found)
  return found
}

/** Out of the style sheet, which says in which file a browser looks for which letters. */
function readRanges(family: Family): readonly Range[] {
  const sheet = require.resolve(`@fontsource-variable/${family}/index.css`)
  const rules = readFileSync(sheet, 'utf8').match(/@font-face \{[^}]*\}/g) ?? []
  return rules.flatMap((rule) => {
    const name = /files\/([\w-]+)\.woff2/.exec(rule)?.[1] ?? ''
    const slice = once(() => openSlice(name, join(dirname(sheet), 'files', `${name}.woff2`)))
    const ranges = /unicode-range: ([^;]*)/.exec(rule)?.[1]?.split(',') ?? []
    return ranges.map((range) => {
      const [from = 0, to = from] = range
        .trim()
        .slice(2)
        .split('-')
        .map((end) => Number.parseInt(end, 16))
      return { from, to, slice }
    })
  })
}

function openSlice(name: string, path: string): Slice {
  const bytes = readFileSync(path)
  const letters = new Set(create(bytes).characterSet)
  return { name, bytes, has: (codePoint) => letters.has(codePoint) }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

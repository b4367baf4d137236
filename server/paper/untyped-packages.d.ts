/** The parts used here of packages that bring no types. */
declare module 'fontkit' {
  export interface Font {
    readonly characterSet: readonly number[]
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export function create(bytes: Uint8Array): Font
}

declare module 'linebreak' {
  export interface Break {
    readonly position: number
    readonly required: boolean
  }
  /** Where a line may end, by Unicode's annex 14. */
  class LineBreaker {
    constructor(text: string)
    nextBreak(): Break | null
  }
  export { LineBreaker as default }
}

declare module 'subset-font' {
  export interface SubsetOptions {
    readonly targetFormat: 'truetype'
    readonly keepAllGlyphs: true
    readonly variationAxes: Readonly<Record<string, number>>
  }
  /** `text` is undefined where all glyphs are kept. */
  function subsetFont(font: Uint8Array, text: undefined, options: SubsetOptions): Promise<Uint8Array>
  export { subsetFont as default }
}

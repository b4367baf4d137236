/**
 * Gives a document a face that is read already. pdfkit reads every face anew for every document, which costs several times
 * what drawing costs; so this reaches behind its interface, into the version that is pinned.
 */
import PDFDocument from 'pdfkit'
import type { Font } from 'fontkit'
import type { Face } from './faces.ts'

/** What stands behind pdfkit's interface in 0.19. */
interface Inside {
  readonly _fontFamilies: Record<string, object>
  _fontCount: number
  readonly _font: { readonly constructor: Embedded }
}

type Embedded = new (document: object, font: Font, id: string) => object

let known: Embedded | null = null

/** The document sets in this face from now on. */
export function setFace(document: PDFKit.PDFDocument, face: Face): PDFKit.PDFDocument {
  const { _fontFamilies: families } = inside(document)
  families[face.name] ??= embed(document, face)
  return document.font(face.name)
}

function embed(document: PDFKit.PDFDocument, { font, bytes }: Face): object {
  known ??= inside(new PDFDocument({ autoFirstPage: false, font: '' }).font(bytes))._font.constructor
  // What a glyph stood for first would be said of it in every later document.
  Object.assign(font, { _glyphs: {} })
  const own = inside(document)
  own._fontCount += 1
  return new known(document, font, `F${own._fontCount}`)
}

function inside(document: PDFKit.PDFDocument): Inside {
  return document as unknown as Inside
}

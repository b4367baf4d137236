/**
 * Sets rows on pages one after the other and draws each at once, so that a document of any length takes the memory of its
 * pages' content alone. Without a clock: the same rows give the same bytes.
 */
import PDFDocument from 'pdfkit'
import type { Faces } from './faces.ts'
import { fillLines, type SetLine, type SetPiece } from './lines.ts'
import { setFace } from './set-face.ts'
import { cutWords, type Ink, type Piece, type Stretch } from './pieces.ts'

/** A4 with 22, 20 and 24 mm around, in points. */
const PAGE = { width: 595.28, height: 841.89 }
const MARGIN = { side: 62, top: 62, foot: 68 }
/** Baselines at the edges. */
const HEAD_AT = 38
const FOOT_AT = PAGE.height - MARGIN.foot + 32
/** Where words stand. */
const TOP = MARGIN.top
const BOTTOM = PAGE.height - MARGIN.foot
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN.side

/** What goes onto a page in one piece: height in points, drawn with its upper left corner at a place of the page. */
export interface Row {
  readonly height: number
  readonly draw: (x: number, y: number) => void
}

/** What stands at the edge of a page, left and right. */
export type Edge = readonly [left: string, right: string]

export interface PressOptions {
  readonly title: string
  readonly author: string
  /** The file says it was made then. */
  readonly made: Date
  readonly language: string
  readonly faces: Faces
  /** How head and foot look. */
  readonly edge: Ink
}

/** How a paragraph is laid out: lengths in points, `leading` from line to line. */
export interface Layout {
  readonly width: number
  readonly leading: number
  /** From the edge at which its lines begin. */
  readonly inset?: number
  /** Stands before the first line: a bullet, a number. */
  readonly mark?: Stretch
}

export class Press {
  readonly #document: PDFKit.PDFDocument
  readonly #options: PressOptions
  readonly #bytes: Promise<Uint8Array>
  readonly #edges: { head: Edge | null; foot: ((page: number, pages: number) => Edge) | null }[] = []
  readonly #places = new Map<string, number>()
  readonly #colours = new WeakMap<object, string>()
  readonly #late: { readonly page: number; readonly draw: () => void }[] = []
  #y = BOTTOM
  /** Headings that go where the next row goes. */
  #held: Row[] = []
  #head: Edge | null = null
  #foot: ((page: number, pages: number) => Edge) | null = null

  constructor(options: PressOptions) {
    const { title, author, made, language } = options
    this.#options = options
    this.#document = new PDFDocument({
      ...{
        size: 'A4',
        margin: 0,
        autoFirstPage: false,
        bufferPages: true,
        font: '',
        displayTitle: true,
        lang: language,
      },
      info: {
        ...{ Title: title, Creator: 'Rapporteur', Producer: 'Rapporteur', CreationDate: made, ModDate: made },
        ...(author === '' ? {} : { Author: author }),
      },
    })
    this.#bytes = collect(this.#document)
  }

  /** The page that is being set, from 1; 0 before the first row. */
  get page(): number {
    return this.#edges.length
  }

  /** What stands at the edges of every page that begins from now on. */
  run(head: Edge | null, foot: ((page: number, pages: number) => Edge) | null): void {
    this.#head = head
    this.#foot = foot
  }

  /** The next row begins a page. */
  turn(): void {
    this.#release()
    this.#y = BOTTOM
  }

  /** Room between rows; none at the top of a page. */
  space(height: number): void {
    if (this.#held.length > 0) this.#held.push({ height, draw: () => undefined })
    else if (this.#y > TOP) this.#y += height
  }

  /** Goes where the next row goes. */
  hold(rows: readonly Row[]): void {
    this.#held.push(...rows)
  }

  /** Row under row; where they are `whole`, on one page if one can hold them. */
  set(rows: readonly Row[], { whole = false }: { readonly whole?: boolean } = {}): void {
    const held = this.#held
    this.#held = []
    const together = [...held, ...(whole ? rows : rows.slice(0, 1))]
    const height = together.reduce((sum, row) => sum + row.height, 0)
    if (this.#y + height > BOTTOM && height <= BOTTOM - TOP) this.#begin()
    for (const row of [...held, ...rows]) {
      if (this.#y + row.height > BOTTOM) this.#begin()
      row.draw(MARGIN.side, this.#y)
      this.#y += row.height
    }
  }

  /** The lines of one paragraph; what is read from right to left stands at the right. */
  lines(stretches: readonly Stretch[], { width, leading, inset = 0, mark }: Layout): readonly Row[] {
    const { pieces, isRtl } = cutWords(stretches, this.#options.faces)
    const room = width - inset
    const lines = fillLines(pieces, { width: room, measure: this.#measure })
    return lines.map((line, index) => ({
      height: leading,
      draw: (x, y) => {
        const baseline = y + baselineOf(line, leading)
        if (mark !== undefined && index === 0)
          this.#drawMark(mark, { x: isRtl ? x + room : x, isRtl, inset, baseline })
        this.#drawLine(line, isRtl ? x + room - line.width : x + inset, baseline)
      },
    }))
  }

  /** One line up to the right edge of what is `width` wide. */
  atRight(words: Stretch, { width, leading }: Layout): Row {
    const line = this.#oneLine(words)
    return {
      height: leading,
      draw: (x, y) => this.#drawLine(line, x + width - line.width, y + baselineOf(line, leading)),
    }
  }

  /** Width in points. */
  measure(words: Stretch): number {
    return this.#oneLine(words).width
  }

  /** The row, and the page that it comes to stand on is known by this name. */
  placed(name: string, row: Row, outline?: string): Row {
    return {
      height: row.height,
      draw: (x, y) => {
        this.#places.set(name, this.page)
        this.#document.addNamedDestination(name, 'XYZ', x, y, null)
        if (outline !== undefined) this.#document.outline.addItem(outline)
        row.draw(x, y)
      },
    }
  }

  /** The page of a place that was set already. */
  pageOf(place: string): number | null {
    return this.#places.get(place) ?? null
  }

  /** A row that is drawn when all others are, and so knows their pages. */
  late(row: Row): Row {
    return {
      height: row.height,
      draw: (x, y) => void this.#late.push({ page: this.page, draw: () => row.draw(x, y) }),
    }
  }

  rule(color: string): Row {
    return {
      height: 4,
      draw: (x, y) => {
        this.#document
          .moveTo(x, y)
          .lineTo(x + TEXT_WIDTH, y)
          .lineWidth(0.5)
          .stroke(color)
      },
    }
  }

  /** Ends the last page. Nothing can be set after it. */
  finish(): Promise<Uint8Array> {
    this.#release()
    if (this.page === 0) this.#begin()
    for (const { page, draw } of this.#late) {
      this.#document.switchToPage(page - 1)
      draw()
    }
    this.#edges.forEach(({ head, foot }, index) => {
      this.#document.switchToPage(index)
      this.#edge(head, HEAD_AT)
      this.#edge(foot?.(index + 1, this.#edges.length) ?? null, FOOT_AT)
    })
    this.#document.end()
    return this.#bytes
  }

  readonly #measure = (text: string, { face, ink }: Piece) => this.#ready(face, ink.size).widthOfString(text)

  #oneLine(words: Stretch): SetLine {
    const { pieces } = cutWords([words], this.#options.faces)
    const [line] = fillLines(pieces, { width: Number.POSITIVE_INFINITY, measure: this.#measure })
    return line ?? { pieces: [], width: 0 }
  }

  /** Beside the first line, on the side from which it is read. */
  #drawMark(mark: Stretch, { x, isRtl, inset, baseline }: MarkPlace): void {
    const line = this.#oneLine(mark)
    this.#drawLine(line, isRtl ? x + MARK_GAP : x + inset - MARK_GAP - line.width, baseline)
  }

  #release(): void {
    if (this.#held.length > 0) this.set([])
  }

  #begin(): void {
    this.#document.addPage()
    this.#edges.push({ head: this.#head, foot: this.#foot })
    this.#y = TOP
  }

  #edge(edge: Edge | null, y: number): void {
    if (edge === null) return
    const [left, right] = edge.map((text) => this.#oneLine({ text, ink: this.#options.edge }))
    if (left !== undefined) this.#drawLine(left, MARGIN.side, y)
    if (right !== undefined) this.#drawLine(right, PAGE.width - MARGIN.side - right.width, y)
  }

  #ready(face: SetPiece['face'], size: number): PDFKit.PDFDocument {
    return setFace(this.#document, face).fontSize(size)
  }

  #drawLine({ pieces }: SetLine, left: number, baseline: number): void {
    for (const piece of pieces) {
      const { text, ink, face, width } = piece
      const x = left + piece.x
      if (piece.trail < text.length) {
        this.#ready(face, ink.size)
        this.#colour(ink.color)
        this.#document.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
      }
      const box = [x, baseline - ink.size * ASCENT, width, ink.size * LINE] as const
      if (ink.place !== undefined) this.#document.goTo(...box, ink.place)
      if (ink.link === undefined) continue
      this.#document.link(...box, ink.link)
      this.#colour(ink.color)
      this.#document.rect(x, baseline + ink.size * UNDERLINE, width, UNDERLINE_WIDTH).fill()
    }
  }

  /** A page keeps its colour until another is said. */
  #colour(color: string): void {
    if (this.#colours.get(this.#document.page) === color) return
    this.#document.fillColor(color)
    this.#colours.set(this.#document.page, color)
  }
}

interface MarkPlace {
  /** Left edge of the room for it and the words, or where the words end on their right. */
  readonly x: number
  readonly isRtl: boolean
  readonly inset: number
  readonly baseline: number
}

/** Between a mark and what it stands before. */
const MARK_GAP = 5

/** Of all faces of DejaVu, in sizes of the letter. */
const ASCENT = 0.93
const LINE = 1.17
const UNDERLINE = 0.12
const UNDERLINE_WIDTH = 0.5

/** Where letters stand in their line: half of what is left over is above them. */
function baselineOf({ pieces }: SetLine, leading: number): number {
  const size = Math.max(0, ...pieces.map(({ ink }) => ink.size))
  return (leading - size * LINE) / 2 + size * ASCENT
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    document.on('error', reject)
  })
}

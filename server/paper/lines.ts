/** Fills lines with pieces, and puts the pieces of each line to their places from left to right. */
import type { Piece } from './pieces.ts'

/** How wide a piece is as it is set, in points. */
export type Measure = (text: string, piece: Piece) => number

/** A piece on its line; `x` counts from the left edge of the words. */
export interface SetPiece extends Piece {
  readonly x: number
  readonly width: number
}

export interface SetLine {
  /** In the order in which they are read. */
  readonly pieces: readonly SetPiece[]
  readonly width: number
}

interface Wide extends Piece {
  readonly width: number
  /** Without the blanks at its end. */
  readonly seen: number
}

/** No line is wider than `width`, unless one letter is. Without words there is no line. */
export function fillLines(
  pieces: readonly Piece[],
  { width, measure }: { readonly width: number; readonly measure: Measure },
): readonly SetLine[] {
  const wide = pieces.map((piece) => measured(piece, measure))
  const lines: SetLine[] = []
  let line: Wide[] = []
  let filled = 0
  const finish = () => {
    if (line.length > 0) lines.push(setLine(line))
    line = []
    filled = 0
  }
  for (const unit of unitsOf(wide).flatMap((unit) => broken(unit, { width, measure }))) {
    if (line.length > 0 && filled + seenWidth(unit) > width) finish()
    line.push(...unit)
    filled += widthOf(unit)
    if (unit.at(-1)?.end === 'must') finish()
  }
  finish()
  return lines
}

function measured(piece: Piece, measure: Measure): Wide {
  const { text, trail } = piece
  const width = measure(text, piece)
  return {
    ...piece,
    width,
    seen: trail === 0 ? width : width - measure(text.slice(text.length - trail), piece),
  }
}

/** What must stay on one line. */
function unitsOf(pieces: readonly Wide[]): readonly (readonly Wide[])[] {
  const units: Wide[][] = [[]]
  for (const piece of pieces) {
    units.at(-1)?.push(piece)
    if (piece.end !== 'never') units.push([])
  }
  return units.filter((unit) => unit.length > 0)
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that is wider than any line ends wherever it must. */
function broken(
  unit: readonly Wide[],
  { width, measure }: { readonly width: number; readonly measure: Measure },
): readonly (readonly Wide[])[] {
  if (seenWidth(unit) <= width) return [unit]
  return unit.flatMap((piece) =>
    Array.from(GRAPHEMES.segment(piece.text), ({ segment, index }): readonly Wide[] => {
      const isLast = index + segment.length === piece.text.length
      const end = isLast ? piece.end : 'may'
      return [measured({ ...piece, text: segment, end, trail: segment.trim() === '' ? 1 : 0 }, measure)]
    }),
  )
}

function setLine(pieces: readonly Wide[]): SetLine {
  const read = merged(trimmed(pieces))
  const places = new Map<Wide, number>()
  let x = 0
  for (const piece of inSight(read)) {
    places.set(piece, x)
    x += piece.width
  }
  return { pieces: read.map((piece) => ({ ...piece, x: places.get(piece) ?? 0 })), width: x }
}

/** Blanks at the end of a line take no room. */
function trimmed(pieces: readonly Wide[]): readonly Wide[] {
  const seen = pieces.slice(0, pieces.findLastIndex(({ text, trail }) => trail < text.length) + 1)
  const last = seen.at(-1)
  if (last === undefined || last.trail === 0) return seen
  const text = last.text.slice(0, -last.trail)
  return [...seen.slice(0, -1), { ...last, text, trail: 0, width: last.seen }]
}

/** Neighbours that look alike and are read from left to right are set in one go. */
function merged(pieces: readonly Wide[]): readonly Wide[] {
  const out: Wide[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    const isAlike =
      last !== undefined &&
      last.face === piece.face &&
      last.ink === piece.ink &&
      last.level === piece.level &&
      (piece.level & 1) === 0
    if (!isAlike) {
      out.push(piece)
      continue
    }
    const { trail, seen } = piece
    const width = last.width + piece.width
    out[out.length - 1] = { ...last, text: last.text + piece.text, trail, width, seen: last.width + seen }
  }
  return out
}

/** From left to right: rule L2 of annex 9. */
function inSight(pieces: readonly Wide[]): readonly Wide[] {
  const order = [...pieces]
  const levels = order.map(({ level }) => level)
  const least = Math.min(...levels.filter((level) => (level & 1) === 1))
  for (let level = Math.max(0, ...levels); level >= least; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return order
}

function widthOf(pieces: readonly Wide[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0)
}

/** Without the blanks at its end. */
function seenWidth(pieces: readonly Wide[]): number {
  const last = pieces.at(-1)
  return last === undefined ? 0 : widthOf(pieces.slice(0, -1)) + last.seen
}

/**
 * Cuts words into pieces that are set in one go: one face, one look, one direction, and a line may end behind each or not.
 * Directions are Unicode's annex 9, places where a line may end its annex 14.
 */
import bidiFactory from 'bidi-js'
import LineBreaker from 'linebreak'
import { UNSEEN, type Cut, type Face, type Faces } from './faces.ts'

/** How words look: sizes in points. */
export interface Ink extends Cut {
  readonly size: number
  readonly color: string
  /** Where a click on them leads: an address, or the name of a place in the document. */
  readonly link?: string
  readonly place?: string
}

export interface Stretch {
  readonly text: string
  readonly ink: Ink
}

export interface Piece {
  readonly text: string
  readonly ink: Ink
  readonly face: Face
  /** By annex 9: odd ones are read from right to left. */
  readonly level: number
  /** How many blanks it ends with; of what is read from right to left, blanks are pieces of their own. */
  readonly trail: number
  /** Whether a line may end behind it, or must. */
  readonly end: 'never' | 'may' | 'must'
}

export interface CutWords {
  readonly pieces: readonly Piece[]
  /** Whether the paragraph as a whole is read from right to left. */
  readonly isRtl: boolean
}

// Its types speak of another build than the one that Node loads.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()
/** What stands where no face has the letter; that it does is said before anything is written. */
const REPLACEMENT = '\ufffd'
/** They part or join Arabic letters and are seen by that alone. */
const JOINERS = /[\u200c\u200d]/
const RTL_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/u

/** The words in the order in which they are read. */
export function cutWords(stretches: readonly Stretch[], faces: Faces): CutWords {
  const text = stretches.map((stretch) => tidied(stretch.text)).join('')
  const isMixed = RTL_SIGN.test(text)
  const { levels, paragraphs } = isMixed ? bidi.getEmbeddingLevels(text) : LEFT_TO_RIGHT
  const ends = endsOf(text)
  const pieces: Draft[] = []
  let at = 0
  for (const { text: own, ink } of stretches) {
    for (const letter of tidied(own)) {
      const level = levels[at] ?? 0
      at += letter.length
      const end = ends.get(at) ?? 'never'
      addLetter(pieces, { letter, ink, level, end }, faces)
    }
  }
  return { pieces: pieces.map(asShown), isRtl: ((paragraphs[0]?.level ?? 0) & 1) === 1 }
}

/** Without these no word is read from right to left. */
const RTL_SIGN =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const LEFT_TO_RIGHT = { levels: [], paragraphs: [] }

/** One letter a unit of UTF-16 or two, so that places in the text stay what they are. */
function tidied(text: string): string {
  return text.toWellFormed().replaceAll('\t', '    ')
}

function endsOf(text: string): ReadonlyMap<number, Piece['end']> {
  const breaker = new LineBreaker(text)
  const ends = new Map<number, Piece['end']>()
  for (let each = breaker.nextBreak(); each !== null; each = breaker.nextBreak()) {
    ends.set(each.position, each.required && each.position < text.length ? 'must' : 'may')
  }
  return ends
}

interface Letter extends Pick<Piece, 'ink' | 'level' | 'end'> {
  readonly letter: string
}

type Draft = { -readonly [Key in keyof Piece]: Piece[Key] }

function addLetter(drafts: Draft[], { letter, ink, level, end }: Letter, faces: Faces): void {
  const last = drafts.at(-1)
  const open = last?.end === 'never' ? last : undefined
  if (!isPlain(letter) && UNSEEN.test(letter)) return addUnseen(letter, end, last)
  const found = faceOf(letter, { ink, before: open?.face }, faces)
  const face = found ?? faces.find(REPLACEMENT.charCodeAt(0), ink)
  if (face === null) return
  const text = found === null ? REPLACEMENT : letter
  const trail = !isPlain(letter) && /\s/u.test(letter) ? text.length : 0
  const piece = { text, ink, face, level, trail, end }
  if (open === undefined || !mayJoin(open, piece)) drafts.push(piece)
  else {
    open.text += text
    open.end = end
    open.trail += trail
  }
}

/** Most letters are, and need no closer look. */
function isPlain(letter: string): boolean {
  return letter > ' ' && letter <= '~'
}

function addUnseen(letter: string, end: Piece['end'], last: Draft | undefined): void {
  if (last === undefined) return
  if (last.end === 'never' && JOINERS.test(letter) && RTL_LETTER.test(last.text)) last.text += letter
  if (end !== 'never') last.end = end
}

function mayJoin(open: Piece, next: Piece): boolean {
  if (open.ink !== next.ink || open.level !== next.level || open.face !== next.face) return false
  if (next.trail === 0) return open.trail === 0
  return (open.level & 1) === 0 || open.trail === open.text.length
}

interface Place {
  readonly ink: Ink
  readonly before: Face | undefined
}

/** A mark stays with the letter that it stands on. Null where no face has the letter. */
function faceOf(letter: string, { ink, before }: Place, faces: Faces): Face | null {
  const codePoint = letter.codePointAt(0) ?? 0
  if (before !== undefined && /\p{M}/u.test(letter) && before.font.hasGlyphForCodePoint(codePoint))
    return before
  return faces.find(codePoint, ink)
}

/** Faces turn Hebrew's and Arabic's letters round themselves; signs alone they do not, and brackets never. */
function asShown(piece: Piece): Piece {
  if ((piece.level & 1) === 0) return piece
  const mirrored = Array.from(piece.text, (letter) => bidi.getMirroredCharacter(letter) ?? letter)
  const text = RTL_LETTER.test(piece.text) ? mirrored : mirrored.reverse()
  return { ...piece, text: text.join('') }
}

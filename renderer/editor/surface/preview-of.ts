/**
 * What Enter will make of the line that is being typed, before it does: an item with its owner and day, or the words that
 * a correction will change (SPEC.md M13). Plain values; drawing is in `typing-preview.tsx`.
 */
import type { EditorState } from 'prosemirror-state'
import { readDraft, readMeaning, type Meaning } from '#note/shorthand/meaning.ts'
import { readVoice } from '#note/shorthand/voice.ts'
import { say } from '../../words/say.ts'
import { fieldsMeant, textOf } from './become-item.ts'
import { chipsOf, type Chip, type ShownItem } from './chip-words.ts'
import { dueWords } from './due-words.ts'
import { kindGlyph, type GlyphName } from './glyphs.ts'
import { textPosition } from './rearrange.ts'
import { lastHolding, placesOf, type Found, type ShorthandHost } from './take-shorthand.ts'
import { isPlainKind, voicesOf, type TemplateLookup } from './template-lookup.ts'
import { caretLine, type CaretLine } from './text-commands.ts'

/** A piece of the preview. `gone` and `come` are words that go and come, `named` were named, `need` asks for somebody. */
export interface PreviewPart {
  readonly look: 'kind' | 'chip' | 'need' | 'words' | 'named' | 'gone' | 'come'
  readonly text: string
  readonly glyph?: GlyphName
  readonly hue?: string
  /** Why it will not do, in a sentence. */
  readonly problem?: string
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly look: 'goes' | 'named'
}

export interface Preview {
  readonly parts: readonly PreviewPart[]
  /** Words in the note that will go, or that something will be put before, as positions. */
  readonly marks: readonly Mark[]
}

export interface PreviewParts {
  readonly lookup: TemplateLookup
  readonly host: ShorthandHost
  readonly problemOf: NonNullable<ShownItem['problemOf']>
}

const AROUND = 28
const LONGEST_SIGN = 14

/**
 * Whether the caret's line begins like shorthand at all. Asked after every key, so it looks at a few letters and nothing
 * else.
 */
export function mayPreview(state: EditorState, discussion: string | null): boolean {
  const { $head, empty } = state.selection
  if (!empty || $head.depth < 2 || $head.node(1).attrs['key'] !== discussion) return false
  const text = $head.parent.firstChild?.text ?? ''
  if (text.length < 3) return false
  if (text[1] === '/') return text[0] === 's' || text[0] === 'i'
  if (text[0] === '#') return true
  const colon = text.indexOf(':')
  return colon > 2 && colon < LONGEST_SIGN && !text.slice(0, colon).includes(' ')
}

export function previewOf(state: EditorState, parts: PreviewParts): Preview | null {
  const at = caretLine(state)
  if (at === null || !isPlainKind(at.attributes.kind) || at.attributes.kind === 'code') return null
  const text = textOf(at.line)
  const meaning = readMeaning(text, parts.host.judge)
  if (meaning.is === 'item') return itemPreview(meaning, parts)
  if (meaning.is === 'correction') return correctionPreview(state, at, meaning)
  if (meaning.is === 'insertion') return insertionPreview(state, at, meaning)
  const draft = readDraft(text)
  return draft === null ? null : foundPreview(state, at, draft)
}

function itemPreview(
  meaning: Extract<Meaning, { is: 'item' }>,
  { lookup, host, problemOf }: PreviewParts,
): Preview | null {
  const kind = lookup.kind(meaning.kind)
  if (kind === undefined) return null
  const voiced = readVoice(meaning.text, voicesOf(lookup))
  const fields = fieldsMeant(kind, voiced === null ? meaning : { ...meaning, voice: voiced.voice }, host)
  const today = host.dates().from
  const chips = chipsOf(kind, fields, { today, named: true, voice: lookup.voice, problemOf })
    .filter((chip) => chip.look === 'need' || fields[chip.key] !== undefined)
    .map((chip): PreviewPart => ({
      look: chip.look === 'need' ? 'need' : 'chip',
      text: dayWords(fields[chip.key], chip, today) ?? chip.text,
      ...(chip.glyph === undefined ? {} : { glyph: chip.glyph }),
      ...(chip.problem === undefined ? {} : { problem: chip.problem }),
    }))
  return {
    parts: [{ look: 'kind', text: kind.title, glyph: kindGlyph(kind.key, ''), hue: kind.key }, ...chips],
    marks: [],
  }
}

/** A day is said with its weekday, by which people notice that it is the wrong one. */
function dayWords(value: unknown, { look }: Chip, today: string): string | null {
  return look === 'date' || look === 'late' ? dueWords(String(value), today, { weekday: true }) : null
}

function correctionPreview(
  state: EditorState,
  at: CaretLine,
  { old, now, all }: Extract<Meaning, { is: 'correction' }>,
): Preview {
  const found = lastHolding(state, at, old)
  if (found === null) return nothingHolds(old)
  const text = textOf(found.line)
  const places = placesOf(text, old, all)
  const first = places[0] ?? 0
  const more = places.length - 1
  return {
    parts: [
      { look: 'words', text: before(text, first) },
      { look: 'gone', text: old },
      ...(now === '' ? [] : [{ look: 'come', text: now } as const]),
      { look: 'words', text: behind(text, first + old.length) },
      ...(more > 0 ? [{ look: 'words', text: say('editor.andMore', { count: more }) } as const] : []),
    ],
    marks: marksAt(state, found, { places, words: old, look: 'goes' }),
  }
}

function insertionPreview(
  state: EditorState,
  at: CaretLine,
  meaning: Extract<Meaning, { is: 'insertion' }>,
): Preview {
  const found = lastHolding(state, at, meaning.before)
  if (found === null) return nothingHolds(meaning.before)
  return {
    parts: [
      { look: 'come', text: meaning.text },
      { look: 'words', text: say('editor.goesBefore', { line: behind(textOf(found.line), 0) }) },
    ],
    marks: marksAt(state, found, {
      places: placesOf(textOf(found.line), meaning.before, false),
      words: meaning.before,
      look: 'named',
    }),
  }
}

/** The words that were named so far; what shall become of them is still to be typed. */
function foundPreview(state: EditorState, at: CaretLine, words: string): Preview {
  const found = lastHolding(state, at, words)
  if (found === null) return nothingHolds(words)
  const text = textOf(found.line)
  const places = placesOf(text, words, false)
  const first = places[0] ?? 0
  return {
    parts: [
      { look: 'words', text: before(text, first) },
      { look: 'named', text: words },
      { look: 'words', text: behind(text, first + words.length) },
    ],
    marks: marksAt(state, found, { places, words, look: 'named' }),
  }
}

function nothingHolds(words: string): Preview {
  return { parts: [{ look: 'need', text: say('editor.nothingSays', { words }) }], marks: [] }
}

interface Marked {
  readonly places: readonly number[]
  readonly words: string
  readonly look: Mark['look']
}

function marksAt(state: EditorState, found: Found, { places, words, look }: Marked): readonly Mark[] {
  const start = textPosition(state.doc, found.place, 0)
  return places.map((offset) => ({ from: start + offset, to: start + offset + words.length, look }))
}

function before(text: string, end: number): string {
  return end > AROUND ? `…${text.slice(end - AROUND, end)}` : text.slice(0, end)
}

function behind(text: string, start: number): string {
  return text.length - start > AROUND ? `${text.slice(start, start + AROUND)}…` : text.slice(start)
}

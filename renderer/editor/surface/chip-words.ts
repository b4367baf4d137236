/**
 * What an item's fields say on the page, as plain values: which chips, in which look, with which words. Drawing is in
 * `field-row.ts`.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { parsePersonRef } from '#note/about.ts'
import { blueprintField } from '#note/item-fields.ts'
import type { JsonValue } from '#note/record-model.ts'
import { HANDS, handsResult } from '#note/show-of-hands.ts'
import type { PersonRef } from '#note/summit.ts'
import type { Field, ItemKind } from '#note/template-model.ts'
import { say } from '../../words/say.ts'
import { daysLate, dueWords } from './due-words.ts'
import { hasBoxes, statusGlyph, type GlyphName } from './glyphs.ts'

export type Fields = Readonly<Record<string, JsonValue>>

/** `need` asks for somebody; `empty` is shown on the focused item only; `words` and `status` have no edge. */
export type ChipLook = 'person' | 'need' | 'date' | 'late' | 'status' | 'words' | 'empty'

export interface Chip {
  readonly key: string
  readonly title: string
  readonly look: ChipLook
  readonly text: string
  /** The value as read aloud: "Owner of A3: Elif Demir". */
  readonly spoken: string
  readonly glyph?: GlyphName
  readonly initials?: string
  /** Why the value will not do, in a sentence; it is kept all the same. */
  readonly problem?: string
}

/** Fields that stand elsewhere on the line or are written by other parts. */
const ELSEWHERE: ReadonlySet<string> = new Set(['nobody', 'voice', 'to'])

/** The field that says "nobody yet", given as an answer. */
export const NOBODY_FIELD = 'nobody'

/** The field that names a milestone of the summit. */
export const MILESTONE_FIELD = 'milestone'

/** Whether items of this kind can name a milestone. */
export function takesMilestone(kind: ItemKind | undefined): boolean {
  return kind?.fields.some(({ key, type }) => key === MILESTONE_FIELD && type === 'text') ?? false
}

/** What beside its fields decides how an item's chips look. */
export interface ShownItem {
  /** What people call the item: A3. */
  readonly number: string
  readonly today: string
  /** Whether its words name a blueprint, which then needs no field. */
  readonly named: boolean
  /** The field for whom somebody speaks, on kinds that do not have one. */
  readonly voice?: Field
  /** What export will find wrong with an owner. */
  readonly problemOf?: (person: PersonRef) => string | null
}

/** Whether the words of this line name a blueprint. */
export function isNamed(line: ProseMirrorNode): boolean {
  const spans = line.children.flatMap((text) => {
    const name: unknown = text.marks.find((mark) => mark.type.name === 'blueprint')?.attrs['name']
    return typeof name === 'string' ? [{ text: text.textContent, blueprint: name }] : []
  })
  return blueprintField({ fields: {}, text: line.textContent, spans }, '') !== null
}

function isSaid(field: Field, fields: Fields, named: boolean): boolean {
  return field.type === 'blueprint' && named && valueWords(field, fields[field.key] ?? null) === null
}

/** The chips of an item in the template's order, then what this version does not know, plainly. */
export function chipsOf(kind: ItemKind, fields: Fields, item: Omit<ShownItem, 'number'>): Chip[] {
  const { voice } = item
  // Anybody's line can have a voice; where the kind does not ask for one it is a chip only once it is said.
  const said = voice !== undefined && typeof fields[voice.key] === 'string' ? [voice] : []
  const declared = new Map([...said, ...kind.fields].map((field) => [field.key, field]))
  const known = [...kind.fields, ...said.filter((field) => declared.get(field.key) === field)]
    .filter((field) => !isSaid(field, fields, item.named))
    .map((field) => withProblem(chipOf(field, fields, item.today), fields, item))
  const others = Object.entries(fields).filter(([key]) => !declared.has(key) && !ELSEWHERE.has(key))
  return [...known, ...others.flatMap(([key, value]) => plainChip(key, value))]
}

function withProblem(chip: Chip, fields: Fields, { problemOf }: Omit<ShownItem, 'number'>): Chip {
  const person = chip.look === 'person' ? parsePersonRef(fields[chip.key] ?? null) : null
  const problem = person === null ? null : (problemOf?.(person) ?? null)
  return problem === null ? chip : { ...chip, problem, spoken: `${chip.spoken}. ${problem}` }
}

function chipOf(field: Field, fields: Fields, today: string): Chip {
  const base = { key: field.key, title: field.title }
  const value = fields[field.key] ?? field.initial ?? null
  const words = valueWords(field, value)
  if (words === null) return missingChip(field, fields)
  switch (field.type) {
    case 'person':
      // Who must do it stands out; who raised it is said in passing.
      if (!field.required) return { ...base, look: 'words', text: `${field.title} ${words}`, spoken: words }
      return { ...base, look: 'person', text: words, spoken: words, initials: initialsOf(words) }
    case 'date':
      return { ...base, ...dateLook(words, today, fields['status'] === 'DONE') }
    case 'choice':
      if (field.key !== 'status' || !hasBoxes(field.choices ?? []))
        return { ...base, look: 'words', text: words, spoken: words }
      return { ...base, look: 'status', text: words, spoken: words, glyph: statusGlyph(value) }
    case 'text':
      return { ...base, look: 'words', text: labelled(field, words), spoken: words }
    case 'blueprint':
    case 'link':
      return { ...base, look: 'words', text: words, spoken: words }
  }
}

/** A milestone is known by its own name; any other words need to say what they are. */
function labelled(field: Field, words: string): string {
  return field.key === MILESTONE_FIELD ? words : `${field.title}: ${words}`
}

function missingChip(field: Field, fields: Fields): Chip {
  const base = { key: field.key, title: field.title }
  if (!field.required) return { ...base, look: 'empty', text: field.title, spoken: say('editor.emptySpoken') }
  const glyph = field.type === 'person' ? ({ glyph: 'person-plus' } as const) : {}
  if (field.type === 'person' && fields[NOBODY_FIELD] === true) {
    return { ...base, look: 'need', text: say('editor.nobody'), spoken: say('editor.nobody'), ...glyph }
  }
  return {
    ...base,
    look: 'need',
    text: say('editor.needed', { field: field.title }),
    spoken: say('editor.neededSpoken'),
    ...glyph,
  }
}

function dateLook(date: string, today: string, done: boolean): Omit<Chip, 'key' | 'title'> {
  const words = dueWords(date, today)
  const late = done ? 0 : daysLate(date, today)
  if (late === 0) return { look: 'date', text: words, spoken: words, glyph: 'calendar' }
  const text = say('editor.late', { day: words, count: late })
  return { look: 'late', text, spoken: text, glyph: 'calendar' }
}

/** The value as one reads it, or null where there is none of the field's form. A date stays `YYYY-MM-DD`. */
export function valueWords(field: Field, value: JsonValue): string | null {
  if (field.type === 'person')
    return parsePersonRef(value)?.name ?? (typeof value === 'string' && value !== '' ? value : null)
  if (typeof value !== 'string' || value.trim() === '') return null
  if (field.type === 'choice') return field.choices?.find((choice) => choice.value === value)?.title ?? value
  return field.type === 'link' ? value.replace(/^https?:\/\//, '') : value
}

function plainChip(key: string, value: JsonValue): Chip[] {
  if (key === 'carried')
    return [
      { key, title: key, look: 'words', text: say('editor.carried'), spoken: say('editor.carriedSpoken') },
    ]
  const hands = key === HANDS ? handsResult(value) : null
  if (hands !== null) {
    const text = say('note.handsResult', { yes: hands.for, no: hands.against, none: hands.abstain })
    return [{ key, title: key, look: 'words', text, spoken: text }]
  }
  if (typeof value !== 'string' && typeof value !== 'number' && value !== true) return []
  return [{ key, title: key, look: 'words', text: `${key}: ${String(value)}`, spoken: String(value) }]
}

/** Two letters for a circle: first and last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return `${first}${last}`.toUpperCase()
}

/** The required fields that an item lacks. */
export function missingFields(kind: ItemKind, fields: Fields, named: boolean): readonly Field[] {
  return kind.fields.filter(
    (field) =>
      field.required &&
      !isSaid(field, fields, named) &&
      valueWords(field, fields[field.key] ?? field.initial ?? null) === null,
  )
}

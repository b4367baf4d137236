/**
 * Reads the parts of a template (roles, sections, kinds and their fields), each for itself. What they must be
 * together is in `template-core.ts`.
 */
import { RESERVED_FIELDS } from './lines/visible-line.ts'
import type { Choice, Field, FieldType, ItemKind, RoleField, Section } from './template-model.ts'
import { KEY_RULE, type ListRule, type PropertyReader, type TextRule } from './template-reader.ts'

const FIELD_TYPES = [
  'person',
  'date',
  'choice',
  'blueprint',
  'text',
  'link',
] as const satisfies readonly FieldType[]

/** Properties of a line with a meaning of their own, and of an item (`carried`, `goesTo`, `nobody`, `hands`). */
export const RESERVED_FIELD_KEYS: readonly string[] = [
  ...RESERVED_FIELDS,
  'carried',
  'goesTo',
  'nobody',
  'hands',
]

/** What else stands in the `about` map, where a role stands under its key. */
const RESERVED_ROLE_KEYS: readonly string[] = [
  'session',
  'template',
  'summary',
  'attendance',
  'links',
  'model',
  'hands',
]

const TITLE_RULE: TextRule = { longest: 120 }
const GUIDANCE_RULE: TextRule = { longest: 600, optional: true }
const LETTER_RULE: TextRule = { longest: 1, pattern: /^[A-Z]$/, words: 'be one capital letter, A to Z' }

/** Longest lists. More would not fit a screen, let alone a minute. */
const MOST_ROLES: ListRule = { fewest: 1, most: 8 }
const MOST_SECTIONS: ListRule = { fewest: 1, most: 24 }
const MOST_TAKES: ListRule = { fewest: 1, most: 24 }
const MOST_KINDS: ListRule = { fewest: 1, most: 12 }
const MOST_FIELDS: ListRule = { fewest: 0, most: 16 }
const MOST_CHOICES: ListRule = { fewest: 2, most: 24 }

export function readRoles(template: PropertyReader): readonly RoleField[] {
  const known = ['key', 'title', 'question', 'required', 'askedAt']
  const roles = template.objects('roles', MOST_ROLES, known).map((role) => ({ role, value: readRole(role) }))
  noteRepeated(
    roles.map(({ role, value }) => ({ reader: role, property: 'key', word: value.key, what: 'role' })),
  )
  return roles.map(({ value }) => value)
}

function readRole(role: PropertyReader): RoleField {
  const key = role.text('key', KEY_RULE)
  if (RESERVED_ROLE_KEYS.includes(key)) role.note('key', `"${key}" is reserved. Name the role otherwise.`)
  return {
    key,
    title: role.text('title', TITLE_RULE),
    question: role.text('question', TITLE_RULE),
    required: role.flag('required', false),
    askedAt: role.word('askedAt', ['opening', 'closing'], 'opening'),
  }
}

export function readSections(template: PropertyReader, kinds: readonly string[]): readonly Section[] {
  const known = ['key', 'title', 'guidance', 'takes', 'mandatory', 'none']
  const sections = template
    .objects('sections', MOST_SECTIONS, known)
    .map((section) => ({ section, value: readSection(section, kinds) }))
  noteRepeated(
    sections.map(({ section, value }) => ({
      reader: section,
      property: 'key',
      word: value.key,
      what: 'section',
    })),
  )
  return sections.map(({ value }) => value)
}

function readSection(section: PropertyReader, kinds: readonly string[]): Section {
  const takes = section.texts('takes', MOST_TAKES, KEY_RULE)
  takes.forEach((kind, index) => noteTake(section, { kind, index, kinds, takes }))
  return {
    key: section.text('key', KEY_RULE),
    title: section.text('title', TITLE_RULE),
    guidance: section.text('guidance', GUIDANCE_RULE),
    takes,
    mandatory: section.flag('mandatory', false),
    none: section.flag('none', true),
  }
}

function noteTake(
  section: PropertyReader,
  take: { kind: string; index: number; kinds: readonly string[]; takes: readonly string[] },
): void {
  const path = `takes[${take.index}]`
  if (take.kind === '') return
  if (!take.kinds.includes(take.kind)) {
    section.note(
      path,
      `"${take.kind}" is no kind of line. Declare it under kinds, or write one of: ${take.kinds.join(', ')}.`,
    )
  } else if (take.takes.indexOf(take.kind) < take.index) {
    section.note(path, `"${take.kind}" stands here twice. Remove one.`)
  }
}

export function readKinds(template: PropertyReader, plainKinds: readonly string[]): readonly ItemKind[] {
  const kinds = template
    .objects('kinds', MOST_KINDS, ['key', 'title', 'letter', 'fields'])
    .map((kind) => ({ kind, value: readKind(kind, plainKinds) }))
  noteRepeated(
    kinds.map(({ kind, value }) => ({ reader: kind, property: 'key', word: value.key, what: 'kind' })),
  )
  noteRepeated(
    kinds.map(({ kind, value }) => ({
      reader: kind,
      property: 'letter',
      word: value.letter,
      what: 'letter',
    })),
  )
  return kinds.map(({ value }) => value)
}

function readKind(kind: PropertyReader, plainKinds: readonly string[]): ItemKind {
  const key = kind.text('key', KEY_RULE)
  if (plainKinds.includes(key))
    kind.note('key', `"${key}" is a kind that every template has. Name yours otherwise.`)
  return {
    key,
    title: kind.text('title', TITLE_RULE),
    letter: kind.text('letter', LETTER_RULE),
    fields: readFields(kind),
  }
}

function readFields(kind: PropertyReader): readonly Field[] {
  const known = ['key', 'title', 'type', 'required', 'choices', 'initial']
  const fields = kind
    .objects('fields', MOST_FIELDS, known)
    .map((field) => ({ field, value: readField(field) }))
  noteRepeated(
    fields.map(({ field, value }) => ({ reader: field, property: 'key', word: value.key, what: 'field' })),
  )
  return fields.map(({ value }) => value)
}

function readField(field: PropertyReader): Field {
  const key = field.text('key', KEY_RULE)
  if (RESERVED_FIELD_KEYS.includes(key)) {
    field.note('key', `"${key}" is reserved: every line has it already. Name the field otherwise.`)
  }
  const type = field.word('type', FIELD_TYPES)
  const base = { key, title: field.text('title', TITLE_RULE), type, required: field.flag('required', false) }
  if (type !== 'choice') {
    for (const property of ['choices', 'initial']) {
      if (field.has(property))
        field.note(property, `Only a choice has ${property}. Remove it, or make the type choice.`)
    }
    return base
  }
  return { ...base, ...readChoices(field) }
}

function readChoices(field: PropertyReader): Pick<Field, 'choices' | 'initial'> {
  const rows = field.objects('choices', MOST_CHOICES, ['value', 'title'])
  const choices: readonly Choice[] = rows.map((row) => ({
    value: row.text('value', { longest: 40 }),
    title: row.text('title', TITLE_RULE),
  }))
  noteRepeated(
    rows.map((row, index) => ({
      reader: row,
      property: 'value',
      word: choices[index]?.value ?? '',
      what: 'value',
    })),
  )
  if (!field.has('choices'))
    field.note('choices', 'A choice needs its choices. List them, each with value and title.')
  if (!field.has('initial')) return { choices }
  const initial = field.text('initial', { longest: 40 })
  if (!choices.some((choice) => choice.value === initial)) {
    field.note(
      'initial',
      `"${initial}" is not among the choices. Write one of: ${choices.map((c) => c.value).join(', ')}.`,
    )
  }
  return { choices, initial }
}

interface Named {
  readonly reader: PropertyReader
  readonly property: string
  readonly word: string
  readonly what: string
}

function noteRepeated(named: readonly Named[]): void {
  const seen = new Set<string>()
  for (const { reader, property, word, what } of named) {
    if (word !== '' && seen.has(word))
      reader.note(property, `The ${what} "${word}" stands here twice. Rename one.`)
    seen.add(word)
  }
}

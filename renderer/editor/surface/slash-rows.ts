/**
 * The rows of `/`: the kinds of items the template has, what can be set on the line, a topic, a link. Found by their
 * names and by what people call them (`meant-names.ts`); the best first.
 */
import { say } from '../../words/say.ts'
import { keyNames } from '../../commands/chord.ts'
import { keysOf, type CommandId } from '../../commands/table.ts'
import { kindGlyph } from './glyphs.ts'
import { matchWords } from './match-words.ts'
import { HANDS_NAMES, LINE_NAMES, LINK_NAMES, namesOfField, namesOfKind } from './meant-names.ts'
import { MOST_ROWS, type Row } from './menu-rows.ts'
import { isPlainKind, VOICE_FIELD, type TemplateLookup } from './template-lookup.ts'

/** Where the caret is. */
export interface SlashPlace {
  readonly kind: string
  readonly section: string
}

interface Candidate {
  readonly row: Omit<Row, 'ranges'>
  /** What else it is called. */
  readonly names: readonly string[]
  /** Only when asked for by name: not in the list of `/` alone. */
  readonly byName?: true
}

const KIND_DETAILS: Readonly<Record<string, string>> = {
  decision: say('editor.kind.decision'),
  action: say('editor.kind.action'),
  question: say('editor.kind.question'),
  blueprint: say('editor.kind.blueprint'),
}
const KIND_KEYS: Readonly<Record<string, CommandId>> = {
  decision: 'note.decision',
  action: 'note.action',
  question: 'note.question',
  blueprint: 'note.blueprint',
}
const FIELD_KEYS: Readonly<Record<string, CommandId>> = {
  owner: 'item.owner',
  due: 'item.due',
  status: 'item.status',
  voice: 'item.voice',
}
const LINE_TITLES = {
  heading: say('editor.line.topic'),
  quote: say('editor.line.quote'),
  code: say('editor.line.code'),
  numbered: say('editor.line.numbered'),
} as const

export function slashRows(query: string, lookup: TemplateLookup, place: SlashPlace): Row[] {
  const candidates = [
    ...kindCandidates(lookup),
    ...fieldCandidates(lookup, place.kind),
    ...lineCandidates(lookup, place),
    linkCandidate(),
    ...handsCandidates(place),
    ...voiceCandidates(lookup, place.kind),
  ]
  if (query.trim() === '')
    return candidates
      .filter(({ byName }) => byName !== true)
      .map(({ row }) => ({ ...row, ranges: [] }))
      .slice(0, MOST_ROWS)
  return candidates
    .flatMap((candidate) => matched(candidate, query))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ row }) => row)
    .slice(0, MOST_ROWS)
}

/** Groups are for the whole list; what was typed has one order, the best first. */
function matched({ row: { group: _group, ...row }, names }: Candidate, query: string): Found[] {
  const match = matchWords(row.title, query)
  if (match !== null) return [{ row: { ...row, ranges: match.ranges }, rank: match.rank * 2 }]
  const ranks = names.flatMap((name) => {
    const found = matchWords(name, query)
    // In the middle of a word it would be found by nearly everything.
    return found === null || found.rank > 1 ? [] : [{ name, rank: found.rank * 2 + 1 }]
  })
  const best = ranks.toSorted((left, right) => left.rank - right.rank)[0]
  return best === undefined ? [] : [{ row: { ...row, ranges: [], detail: best.name }, rank: best.rank }]
}

interface Found {
  readonly row: Row
  readonly rank: number
}

function keysFor(id: CommandId | undefined): Pick<Row, 'keys'> {
  const chord = id === undefined ? undefined : keysOf(id)[0]
  return chord === undefined ? {} : { keys: keyNames(chord) }
}

function kindCandidates(lookup: TemplateLookup): Candidate[] {
  return lookup.template.kinds.map(({ key, title }) => ({
    row: {
      id: `kind-${key}`,
      title,
      group: say('editor.turnInto'),
      glyph: kindGlyph(key, ''),
      hue: key,
      choice: { do: 'kind', kind: key },
      ...(KIND_DETAILS[key] === undefined ? {} : { detail: KIND_DETAILS[key] }),
      ...keysFor(KIND_KEYS[key]),
    },
    // By its key too: whoever knows the English words finds it whatever the page speaks.
    names: [key, ...namesOfKind(key)],
  }))
}

function fieldCandidates(lookup: TemplateLookup, kind: string): Candidate[] {
  return lookup.fieldsOf(kind).map((field) => ({
    row: {
      id: `field-${field.key}`,
      title: field.title,
      group: say('editor.set'),
      choice: { do: 'field', field: field.key },
      ...keysFor(FIELD_KEYS[field.key]),
    },
    names: [field.key, ...namesOfField(field.key)],
    // Who says it can be set on every line, and is rarely wanted.
    ...(field.key === VOICE_FIELD ? ({ byName: true } as const) : {}),
  }))
}

function lineCandidates(lookup: TemplateLookup, place: SlashPlace): Candidate[] {
  const kinds = Object.keys(LINE_NAMES) as (keyof typeof LINE_NAMES)[]
  return kinds
    .filter((kind) => isPlainKind(place.kind) && lookup.accepts(place.section, kind))
    .map((kind) => ({
      row: {
        id: `line-${kind}`,
        title: LINE_TITLES[kind],
        ...(kind === 'heading' ? { glyph: 'topic' as const } : {}),
        group: '',
        choice: { do: 'line', kind },
      },
      names: LINE_NAMES[kind],
      ...(kind === 'heading' ? {} : ({ byName: true } as const)),
    }))
}

function linkCandidate(): Candidate {
  return {
    row: {
      id: 'link',
      title: say('editor.linkRow'),
      group: '',
      glyph: 'link',
      choice: { do: 'link' },
      ...keysFor('note.link'),
    },
    names: LINK_NAMES,
  }
}

/** Only on a decision, and by name: it asks the room something. */
function handsCandidates({ kind }: SlashPlace): Candidate[] {
  if (kind !== 'decision') return []
  return [
    {
      row: {
        id: 'hands',
        title: say('editor.handsRow'),
        group: '',
        glyph: 'hand',
        choice: { do: 'hands' },
        ...keysFor('note.hands'),
      },
      names: HANDS_NAMES,
    },
  ]
}

function voiceCandidates(lookup: TemplateLookup, kind: string): Candidate[] {
  const field = lookup.fieldsOf(kind).find(({ key }) => key === VOICE_FIELD)
  return (field?.choices ?? []).map(({ value, title }) => ({
    row: {
      id: `voice-${value}`,
      title,
      detail: field?.title ?? '',
      choice: { do: 'voice', voice: value },
    },
    names: namesOfVoice(value),
    byName: true,
  }))
}

function namesOfVoice(value: string): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    developer: 'entwicklung',
    operator: 'betrieb',
    business: 'geschäft',
    user: 'anwender',
  }
  return [value, names[value] ?? value]
}

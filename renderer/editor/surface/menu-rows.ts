/**
 * What the menus and pickers offer for what was typed: pure lists, at most nine rows, the best first.
 */
import { NAME_PATTERN, type Blueprint, type Person, type PersonRef } from '#note/summit.ts'
import type { Field } from '#note/template-model.ts'
import { initialsOf } from './chip-words.ts'
import type { ReadDay } from './due-reader.ts'
import { hasBoxes, kindGlyph, statusGlyph, type GlyphName } from './glyphs.ts'
import { matchWords, type Match } from './match-words.ts'
import type { TemplateLookup } from './template-lookup.ts'

export const MOST_ROWS = 9

/** What choosing a row does; whoever shows the rows carries it out. */
export type Choice =
  | { readonly do: 'kind'; readonly kind: string }
  | { readonly do: 'field'; readonly field: string }
  | { readonly do: 'link' }
  | { readonly do: 'person'; readonly person: PersonRef }
  | { readonly do: 'nobody' }
  | { readonly do: 'blueprint'; readonly name: string }
  | { readonly do: 'value'; readonly value: string | null }
  | ({ readonly do: 'day' } & ReadDay)

/** One row of a menu. Rows of the same `group` stand under one heading. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly ranges: Match['ranges']
  readonly detail?: string
  readonly group?: string
  readonly glyph?: GlyphName
  readonly hue?: string
  readonly initials?: string
  /** Why choosing it has a drawback; it can still be chosen. */
  readonly warning?: string
  readonly keys?: readonly string[]
  readonly choice: Choice
}

const KIND_WORDS: Readonly<Record<string, readonly [detail: string, key: string]>> = {
  decision: ['what the room agreed', 'D'],
  action: ['with one owner', 'A'],
  question: ['left open for later', 'Q'],
  blueprint: ['link one, or name a new one', 'B'],
}

const FIELD_KEYS: Readonly<Record<string, string>> = { owner: 'O', due: 'U', status: 'S' }

/** The rows of `/`: the kinds, the fields of the item the caret is in, a link. */
export function slashRows(query: string, lookup: TemplateLookup, kind: string): Row[] {
  const group = 'Turn this line into'
  const kinds = lookup.template.kinds.map((item): Candidate => {
    const [detail, key] = KIND_WORDS[item.key] ?? []
    return {
      row: {
        id: `kind-${item.key}`,
        title: item.title,
        group,
        glyph: kindGlyph(item.key, ''),
        hue: item.key,
        choice: { do: 'kind', kind: item.key },
      },
      ...(detail === undefined ? {} : { detail }),
      ...(key === undefined ? {} : { keys: ['Alt', key] }),
    }
  })
  const fields = (lookup.kind(kind)?.fields ?? []).map((field): Candidate => {
    const key = FIELD_KEYS[field.key]
    return {
      row: {
        id: `field-${field.key}`,
        title: field.title,
        group: 'Set',
        choice: { do: 'field', field: field.key },
      },
      ...(key === undefined ? {} : { keys: ['Alt', key] }),
    }
  })
  const link: Candidate = {
    row: { id: 'link', title: 'Link', group: '', glyph: 'link', choice: { do: 'link' } },
    keys: ['Ctrl', '\u21e7', 'K'],
  }
  return filtered([...kinds, ...fields, link], query).slice(0, MOST_ROWS)
}

interface Candidate {
  readonly row: Omit<Row, 'ranges'>
  readonly detail?: string
  readonly keys?: readonly string[]
}

/** Keeps the given order among equals, so that groups stay together when nothing is typed. */
function filtered(candidates: readonly Candidate[], query: string): Row[] {
  return candidates.flatMap(({ row, detail, keys }) => {
    const match = matchWords(row.title, query)
    if (match === null) return []
    return [
      {
        ...row,
        ranges: match.ranges,
        ...(detail === undefined ? {} : { detail }),
        ...(keys === undefined ? {} : { keys }),
      },
    ]
  })
}

export interface PeopleSources {
  /** People in the note now. */
  readonly present: readonly PersonRef[]
  readonly people: readonly Person[]
  readonly me: Person
}

/** People for what was typed: those in this room, then those at the summit, best match first. */
export function personRows(query: string, sources: PeopleSources, most = MOST_ROWS): Row[] {
  const presentIds = new Set(sources.present.map((person) => person.id ?? person.name))
  const known = new Map(sources.people.map((person) => [person.id, person]))
  const here = sources.present.map((person): Person => {
    const id = person.id ?? person.name
    return known.get(id) ?? { id, name: person.name }
  })
  const others = sources.people.filter((person) => !presentIds.has(person.id))
  return [
    ...ranked(unique(here), query, (person, match) => personRow(person, match, 'In this room')),
    ...ranked(others, query, (person, match) => personRow(person, match, 'At the summit')),
  ].slice(0, most)
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

function ranked<Item extends { readonly name: string }>(
  items: readonly Item[],
  query: string,
  toRow: (item: Item, match: Match) => Row,
): Row[] {
  return items
    .flatMap((item) => {
      const match = matchWords(item.name, query)
      return match === null ? [] : [{ item, match }]
    })
    .toSorted((left, right) => left.match.rank - right.match.rank)
    .map(({ item, match }) => toRow(item, match))
}

function personRow(person: Person, match: Match, group: string): Row {
  return {
    id: `person-${person.id}`,
    title: person.name,
    ranges: match.ranges,
    group,
    initials: initialsOf(person.name),
    ...(person.launchpad === undefined ? { warning: 'No Launchpad account: cannot be exported' } : {}),
    choice: { do: 'person', person: { id: person.id, name: person.name } },
  }
}

/** Rows of the owner picker: people, a name nobody knows as it is typed, then "Me" and "Nobody yet". */
export function ownerRows(query: string, sources: PeopleSources): Row[] {
  const typed = query.trim()
  const people = personRows(query, sources, MOST_ROWS - 3)
  const exact = people.some((row) => row.title.toLowerCase() === typed.toLowerCase())
  const { me } = sources
  const meRow: Candidate = {
    row: {
      id: 'me',
      title: `Me, ${me.name}`,
      group: '',
      glyph: 'person',
      choice: { do: 'person', person: { id: me.id, name: me.name } },
    },
    keys: ['Alt', 'M'],
  }
  const nobodyRow: Candidate = {
    row: { id: 'nobody', title: 'Nobody yet', group: '', glyph: 'nobody', choice: { do: 'nobody' } },
    detail: 'Will be asked again at closing',
  }
  return [
    ...people,
    ...(typed === '' || exact ? [] : [typedRow(typed)]),
    ...filtered([meRow, nobodyRow], query),
  ]
}

function typedRow(name: string): Row {
  return {
    id: 'typed',
    title: name,
    ranges: [],
    group: 'Somebody else',
    initials: initialsOf(name),
    warning: 'Not known at this summit: cannot be exported',
    choice: { do: 'person', person: { name } },
  }
}

/** Known blueprints, and the typed name as a new one where it may be a name. */
export function blueprintRows(query: string, blueprints: readonly Blueprint[]): Row[] {
  const typed = query.trim().toLowerCase()
  const known = ranked(blueprints, query, (blueprint, match) => ({
    id: `blueprint-${blueprint.name}`,
    title: blueprint.name,
    ranges: match.ranges,
    detail: blueprint.title,
    glyph: 'blueprint',
    hue: 'blueprint',
    choice: { do: 'blueprint', name: blueprint.name },
  }))
  const isNew = NAME_PATTERN.test(typed) && !blueprints.some((blueprint) => blueprint.name === typed)
  const fresh: Row = {
    id: 'blueprint-new',
    title: typed,
    ranges: [],
    detail: 'A new blueprint',
    glyph: 'plus',
    choice: { do: 'blueprint', name: typed },
  }
  return [...known.slice(0, isNew ? MOST_ROWS - 1 : MOST_ROWS), ...(isNew ? [fresh] : [])]
}

/** The values of a choice field; an optional one can be taken away again. */
export function choiceRows(query: string, field: Field): Row[] {
  const rows = (field.choices ?? []).map((choice): Candidate => ({
    row: {
      id: `value-${choice.value}`,
      title: choice.title,
      choice: { do: 'value', value: choice.value },
      ...(field.key === 'status' && hasBoxes(field.choices ?? [])
        ? { glyph: statusGlyph(choice.value), hue: 'action' }
        : {}),
    },
  }))
  const none: Candidate = { row: { id: 'value-none', title: 'None', choice: { do: 'value', value: null } } }
  return filtered(field.required || field.initial !== undefined ? rows : [...rows, none], query)
}

/**
 * What the menus and pickers offer for what was typed: pure lists, at most nine rows, the best first.
 */
import { NAME_PATTERN, type Blueprint, type PersonRef } from '#note/summit.ts'
import type { Field } from '#note/template-model.ts'
import type { ReadDay } from './due-reader.ts'
import { say } from '../../words/say.ts'
import { hasBoxes, statusGlyph, type GlyphName } from './glyphs.ts'
import { matchWords, type Match } from './match-words.ts'

export const MOST_ROWS = 9

/** What choosing a row does; whoever shows the rows carries it out. */
export type Choice =
  | { readonly do: 'kind'; readonly kind: string }
  | { readonly do: 'field'; readonly field: string }
  | { readonly do: 'link' }
  /** A show of hands on the decision. */
  | { readonly do: 'hands' }
  /** Another kind of plain line, or back to the section's own. */
  | { readonly do: 'line'; readonly kind: string }
  | { readonly do: 'voice'; readonly voice: string }
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
  /** The detail stands beside the title instead of below. */
  readonly beside?: true
  readonly group?: string
  readonly glyph?: GlyphName
  readonly hue?: string
  readonly initials?: string
  /** Why choosing it has a drawback; it can still be chosen. */
  readonly warning?: string
  readonly keys?: readonly string[]
  readonly choice: Choice
}

/** A row before it is known what of it was typed. */
export interface Candidate {
  readonly row: Omit<Row, 'ranges'>
}

/** Those that fit, in the given order. */
export function filtered(candidates: readonly Candidate[], query: string): Row[] {
  return candidates.flatMap(({ row }) => {
    const match = matchWords(row.title, query)
    return match === null ? [] : [{ ...row, ranges: match.ranges }]
  })
}

/** Those that fit, the best first. */
export function ranked<Item extends { readonly name: string }>(
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
    detail: say('editor.newBlueprint'),
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
  const none: Candidate = {
    row: { id: 'value-none', title: say('editor.none'), choice: { do: 'value', value: null } },
  }
  return filtered(field.required || field.initial !== undefined ? rows : [...rows, none], query)
}

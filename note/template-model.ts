/**
 * The shape of a checked session template: what a note must have. Data only; checking is in `template.ts`.
 */

export type FieldType = 'person' | 'date' | 'choice' | 'blueprint' | 'text' | 'link'

export interface Choice {
  readonly value: string
  readonly title: string
}

/** One typed field of an item. A `choice` has `choices`; `initial` is the value a new item starts with. */
export interface Field {
  readonly key: string
  readonly title: string
  readonly type: FieldType
  readonly required: boolean
  readonly choices?: readonly Choice[]
  readonly initial?: string
}

/** A kind of line that is an item: `letter` and a running number name it (D1, A3). */
export interface ItemKind {
  readonly key: string
  readonly title: string
  readonly letter: string
  readonly fields: readonly Field[]
}

/** A section. The first of `takes` is the kind of a new line; `mandatory` asks for a line or, if `none`, a reason. */
export interface Section {
  readonly key: string
  readonly title: string
  readonly guidance: string
  readonly takes: readonly string[]
  readonly mandatory: boolean
  readonly none: boolean
}

/** A role asked for in the header. `askedAt: 'opening'` with `required` makes it part of the opening gate. */
export interface RoleField {
  readonly key: string
  readonly title: string
  readonly question: string
  readonly required: boolean
  readonly askedAt: 'opening' | 'closing'
}

/** A whole template, checked. `brief` is the format reminder shown when a session opens, at most four points. */
export interface Template {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly brief: readonly string[]
  readonly roles: readonly RoleField[]
  readonly sections: readonly Section[]
  readonly kinds: readonly ItemKind[]
  /** Whose hand is up in a show of hands stands on the room's screen; without it only how many. */
  readonly hands?: 'named'
}

/** Kinds of lines that are not items and that every template has. */
export const PLAIN_KINDS = ['text', 'bullet', 'numbered', 'heading', 'quote', 'code', 'reference'] as const

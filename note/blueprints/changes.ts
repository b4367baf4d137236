/** What makes one blueprint another, field by field in words: for its history, and for what an import would do. Pure. */
import type { PersonRef } from '../summit.ts'
import {
  wordsOf,
  type BlueprintChange,
  type BlueprintEntry,
  type BlueprintField,
  type BlueprintFields,
} from './blueprint-model.ts'

/** Who changes, and when, an instant. */
export interface BlueprintStep {
  readonly at: string
  readonly by: PersonRef
}

/** One field as it stands and as it would be. */
export interface FieldDifference {
  readonly field: BlueprintField
  readonly from: string
  readonly to: string
}

/** In the order of the fields given. */
export function differencesOf(
  before: BlueprintEntry,
  after: Partial<BlueprintFields>,
  fields: readonly BlueprintField[],
): readonly FieldDifference[] {
  return fields.map((field) => ({
    field,
    from: wordsOf(before[field]),
    to: wordsOf(after[field] ?? null),
  }))
}

/** The same as steps of its history. */
export function changesOf(
  differences: readonly FieldDifference[],
  { at, by }: BlueprintStep,
): readonly BlueprintChange[] {
  return differences.map((difference) => ({ at, by, ...difference }))
}

/** The first step of a blueprint's history. */
export function registration({ title }: BlueprintEntry, { at, by }: BlueprintStep): BlueprintChange {
  return { at, by, field: 'registered', from: '', to: title }
}

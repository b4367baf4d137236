/**
 * Blueprints imported over those that are here: field by field, by what the last import said. What was changed here since
 * stays; what changed there comes in; where both did, ours stays and it is told. Rule K7 of SPEC.md. Pure.
 */
import {
  BLUEPRINT_FIELDS,
  newBlueprint,
  sameField,
  type BlueprintChange,
  type BlueprintEntry,
  type BlueprintField,
  type BlueprintFields,
} from './blueprint-model.ts'
import {
  changesOf,
  differencesOf,
  registration,
  type BlueprintStep,
  type FieldDifference,
} from './changes.ts'

/** A blueprint as a source has it: only the fields that the source knows. */
export interface ImportedBlueprint {
  readonly name: string
  readonly fields: Partial<BlueprintFields>
}

export interface BlueprintDifference {
  readonly name: string
  readonly kind: 'added' | 'changed' | 'same'
  /** What the import changes. */
  readonly changed: readonly FieldDifference[]
  /** Changed on both sides: the source's words in `to`, ours, which stay, in `from`. */
  readonly kept: readonly FieldDifference[]
}

export interface MergedBlueprint {
  readonly entry: BlueprintEntry
  readonly changes: readonly BlueprintChange[]
  readonly difference: BlueprintDifference
}

/** Merges each. A blueprint that the source does not have is not touched, and is not in the result. */
export function mergeBlueprints(
  here: readonly BlueprintEntry[],
  imported: readonly ImportedBlueprint[],
  step: BlueprintStep,
): readonly MergedBlueprint[] {
  const known = new Map(here.map((entry) => [entry.name, entry]))
  return imported.map((source) => mergeOne(known.get(source.name) ?? null, source, step))
}

function mergeOne(
  here: BlueprintEntry | null,
  { name, fields }: ImportedBlueprint,
  step: BlueprintStep,
): MergedBlueprint {
  const before = here ?? newBlueprint({ name, title: fields.title ?? name })
  const comes: BlueprintField[] = []
  const stays: BlueprintField[] = []
  for (const field of BLUEPRINT_FIELDS) {
    const source = fields[field]
    if (source === undefined || sameField(before[field], source)) continue
    const last = before.imported?.[field]
    if (here === null || isUntouched(before, field)) comes.push(field)
    else if (last === undefined || !sameField(last, source)) stays.push(field)
  }
  const taken = Object.fromEntries(comes.map((field) => [field, fields[field]])) as Partial<BlueprintFields>
  const entry = { ...before, ...taken, imported: { ...before.imported, ...fields } }
  const changed = differencesOf(before, fields, comes)
  const changes = here === null ? [registration(entry, step)] : changesOf(changed, step)
  return {
    entry: { ...entry, revision: before.revision + changed.length + (here === null ? 1 : 0) },
    changes,
    difference: {
      name,
      kind: here === null ? 'added' : comes.length > 0 ? 'changed' : 'same',
      changed,
      kept: differencesOf(before, fields, stays),
    },
  }
}

/** Nobody changed the field here: it is as the last import left it, or as it was when nobody had said anything. */
function isUntouched(here: BlueprintEntry, field: BlueprintField): boolean {
  const last = here.imported?.[field]
  if (last !== undefined) return sameField(here[field], last)
  const blank = newBlueprint({ name: here.name, title: here.name })
  return sameField(here[field], blank[field]) || (field === 'title' && here.revision === 0)
}

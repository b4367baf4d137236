/**
 * A blueprint as a thing of its own: Launchpad's fields, how it stands to other blueprints, and what became of it. Plain
 * data; the words of the statuses are in `vocabulary.ts`.
 */
import type { Blueprint, PersonRef } from '../summit.ts'
import type { DefinitionStatus, ImplementationStatus, Priority } from './vocabulary.ts'

/** The template's choices for a blueprint line, and the relations of one blueprint to another. */
export const RELATIONS = ['implements', 'supersedes', 'depends on', 'rejected by'] as const
export type RelationKind = (typeof RELATIONS)[number]

/** "This blueprint `kind` `name`". */
export interface Relation {
  readonly kind: RelationKind
  readonly name: string
}

/** What people may change of a blueprint; its name stays for ever. Texts are '' where there is nothing. */
export interface BlueprintFields {
  readonly title: string
  readonly summary: string
  readonly whiteboard: string
  /** Launchpad's work items, as they were imported. */
  readonly workItems: string
  readonly specUrl: string
  /** The project that it is registered for; '' where nobody said. */
  readonly project: string
  readonly milestone: string
  readonly priority: Priority
  readonly definition: DefinitionStatus
  readonly implementation: ImplementationStatus
  readonly drafter: PersonRef | null
  readonly approver: PersonRef | null
  readonly assignee: PersonRef | null
  readonly relations: readonly Relation[]
}

export type BlueprintField = keyof BlueprintFields

/** `imported` is what the last import said, by which the next one tells what was changed here since; null where none did. */
export interface BlueprintEntry extends BlueprintFields {
  readonly name: string
  readonly imported: Partial<BlueprintFields> | null
  /** How many changes it has seen; an edit names the one it was made on. */
  readonly revision: number
}

/** One step in a blueprint's life. Values in words; `at` is an instant. */
export interface BlueprintChange {
  readonly at: string
  readonly by: PersonRef
  readonly field: BlueprintField | 'registered'
  readonly from: string
  readonly to: string
}

/** The fields in the order in which they are shown, compared and told. */
export const BLUEPRINT_FIELDS: readonly BlueprintField[] = [
  'title',
  'summary',
  'project',
  'definition',
  'implementation',
  'priority',
  'milestone',
  'drafter',
  'approver',
  'assignee',
  'specUrl',
  'relations',
  'workItems',
  'whiteboard',
]

/** A blueprint of which nothing is known but what the summit lists. */
export function newBlueprint({ name, title, project }: Blueprint): BlueprintEntry {
  return {
    name,
    title,
    summary: '',
    whiteboard: '',
    workItems: '',
    specUrl: '',
    project: project ?? '',
    milestone: '',
    priority: 'Undefined',
    definition: 'New',
    implementation: 'Unknown',
    drafter: null,
    approver: null,
    assignee: null,
    relations: [],
    imported: null,
    revision: 0,
  }
}

/** A field's value as people read it. */
export function wordsOf(value: BlueprintFields[BlueprintField]): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if ('name' in value) return value.name
  return value.map(({ kind, name }) => `${kind} ${name}`).join(', ')
}

/** Whether a field says the same in both; a person is the same by id, or by name where one side has no id. */
export function sameField(
  a: BlueprintFields[BlueprintField] | undefined,
  b: BlueprintFields[BlueprintField] | undefined,
): boolean {
  if (isPerson(a) && isPerson(b))
    return a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name === b.name
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function isPerson(value: BlueprintFields[BlueprintField] | undefined): value is PersonRef {
  return typeof value === 'object' && value !== null && 'name' in value
}

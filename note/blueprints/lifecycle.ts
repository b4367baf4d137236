/**
 * A blueprint's way from New to Approved and from there to done: which step may follow which, who may take it, and what
 * counts as complete. Rules K1 to K4 of SPEC.md.
 */
import type { Actor } from '../summit.ts'
import type { BlueprintEntry, BlueprintField } from './blueprint-model.ts'
import { DEFINITIONS, type DefinitionStatus, type ImplementationStatus } from './vocabulary.ts'

/** What a blueprint is in one word, as Launchpad derives it. */
export type Lifecycle = 'Not started' | 'Started' | 'Complete'

const NOT_BEGUN: readonly ImplementationStatus[] = ['Unknown', 'Not started', 'Deferred', 'Informational']

type Statuses = Pick<BlueprintEntry, 'definition' | 'implementation'>

/** Launchpad's rule: Implemented, or Obsolete or Superseded, or Informational and Approved. */
export function isComplete({ definition, implementation }: Statuses): boolean {
  if (implementation === 'Implemented') return true
  if (definition === 'Obsolete' || definition === 'Superseded') return true
  return implementation === 'Informational' && definition === 'Approved'
}

export function lifecycleOf(entry: Statuses): Lifecycle {
  if (isComplete(entry)) return 'Complete'
  return NOT_BEGUN.includes(entry.implementation) ? 'Not started' : 'Started'
}

/** Who asks: the role, the tracks led, and the person, by whom drafter, approver and assignee are known. */
export interface BlueprintActor extends Actor {
  readonly person: string
}

/** The tracks of the sessions that touch the blueprint; whoever leads one of them leads it, and so does any lead where there is none. */
export interface Touched {
  readonly tracks: readonly string[]
}

export function leadsBlueprint(actor: BlueprintActor, { tracks }: Touched): boolean {
  if (actor.role === 'organizer') return true
  if (actor.role !== 'track-lead') return false
  return tracks.length === 0 || tracks.some((track) => actor.tracks.includes(track))
}

const OF_DRAFTER: readonly BlueprintField[] = [
  'title',
  'summary',
  'whiteboard',
  'specUrl',
  'relations',
  'definition',
]
const OF_APPROVER: readonly BlueprintField[] = ['definition']
const OF_ASSIGNEE: readonly BlueprintField[] = ['implementation', 'milestone']
const OF_LEAD: readonly BlueprintField[] = [
  ...OF_DRAFTER,
  'implementation',
  'priority',
  'milestone',
  'project',
  'drafter',
  'approver',
  'assignee',
]

/** Which fields this person may change; readers none. */
export function fieldsOpenTo(
  actor: BlueprintActor,
  entry: BlueprintEntry,
  touched: Touched,
): readonly BlueprintField[] {
  if (actor.role === 'reader') return []
  if (leadsBlueprint(actor, touched)) return OF_LEAD
  const fields = new Set<BlueprintField>()
  if (entry.drafter?.id === actor.person) for (const field of OF_DRAFTER) fields.add(field)
  if (entry.approver?.id === actor.person) for (const field of OF_APPROVER) fields.add(field)
  if (entry.assignee?.id === actor.person) for (const field of OF_ASSIGNEE) fields.add(field)
  return [...fields]
}

/** The statuses of the definition that this person may give it now, in Launchpad's order, the present one included. */
export function definitionsOpenTo(
  actor: BlueprintActor,
  entry: BlueprintEntry,
  touched: Touched,
): readonly DefinitionStatus[] {
  return DEFINITIONS.filter(
    (to) => to === entry.definition || whyNotDefinition(actor, entry, { touched, to }) === null,
  )
}

/** Why the definition may not become that, as a sentence; null where it may. */
export function whyNotDefinition(
  actor: BlueprintActor,
  entry: BlueprintEntry,
  { touched, to }: { readonly touched: Touched; readonly to: DefinitionStatus },
): string | null {
  const { name, definition: from } = entry
  if (!fieldsOpenTo(actor, entry, touched).includes('definition')) {
    return `Only ${name}’s drafter, its approver or a lead of its track moves it on.`
  }
  const agrees = leadsBlueprint(actor, touched) || entry.approver?.id === actor.person
  if (!agrees && (to === 'Approved' || from === 'Approved' || isOver(from))) {
    return `${name} is ${from}: its approver or a lead of its track moves it from there to ${to}.`
  }
  if (to === 'Approved' && from !== 'Review' && from !== 'Pending Approval') {
    return `${name} is ${from}: it is approved out of Review or Pending Approval, so ask for a review first.`
  }
  if (isOver(from) && to !== 'New' && to !== 'Discussion') {
    return `${name} is ${from}: take it up again as New or Discussion first.`
  }
  return null
}

function isOver(definition: DefinitionStatus): boolean {
  return definition === 'Superseded' || definition === 'Obsolete'
}

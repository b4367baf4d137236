/**
 * Changing a blueprint by hand: what is asked for, held against who asks and what stands there, and the steps that its
 * history keeps. Rules K2 to K6 of SPEC.md. Pure: the caller stores what comes out.
 */
import { findPerson } from '../person-lookup.ts'
import { NAME_PATTERN, type Person } from '../summit.ts'
import {
  BLUEPRINT_FIELDS,
  newBlueprint,
  sameField,
  type BlueprintChange,
  type BlueprintEntry,
  type BlueprintField,
  type BlueprintFields,
} from './blueprint-model.ts'
import { changesOf, differencesOf, registration, type BlueprintStep } from './changes.ts'
import { fieldsOpenTo, whyNotDefinition, type BlueprintActor, type Touched } from './lifecycle.ts'
import { checkRelations, relatedTo } from './relations.ts'

export type BlueprintEdit = Partial<BlueprintFields>

export interface EditContext extends BlueprintStep {
  readonly actor: BlueprintActor
  readonly touched: Touched
  readonly all: readonly BlueprintEntry[]
  readonly people: readonly Person[]
}

export type EditOutcome =
  | { readonly kind: 'done'; readonly entry: BlueprintEntry; readonly changes: readonly BlueprintChange[] }
  | { readonly kind: 'refused'; readonly reason: 'role' | 'request'; readonly message: string }

/** The blueprint with the edit in it and the steps taken; none where everything stood so already. */
export function editBlueprint(entry: BlueprintEntry, edit: BlueprintEdit, context: EditContext): EditOutcome {
  const wanted = { ...entry, ...knownPeople(edit, context.people) }
  const fields = BLUEPRINT_FIELDS.filter((field) => !sameField(entry[field], wanted[field]))
  const refusal = whyRefused(entry, wanted, fields, context)
  if (refusal !== null) return refusal
  const changes = changesOf(differencesOf(entry, wanted, fields), context)
  return { kind: 'done', entry: { ...wanted, revision: entry.revision + changes.length }, changes }
}

/** A new blueprint under a name that nobody has. Whoever may write notes may register one. */
export function registerBlueprint(
  wish: { readonly name: string; readonly title: string; readonly project: string },
  context: EditContext,
): EditOutcome {
  const { name } = wish
  const title = wish.title.trim()
  if (context.actor.role === 'reader') {
    return {
      kind: 'refused',
      reason: 'role',
      message: 'Readers register no blueprints: ask a note-taker of the session.',
    }
  }
  if (!NAME_PATTERN.test(name)) {
    const message = `“${name}” is no name for a blueprint: use small letters, digits, +, . and -, at least two, as server-rate-limits.`
    return { kind: 'refused', reason: 'request', message }
  }
  if (context.all.some((each) => each.name === name)) {
    return {
      kind: 'refused',
      reason: 'request',
      message: `There is a blueprint ${name} already: open it instead.`,
    }
  }
  const entry = newBlueprint({ name, title: title === '' ? name : title, project: wish.project })
  const changes = [registration(entry, context)]
  return { kind: 'done', entry: { ...entry, drafter: context.by, revision: 1 }, changes }
}

function whyRefused(
  entry: BlueprintEntry,
  wanted: BlueprintEntry,
  fields: readonly BlueprintField[],
  context: EditContext,
): EditOutcome | null {
  const open = fieldsOpenTo(context.actor, entry, context.touched)
  const shut = fields.find((field) => !open.includes(field))
  if (shut !== undefined) {
    const message = `You may not change the ${FIELD_WORDS[shut]} of ${entry.name}: a lead of its track does${shut === 'definition' || shut === 'summary' ? ', or its drafter' : ''}.`
    return { kind: 'refused', reason: 'role', message }
  }
  if (fields.includes('definition')) {
    const { actor, touched } = context
    const message = whyNotDefinition(actor, entry, { touched, to: wanted.definition })
    if (message !== null) return { kind: 'refused', reason: 'request', message }
  }
  const [problem] = problemsOf(entry, wanted, fields, context)
  return problem === undefined ? null : { kind: 'refused', reason: 'request', message: problem }
}

function problemsOf(
  entry: BlueprintEntry,
  wanted: BlueprintEntry,
  fields: readonly BlueprintField[],
  { all }: EditContext,
): readonly string[] {
  const { name } = entry
  const problems: string[] = []
  if (wanted.title.trim() === '') problems.push(`${name} needs a title.`)
  if (fields.includes('relations')) problems.push(...checkRelations(name, wanted.relations, all))
  if (fields.includes('definition') && wanted.definition === 'Superseded') {
    if (relatedTo(name, 'supersedes', all).length === 0) {
      problems.push(
        `Nothing supersedes ${name} yet: say so at the blueprint that takes its place, with “supersedes ${name}”.`,
      )
    }
  }
  if (fields.includes('specUrl') && wanted.specUrl !== '') {
    if (!/^https?:\/\/\S+$/.test(wanted.specUrl)) {
      problems.push(`“${wanted.specUrl}” is no address of a spec: it begins with https:// and has no blanks.`)
    }
    const other = all.find((each) => each.name !== name && each.specUrl === wanted.specUrl)
    if (other !== undefined)
      problems.push(`${other.name} has this spec’s address already: Launchpad wants one for each.`)
  }
  return problems
}

const FIELD_WORDS: Readonly<Record<BlueprintField, string>> = {
  title: 'title',
  summary: 'summary',
  whiteboard: 'whiteboard',
  workItems: 'work items',
  specUrl: 'spec’s address',
  project: 'project',
  milestone: 'milestone',
  priority: 'priority',
  definition: 'definition',
  implementation: 'implementation',
  drafter: 'drafter',
  approver: 'approver',
  assignee: 'assignee',
  relations: 'relations',
}

/** People that were typed become those the summit knows, where exactly one fits. */
function knownPeople(edit: BlueprintEdit, people: readonly Person[]): BlueprintEdit {
  const known = Object.entries(edit).map(([field, value]) => {
    if (field !== 'drafter' && field !== 'approver' && field !== 'assignee') return [field, value] as const
    if (value === null || typeof value !== 'object' || !('name' in value)) return [field, value] as const
    const person = findPerson(value, people)
    return [field, person === null ? value : { id: person.id, name: person.name }] as const
  })
  return Object.fromEntries(known)
}

/** Imported blueprints and people laid over the store's: what would change is told, and with a wish stored. */
import {
  mergeBlueprints,
  type BlueprintDifference,
  type ImportedBlueprint,
} from '#note/blueprints/merge-import.ts'
import { findPerson } from '#note/person-lookup.ts'
import type { Person, PersonRef, Summit } from '#note/summit.ts'
import type { Store } from '../store/store.ts'
import type { ImportedBlueprints, ImportedPerson } from './imported-blueprints.ts'

export interface BlueprintImport {
  readonly blueprints: readonly BlueprintDifference[]
  /** New, or known now by an account or a fuller name. */
  readonly people: readonly Person[]
  readonly notices: readonly string[]
}

/** Where nobody imported a schedule yet: a summit to hang the blueprints on, which a schedule then describes. */
const BARE_SUMMIT: Summit = {
  ...{ id: 'summit', title: 'Summit', timezone: 'UTC', start: '', end: '' },
  ...{ rooms: [], tracks: [], people: [], blueprints: [] },
}

/** All in one step, or (with `dryRun`) nothing. `at` is an instant. */
export function storeBlueprints(
  store: Store,
  imported: ImportedBlueprints,
  wish: { readonly at: string; readonly dryRun: boolean; readonly by?: PersonRef },
): BlueprintImport {
  return store.together(() => {
    const summit = store.summit.read() ?? BARE_SUMMIT
    const people = imported.people.flatMap((person) => changedPerson(person, summit.people))
    const changedIds = new Set(people.map((person) => person.id))
    const known = [...summit.people.filter((person) => !changedIds.has(person.id)), ...people]
    const sources = imported.blueprints.map((source) => withPeople(source, known))
    const merged = mergeBlueprints(store.blueprints.list(), sources, {
      at: wish.at,
      by: wish.by ?? { name: 'Launchpad' },
    })
    if (!wish.dryRun) {
      if (store.summit.read() === null) store.summit.save(summit)
      for (const person of people) store.summit.savePerson(person)
      for (const { entry, changes } of merged) store.blueprints.save(entry, changes)
    }
    return { blueprints: merged.map((each) => each.difference), people, notices: imported.notices }
  })
}

/** An account that nobody has becomes a person; a person who is called by the account alone gets a name. */
function changedPerson({ account, displayName }: ImportedPerson, people: readonly Person[]): Person[] {
  const known = people.find((person) => person.launchpad === account)
  const name = displayName === '' ? account : displayName
  if (known !== undefined) return displayName === '' || known.name !== account ? [] : [{ ...known, name }]
  const byName = displayName === '' ? null : findPerson({ name: displayName }, people)
  if (byName !== null && byName.launchpad === undefined) return [{ ...byName, launchpad: account }]
  return [
    {
      id: people.some((person) => person.id === account) ? `lp-${account}` : account,
      name,
      launchpad: account,
    },
  ]
}

function withPeople(source: ImportedBlueprint, people: readonly Person[]): ImportedBlueprint {
  const fields: Record<string, unknown> = { ...source.fields }
  for (const field of ['drafter', 'approver', 'assignee'] as const) {
    const who = source.fields[field]
    const person =
      who === undefined || who === null
        ? undefined
        : (people.find((each) => each.launchpad === who.name) ?? findPerson(who, people) ?? undefined)
    if (person !== undefined) fields[field] = { id: person.id, name: person.name }
  }
  return { name: source.name, fields: fields }
}

/**
 * How blueprints stand to one another, and what cannot be: a blueprint that waits for itself, or a chain that ends where
 * it began. Rule K5 of SPEC.md.
 */
import type { BlueprintEntry, Relation, RelationKind } from './blueprint-model.ts'

type Related = Pick<BlueprintEntry, 'name' | 'relations'>

/** What a chain of one kind of relation would mean if it came back to its beginning. */
const NOT_ITSELF: Readonly<Record<RelationKind, string>> = {
  'depends on': 'a blueprint cannot wait for itself',
  implements: 'a blueprint cannot be a part of itself',
  supersedes: 'a blueprint cannot take its own place',
  'rejected by': 'a blueprint cannot reject itself',
}

/**
 * What is wrong with giving `name` these relations, a sentence each; [] where nothing is. `all` are the blueprints as
 * they stand. A name nobody registered is no mistake: Launchpad may know it.
 */
export function checkRelations(
  name: string,
  relations: readonly Relation[],
  all: readonly Related[],
): readonly string[] {
  const others = new Map(all.map((each) => [each.name, each.relations]))
  others.set(name, relations)
  const sentences = relations.flatMap(({ kind, name: other }, index) => {
    const same = relations.findIndex((each) => each.kind === kind && each.name === other)
    if (same < index) return [`${name} ${kind} ${other} is said twice.`]
    const chain = chainBack(name, { kind, name: other }, others)
    return chain === null ? [] : [cycleSentence(kind, chain)]
  })
  return [...new Set(sentences)]
}

/** The names from `name` over `first` back to `name`, along one kind of relation; null where it does not come back. */
function chainBack(
  name: string,
  first: Relation,
  relations: ReadonlyMap<string, readonly Relation[]>,
): readonly string[] | null {
  const cameFrom = new Map<string, string>([[first.name, name]])
  const waiting = [first.name]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (at === name) return walkBack(name, cameFrom)
    for (const relation of relations.get(at) ?? []) {
      if (relation.kind !== first.kind || cameFrom.has(relation.name)) continue
      cameFrom.set(relation.name, at)
      waiting.push(relation.name)
    }
  }
  return null
}

function walkBack(name: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const chain = [name]
  let at = cameFrom.get(name)
  while (at !== undefined && at !== name) {
    chain.unshift(at)
    at = cameFrom.get(at)
  }
  return [name, ...chain]
}

function cycleSentence(kind: RelationKind, chain: readonly string[]): string {
  const steps = chain.slice(1).map((to, index) => `${chain[index]} ${kind} ${to}`)
  const words = steps.length < 2 ? steps.join('') : `${steps.slice(0, -1).join(', ')} and ${steps.at(-1)}`
  return `${words}: ${NOT_ITSELF[kind]}. Take one of these relations away.`
}

/** Those that say `kind` of this blueprint: whoever depends on it, supersedes it, … */
export function relatedTo(name: string, kind: RelationKind, all: readonly Related[]): readonly string[] {
  return all
    .filter((each) => each.relations.some((relation) => relation.kind === kind && relation.name === name))
    .map((each) => each.name)
}

/**
 * What can be cleaned up over the notes of a track: an owner written in two ways, and actions that say the same of one
 * blueprint. Finds and plans only; every change is an edit by line that somebody looks at first. Pure.
 */
import { closeNames } from './close-names.ts'
import { personField } from './item-fields.ts'
import { findPerson } from './person-lookup.ts'
import { foldedWords } from './search/words.ts'
import type { Person, PersonRef } from './summit.ts'
import type { Item } from './wire/api.ts'
import type { NoteEdit } from './wire/review.ts'

/** One change of a plan: which item, what stands there and what would. `after` null deletes the item. */
export interface TidyChange {
  readonly item: Item
  readonly field: 'owner' | 'item'
  readonly before: string
  readonly after: string | null
  readonly edit: NoteEdit
}

/** Changes that belong together: taken or left as one. */
export interface TidyPlan {
  readonly id: string
  readonly kind: 'spelling' | 'twins'
  /** The owner that stays, or the action that is kept, in words. */
  readonly keeps: string
  readonly changes: readonly TidyChange[]
}

/** Spellings first, then twins; both in the order in which the items come. */
export function planTidying(items: readonly Item[], people: readonly Person[]): readonly TidyPlan[] {
  return [...spellingPlans(items, people), ...twinPlans(items)]
}

interface Spelling {
  readonly name: string
  readonly owner: PersonRef
  readonly known: Person | null
  readonly items: Item[]
}

/** A spelling is brought to the known person it is near to, or to the more frequent of two that nobody knows. */
function spellingPlans(items: readonly Item[], people: readonly Person[]): readonly TidyPlan[] {
  const spellings = spellingsOf(items, people)
  const plans: TidyPlan[] = []
  for (const spelling of spellings) {
    const target = targetOf(spelling, spellings)
    if (target === null) continue
    const value = target.known === null ? { name: target.name } : refOf(target.known)
    plans.push({
      id: `spelling ${spelling.name}`,
      kind: 'spelling',
      keeps: value.name,
      changes: spelling.items.map((item) => ({
        ...{ item, field: 'owner', before: spelling.name, after: value.name },
        edit: { kind: 'field', line: item.line, field: 'owner', value: { ...value } },
      })),
    })
  }
  return plans
}

function spellingsOf(items: readonly Item[], people: readonly Person[]): readonly Spelling[] {
  const found = new Map<string, Spelling>()
  for (const item of items) {
    const owner = personField(item, 'owner')
    if (owner === null) continue
    const name = owner.name.trim()
    const known = findPerson(owner, people) ?? null
    const key = known === null ? name : `${known.id} ${name}`
    const spelling = found.get(key) ?? { name, owner, known, items: [] }
    spelling.items.push(item)
    found.set(key, spelling)
  }
  // People whom nobody named yet may be meant too.
  const named = new Set([...found.values()].map(({ known }) => known?.id))
  const others = people.filter(({ id }) => !named.has(id))
  const unnamed = others.map((known) => ({ name: known.name, owner: refOf(known), known, items: [] }))
  return [...found.values(), ...unnamed]
}

/** The one spelling it should have been, or null where it is right or more than one could be meant. */
function targetOf(spelling: Spelling, all: readonly Spelling[]): Spelling | null {
  if (spelling.items.length === 0) return null
  const { known, name } = spelling
  if (known !== null) return known.name === name ? null : { ...spelling, name: known.name }
  const near = all.filter((other) => other !== spelling && isNear(name, other.name))
  const people = new Map(near.flatMap((other) => (other.known === null ? [] : [[other.known.id, other]])))
  if (people.size > 0) return people.size === 1 ? ([...people.values()][0] ?? null) : null
  const more = near.filter(
    (other) =>
      other.items.length > spelling.items.length ||
      (other.items.length === spelling.items.length && other.name.length > name.length),
  )
  return more.length === 1 ? (more[0] ?? null) : null
}

/** The same letters, one name out of the other, or a slip of the hand. */
function isNear(name: string, other: string): boolean {
  const [one, two] = [plain(name), plain(other)]
  if (one === two) return true
  if (one.length < 3) return false
  const words = two.split(' ')
  if (words.includes(one) || one.split(' ').includes(two)) return true
  return Math.abs(one.length - two.length) <= 2 && closeNames(one, [two]).length > 0
}

/** Words that say the same are at least this much of all their words. */
const ALIKE = 0.75

function twinPlans(items: readonly Item[]): readonly TidyPlan[] {
  const actions = items.filter(({ kind }) => kind === 'action')
  const taken = new Set<Item>()
  const plans: TidyPlan[] = []
  for (const [index, first] of actions.entries()) {
    if (taken.has(first)) continue
    const twins = actions.slice(index + 1).filter((other) => !taken.has(other) && areTwins(first, other))
    if (twins.length === 0) continue
    const kept = [first, ...twins].find((each) => personField(each, 'owner') !== null) ?? first
    const gone = [first, ...twins].filter((each) => each !== kept)
    for (const each of [kept, ...gone]) taken.add(each)
    plans.push({
      id: `twins ${kept.session} ${kept.line}`,
      kind: 'twins',
      keeps: `${kept.number} ${kept.text} (${kept.sessionTitle})`,
      changes: gone.map((item) => ({
        ...{ item, field: 'item', before: item.text, after: null },
        edit: { kind: 'delete', line: item.line },
      })),
    })
  }
  return plans
}

/** Of one blueprint, and in nearly the same words. */
function areTwins(one: Item, other: Item): boolean {
  if (!one.blueprints.some((name) => other.blueprints.includes(name))) return false
  const [left, right] = [new Set(foldedWords(one.text)), new Set(foldedWords(other.text))]
  const shared = [...left].filter((word) => right.has(word)).length
  const all = new Set([...left, ...right]).size
  return all > 0 && shared / all >= ALIKE
}

function plain(text: string): string {
  return foldedWords(text).join(' ')
}

function refOf({ id, name }: Person): PersonRef {
  return { id, name }
}

/** The edits of the chosen plans by session, each session's in the order of the plans. */
export function editsBySession(plans: readonly TidyPlan[]): ReadonlyMap<string, readonly NoteEdit[]> {
  const edits = new Map<string, NoteEdit[]>()
  // What one plan deletes no other needs to change.
  const deleted = new Set(
    plans.flatMap(({ changes }) =>
      changes.flatMap(({ item, edit }) => (edit.kind === 'delete' ? [`${item.session} ${item.line}`] : [])),
    ),
  )
  for (const { item, edit } of plans.flatMap(({ changes }) => changes)) {
    if (edit.kind !== 'delete' && deleted.has(`${item.session} ${item.line}`)) continue
    edits.set(item.session, [...(edits.get(item.session) ?? []), edit])
  }
  return edits
}

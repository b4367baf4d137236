/**
 * Finds what two rooms say alike, or opposite, while both may still be seated: decisions of one blueprint with opposite
 * outcome, and items whose words are nearly the same. Hints for people; nothing is decided here. Pure.
 */
import { textField } from '../item-fields.ts'
import type { Item } from '../wire/api.ts'
import type { RadarHint, RadarSide } from '../wire/radar.ts'
import { likeness, meaningOf, type Meaning } from './meaning.ts'

/** From how much of their words two items are near; less where they are about one blueprint. */
const NEAR = 0.6
const NEAR_IN_ONE_BLUEPRINT = 0.4
/** Two or three words are alike too easily. */
const FEWEST_WORDS = 3
/** More of one session would be noise. */
const MOST_OF_A_SESSION = 12

const COMPARED: ReadonlySet<string> = new Set(['decision', 'action', 'question'])

/** What is kept of an item to compare it with. */
export interface Sighting {
  readonly item: Item
  readonly meaning: Meaning
}

/** The items of one note that can be compared. */
export function sightings(items: readonly Item[]): readonly Sighting[] {
  return items.flatMap((item) => {
    if (item.kind === 'blueprint') return { item, meaning: meaningOf('') }
    if (!COMPARED.has(item.kind) || textField(item, 'status') === 'superseded') return []
    const meaning = meaningOf(item.text)
    return meaning.words.size < FEWEST_WORDS ? [] : { item, meaning }
  })
}

/**
 * The hints between one session and others, the strongest first. Whichever of two sessions is looked at, the hint is the
 * same, sides in the order of their names.
 */
export function hintsBetween(own: readonly Sighting[], others: Iterable<Sighting>): readonly RadarHint[] {
  const found: RadarHint[] = []
  for (const other of others) {
    for (const mine of own) {
      const hint = hintOf(mine, other)
      if (hint !== null) found.push(hint)
    }
  }
  return found.sort(byStrength).slice(0, MOST_OF_A_SESSION)
}

/** What the two have to do with one another, or null. */
export function hintOf(left: Sighting, right: Sighting): RadarHint | null {
  if (left.item.session === right.item.session || left.item.kind !== right.item.kind) return null
  if (left.item.kind === 'blueprint') return outcomeHint(left.item, right.item)
  const blueprint = sharedBlueprint(left.item, right.item)
  const score = likeness(left.meaning, right.meaning)
  if (score < (blueprint === null ? NEAR : NEAR_IN_ONE_BLUEPRINT)) return null
  const isOpposite = left.item.kind === 'decision' && left.meaning.sign !== right.meaning.sign
  // Two questions or tasks are twins whatever their sign; said otherwise they are still one.
  return hint(left.item, right.item, { kind: isOpposite ? 'contradiction' : 'twin', blueprint, score })
}

/** One room implements what another rejects. */
function outcomeHint(left: Item, right: Item): RadarHint | null {
  const blueprint = sharedBlueprint(left, right)
  if (blueprint === null) return null
  const rejects = [left, right].filter((item) => textField(item, 'relation') === 'rejected by')
  return rejects.length === 1 ? hint(left, right, { kind: 'contradiction', blueprint, score: 1 }) : null
}

function sharedBlueprint(left: Item, right: Item): string | null {
  const theirs = new Set(right.blueprints)
  return left.blueprints.filter((name) => theirs.has(name)).sort()[0] ?? null
}

function hint(left: Item, right: Item, found: Pick<RadarHint, 'kind' | 'blueprint' | 'score'>): RadarHint {
  const sides = [sideOf(left), sideOf(right)].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  const [first = sideOf(left), second = sideOf(right)] = sides
  const score = Math.round(found.score * 100) / 100
  return { id: `${found.kind} ${nameOf(first)} ${nameOf(second)}`, ...found, score, sides: [first, second] }
}

function sideOf({ session, sessionTitle, track, room, line, number, text }: Item): RadarSide {
  return { session, sessionTitle, track, room, line, number, text }
}

function nameOf({ session, line }: RadarSide): string {
  return `${session} ${line}`
}

function byStrength(left: RadarHint, right: RadarHint): number {
  if (left.kind !== right.kind) return left.kind === 'contradiction' ? -1 : 1
  return right.score - left.score || (left.id < right.id ? -1 : 1)
}

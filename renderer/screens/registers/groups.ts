/**
 * The actions of a register in groups: what nobody has first, whatever the order, then by date or by what was chosen. Pure.
 */
import { textField } from '#note/item-fields.ts'
import { addDays } from '#note/search/days.ts'
import type { Track } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { daysLate, dueOf, isFinished, ownerOf } from '../parts/item-facts.tsx'

export const GROUPINGS = ['date', 'track', 'owner', 'due', 'blueprint', 'milestone'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Group {
  readonly key: string
  readonly title: string
  readonly items: readonly Item[]
}

interface GroupingFacts {
  readonly tracks: readonly Track[]
  /** `2026-10-07`. */
  readonly today: string
}

/** Behind everything that has a name. */
const LAST = '\uffff'

/** The groups in their order, none of them empty; an action with several blueprints is in the group of each. */
export function groupActions(
  items: readonly Item[],
  grouping: Grouping,
  facts: GroupingFacts,
): readonly Group[] {
  const unowned = items.filter((item) => ownerOf(item.fields) === null)
  const owned = items.filter((item) => ownerOf(item.fields) !== null)
  const first = { key: 'unowned', title: say('items.withoutOwner'), items: byDue(unowned) }
  const groups = new Map<string, { title: string; items: Item[] }>()
  for (const item of owned) {
    for (const { key, title } of placesOf(item, grouping, facts)) {
      const group = groups.get(key) ?? { title, items: [] }
      groups.set(key, group)
      group.items.push(item)
    }
  }
  const others = [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, group]) => ({ key, title: group.title, items: byDue(group.items) }))
  return [first, ...others].filter((group) => group.items.length > 0)
}

interface PlaceInOrder {
  readonly key: string
  readonly title: string
}

function placesOf(item: Item, grouping: Grouping, facts: GroupingFacts): readonly PlaceInOrder[] {
  switch (grouping) {
    case 'date':
      return [{ key: '', title: say('items.groupBy.date') }]
    case 'track':
      return [trackPlace(item, facts.tracks)]
    case 'owner':
      return [named(ownerOf(item.fields)?.name ?? null, say('items.withoutOwner'))]
    case 'due':
      return [weekPlace(item, facts.today)]
    case 'blueprint':
      return item.blueprints.length === 0
        ? [named(null, say('items.group.noBlueprint'))]
        : item.blueprints.map((name) => named(name, ''))
    case 'milestone':
      return [named(textField(item, 'milestone'), say('items.group.noMilestone'))]
  }
}

function trackPlace({ track }: Item, tracks: readonly Track[]): PlaceInOrder {
  const index = tracks.findIndex(({ id }) => id === track)
  if (index < 0) return named(null, track ?? say('items.group.noTrack'))
  return { key: String(index).padStart(4, '0'), title: tracks[index]?.name ?? '' }
}

function named(name: string | null, otherwise: string): PlaceInOrder {
  return name === null ? { key: LAST, title: otherwise } : { key: name.toLowerCase(), title: name }
}

function weekPlace({ fields }: Item, today: string): PlaceInOrder {
  const due = dueOf(fields)
  if (isFinished(fields)) return { key: '5', title: say('items.group.done') }
  if (due === null) return { key: '4', title: say('items.noDateRow') }
  if (daysLate(fields, today) > 0) return { key: '0', title: say('items.group.late') }
  const sunday = addDays(today, 7 - (new Date(`${today}T12:00:00Z`).getUTCDay() || 7))
  if (due <= sunday) return { key: '1', title: say('items.group.thisWeek') }
  if (due <= addDays(sunday, 7)) return { key: '2', title: say('items.group.nextWeek') }
  return { key: '3', title: say('items.group.later') }
}

function byDue(items: readonly Item[]): readonly Item[] {
  return [...items].sort((left, right) => compare(dueOf(left.fields) ?? LAST, dueOf(right.fields) ?? LAST))
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

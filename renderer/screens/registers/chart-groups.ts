/** Which actions are charted together: all of them, or those of each track, blueprint or milestone. Pure. */
import { textField } from '#note/item-fields.ts'
import type { Track } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import type { Group } from './groups.ts'

export const CHARTED = ['all', 'track', 'blueprint', 'milestone'] as const
export type Charted = (typeof CHARTED)[number]

/** The largest group first; an action with several blueprints is in each. */
export function chartGroups(items: readonly Item[], by: Charted, tracks: readonly Track[]): readonly Group[] {
  if (by === 'all') return [{ key: '', title: say('charts.everything'), items }]
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const title of titlesOf(item, by, tracks)) groups.set(title, [...(groups.get(title) ?? []), item])
  }
  return [...groups]
    .map(([title, own]) => ({ key: title, title, items: own }))
    .sort((left, right) => right.items.length - left.items.length || (left.title < right.title ? -1 : 1))
}

function titlesOf(item: Item, by: Exclude<Charted, 'all'>, tracks: readonly Track[]): readonly string[] {
  if (by === 'blueprint')
    return item.blueprints.length > 0 ? item.blueprints : [say('items.group.noBlueprint')]
  if (by === 'milestone') return [textField(item, 'milestone') ?? say('items.group.noMilestone')]
  const track = tracks.find(({ id }) => id === item.track)?.name ?? item.track
  return [track ?? say('items.group.noTrack')]
}

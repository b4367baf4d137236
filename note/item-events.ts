/** What became of a note's items between two readings, as events. Pure: the same two lists give the same events. */
import { personField, textField } from './item-fields.ts'
import type { Item } from './wire/api.ts'
import type { ItemEvent } from './wire/events.ts'

/** In the order of the newer list; an item that is gone says nothing. */
export function itemEvents(before: readonly Item[], after: readonly Item[]): readonly ItemEvent[] {
  const older = new Map(before.map((item) => [item.line, item]))
  return after.flatMap((item) =>
    typesOf(older.get(item.line) ?? null, item).map((type) => eventOf(type, item)),
  )
}

function typesOf(was: Item | null, item: Item): readonly ItemEvent['type'][] {
  if (item.kind === 'decision') return isAgreed(item) && !isAgreed(was) ? ['decision.agreed'] : []
  if (item.kind !== 'action') return []
  const earlier = was?.kind === 'action' ? was : null
  const types: ItemEvent['type'][] = [...ownerTypes(earlier, item)]
  if (earlier === null) types.unshift('action.created')
  if (isDone(item) && !isDone(earlier)) types.push('action.done')
  return types
}

function ownerTypes(was: Item | null, action: Item): readonly ItemEvent['type'][] {
  const owner = ownerOf(action)
  if (was !== null && owner === ownerOf(was)) return []
  return [owner === null ? 'action.unowned' : 'action.owned']
}

/** A decision of which nothing else is said is agreed: that is its first status in the shipped templates. */
function isAgreed(item: Item | null): boolean {
  return item?.kind === 'decision' && (textField(item, 'status') ?? 'agreed') === 'agreed'
}

function isDone(item: Item | null): boolean {
  return item !== null && textField(item, 'status') === 'DONE'
}

/** Who owns it, to be compared; null where nobody does. */
function ownerOf(item: Item): string | null {
  const owner = personField(item, 'owner')
  return owner === null ? null : (owner.id ?? owner.name)
}

function eventOf(type: ItemEvent['type'], item: Item): ItemEvent {
  const { session, track, line, number, text } = item
  return { type, session, track, line, number, text, owner: personField(item, 'owner') }
}

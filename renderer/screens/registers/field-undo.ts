/** What sets the fields of an item back to what they were; pure. */
import { textField } from '#note/item-fields.ts'
import type { Item } from '#note/wire/api.ts'
import type { ItemPatch } from '#note/wire/item-states.ts'
import { dueOf, ownerOf, statusOf } from '../parts/item-facts.tsx'

/** `item` as it was before the patch. */
export function undoOf(item: Item, patch: ItemPatch): ItemPatch {
  return {
    ...(patch.owner === undefined ? {} : { owner: ownerOf(item.fields) }),
    ...(patch.due === undefined ? {} : { due: dueOf(item.fields) }),
    ...(patch.status === undefined ? {} : { status: statusOf(item.fields) }),
    ...(patch.milestone === undefined ? {} : { milestone: textField(item, 'milestone') }),
  }
}

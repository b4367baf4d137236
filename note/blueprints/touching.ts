/** Which sessions are about a blueprint: by the schedule, or by a line of their note. Pure. */
import { blueprintField } from '../item-fields.ts'
import type { Session } from '../summit.ts'
import type { Item } from '../wire/api.ts'

/** The blueprint that an item names, or null. */
export function blueprintOfItem(item: Item): string | null {
  const field = item.kind === 'blueprint' ? 'name' : 'blueprint'
  return blueprintField({ fields: item.fields, text: item.text, spans: [] }, field)
}

/** The sessions whose schedule names the blueprint, and those with an item that does, in the order given. */
export function sessionsTouching(
  name: string,
  sessions: readonly Session[],
  items: readonly Item[],
): readonly Session[] {
  const byNote = new Set(items.filter((item) => blueprintOfItem(item) === name).map((item) => item.session))
  return sessions.filter((session) => session.blueprints.includes(name) || byNote.has(session.id))
}

/** The items that a blueprint is concerned by: those that name it, and all of sessions that are about it alone. */
export function itemsTouching(
  name: string,
  touching: readonly Session[],
  items: readonly Item[],
): readonly Item[] {
  const ids = new Set(touching.map((session) => session.id))
  const alone = new Set(
    touching
      .filter((session) => session.blueprints.every((each) => each === name))
      .map((session) => session.id),
  )
  return items.filter((item) => {
    if (!ids.has(item.session)) return false
    const named = blueprintOfItem(item)
    return named === name || (named === null && alone.has(item.session))
  })
}

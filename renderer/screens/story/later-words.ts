/** What was set of an item beside its note, as words under its line. Pure. */
import { STATE_FIELDS, type StateField } from '#note/wire/item-states.ts'
import type { Item } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { dayOf } from '../clock.ts'
import { ownerOf } from '../parts/item-facts.tsx'
import { valueWords } from './story-words.ts'

/** `Since then: Done (Kofi Mensah, Mon 12 Oct)`; empty where nothing was set. */
export function laterWords(item: Item, timezone: string): string {
  const parts = STATE_FIELDS.flatMap((field) => {
    const stamp = item.later[field]
    const what = whatWords(item, field)
    if (stamp === undefined || what === null) return []
    const said = stamp.reason === undefined ? what : say('story.laterWhy', { what, why: stamp.reason })
    const day = dayOf(stamp.at, timezone)
    const who = stamp.by?.name ?? say('items.someone')
    return say('story.laterBy', { what: said, who, day })
  })
  return parts.length === 0 ? '' : say('story.since', { what: parts.join(' · ') })
}

function whatWords(item: Item, field: StateField): string | null {
  const { answer } = item.fields
  if (field === 'answer') return answer === 'declined' ? say('story.declined') : say('story.accepted')
  // Declining says already that it is nobody's.
  if (field === 'owner' && ownerOf(item.fields) === null && answer === 'declined') return null
  const value = field === 'owner' ? (ownerOf(item.fields)?.name ?? null) : textOf(item.fields[field])
  const words = valueWords(field, value)
  return field === 'status'
    ? words
    : say('story.laterField', { field: say(`items.column.${field}`), value: words })
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * An item's fields as they are drawn outside the editor: owner, due, status, and whatever else stands there.
 */
import { Calendar, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { parsePersonRef } from '#note/about.ts'
import type { JsonValue } from '#note/record-model.ts'
import { HANDS, handsResult } from '#note/show-of-hands.ts'
import type { PersonRef } from '#note/summit.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { dayLabel } from '../clock.ts'
import { say } from '../../words/say.ts'
import { handsIn } from './hands-words.ts'
import { valueLabel } from '../../words/labels.ts'
import { Icon } from './icon.tsx'
import { Initials } from './initials.tsx'

export type Fields = Readonly<Record<string, JsonValue>>

/** The action statuses in Launchpad's order, as people call them. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  TODO: say('items.status.TODO'),
  INPROGRESS: say('items.status.INPROGRESS'),
  BLOCKED: say('items.status.BLOCKED'),
  DONE: say('items.status.DONE'),
  POSTPONED: say('items.status.POSTPONED'),
}

/** The owner of an action, or null. */
export function ownerOf(fields: Fields): PersonRef | null {
  return parsePersonRef(fields['owner'])
}

/** The status of an action; one never set is to do. */
export function statusOf(fields: Fields): string {
  const { status } = fields
  return typeof status === 'string' && status !== '' ? status : 'TODO'
}

/** Done, or put off: nobody waits for it now. */
export function isFinished(fields: Fields): boolean {
  return statusOf(fields) === 'DONE' || statusOf(fields) === 'POSTPONED'
}

/** The due day, `2026-10-16`, or null. */
export function dueOf(fields: Fields): string | null {
  const { due } = fields
  return typeof due === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(due) ? due : null
}

/** How many days late an action is on `today`; 0 where it is not, or is done. */
export function daysLate(fields: Fields, today: string): number {
  const due = dueOf(fields)
  if (due === null || isFinished(fields) || due >= today) return 0
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000)
}

/** `16 Oct`. */
export function dueWords(due: string): string {
  return dayLabel(due, 'medium').split(' ').slice(1).join(' ')
}

export function OwnerChip({ fields }: { readonly fields: Fields }): ReactNode {
  const owner = ownerOf(fields)
  if (owner !== null) {
    return (
      <span className="chip chip-owner">
        <Initials name={owner.name} size={18} />
        {owner.name}
      </span>
    )
  }
  return (
    <span className="chip chip-need">
      <Icon of={UserPlus} size={13} />
      {say('items.ownerNeeded')}
    </span>
  )
}

export function StatusWord({ fields }: { readonly fields: Fields }): ReactNode {
  const status = statusOf(fields)
  return (
    <span className="action-status">
      <KindGlyph kind="action" status={status} size={14} />
      {STATUS_WORDS[status] ?? status}
    </span>
  )
}

/** The row of fields under an item's text. */
export function ItemFacts({
  kind,
  fields,
  today,
}: {
  readonly kind: string
  readonly fields: Fields
  readonly today: string
}): ReactNode {
  const due = dueOf(fields)
  const late = daysLate(fields, today)
  return (
    <div className="item-facts">
      {kind === 'action' ? <OwnerChip fields={fields} /> : null}
      {due === null ? null : (
        <span className={late > 0 ? 'chip chip-late' : 'chip'}>
          <Icon of={Calendar} size={13} />
          {late > 0 ? say('items.dueLate', { due: dueWords(due), days: late }) : dueWords(due)}
        </span>
      )}
      {kind === 'action' ? <StatusWord fields={fields} /> : null}
      {otherFields(fields).map(([key, words]) => (
        <span key={key}>{words}</span>
      ))}
    </div>
  )
}

const DRAWN = new Set(['owner', 'due', 'status', 'nobody', 'reference', 'carried', 'of', 'answer'])

/** The remaining fields that are plain words, in their own order. */
function otherFields(fields: Fields): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (DRAWN.has(key)) return []
    const hands = key === HANDS ? handsResult(value) : null
    if (hands !== null) return [[key, handsIn(hands)] as const]
    const person = parsePersonRef(value)
    if (person !== null) return [[key, person.name] as const]
    return typeof value === 'string' && value !== '' ? [[key, valueLabel(value)] as const] : []
  })
}

/**
 * What somebody wants changed of an item, held against what they may and against what the field can be. Pure; the relay
 * keeps what comes out (rules I3, I4).
 */
import { personField, textField } from '../item-fields.ts'
import { oneLine } from '../one-line.ts'
import type { JsonValue } from '../record-model.ts'
import { isSamePerson, statusIn } from '../search/fits.ts'
import { leadsSession, type Actor, type PersonRef, type Session } from '../summit.ts'
import { ACTION_STATUSES } from '../template-core.ts'
import type { Item } from '../wire/api.ts'
import type { ItemPatch, OwnerAnswerRequest, StateField } from '../wire/item-states.ts'
import { isSame, ownerValue } from './standing.ts'

/** One field from what is shown to what is wanted. */
export interface FieldChange {
  readonly field: StateField
  readonly from: JsonValue
  readonly to: JsonValue
  readonly reason?: string
}

export type WishOutcome =
  | { readonly kind: 'changes'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'refused'; readonly reason: 'role' | 'request'; readonly message: string }

export interface Wisher extends Actor {
  readonly person: PersonRef
  /** Whether they may write in the note as it is now, and the note is not frozen. */
  readonly writes: boolean
}

/** What a status may be, by the item's kind. A kind that is not here has none. */
export const STATUSES: Readonly<Record<string, readonly string[]>> = {
  action: ACTION_STATUSES,
  decision: ['proposed', 'agreed', 'contested', 'superseded'],
  question: ['open', 'answered', 'dropped'],
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const LONGEST_MILESTONE = 60

/** The changes that a patch comes to; those that change nothing are left out. */
export function wishedChanges(
  item: Item,
  patch: ItemPatch,
  { session, who }: { readonly session: Pick<Session, 'track'>; readonly who: Wisher },
): WishOutcome {
  const wanted = wantedValues(item, patch)
  if ('message' in wanted) return wanted
  const changes = wanted.changes.filter(({ from, to }) => !isSame(from, to))
  const forbidden = changes.find((change) => !mayChange(item, change, { session, who }))
  if (forbidden !== undefined) return refusal('role', WHO_MAY[forbidden.field])
  const reason = reasonOf(patch.reason)
  const all = changes.some(({ field }) => field === 'owner') ? [...changes, ...answerGone(item)] : changes
  return { kind: 'changes', changes: all.map((change) => ({ ...change, ...reason })) }
}

/** What the owner's answer comes to: declining leaves the action with nobody. */
export function answeredChanges(
  item: Item,
  { answer, reason }: OwnerAnswerRequest,
  me: PersonRef,
): WishOutcome {
  const owner = personField(item, 'owner')
  if (item.kind !== 'action' || !isSamePerson(owner, me)) {
    const whose = owner === null ? 'nobody' : oneLine(owner.name)
    return refusal('role', `${item.number} belongs to ${whose}: only its owner accepts or declines it.`)
  }
  if (answer === 'declined' && (reason ?? '').trim() === '')
    return refusal(
      'request',
      `Say in a sentence why you decline ${item.number}: its lead has to find somebody else.`,
    )
  const said = { field: 'answer', from: textField(item, 'answer'), to: answer, ...reasonOf(reason) } as const
  const given = { field: 'owner', from: ownerValue(owner), to: null, ...reasonOf(reason) } as const
  return { kind: 'changes', changes: answer === 'declined' ? [given, said] : [said] }
}

const WHO_MAY: Readonly<Record<StateField, string>> = {
  owner: 'Who owns this is said by those who lead the session; you may take for yourself what nobody has.',
  due: 'The date is set by whoever owns this and by those who lead the session.',
  status: 'The status is set by whoever owns this and by those who lead the session.',
  milestone: 'The milestone is set by whoever owns this and by those who lead the session.',
  answer: 'Only its owner accepts or declines it.',
}

function mayChange(
  item: Item,
  { field, to }: FieldChange,
  { session, who }: { readonly session: Pick<Session, 'track'>; readonly who: Wisher },
): boolean {
  if (who.writes || leadsSession(who, session)) return true
  const owner = personField(item, 'owner')
  if (field !== 'owner') return isSamePerson(owner, who.person)
  const takes = typeof to === 'object' && isSame(to, ownerValue(who.person))
  return takes && owner === null && who.role !== 'reader'
}

function wantedValues(
  item: Item,
  patch: ItemPatch,
): { readonly changes: readonly FieldChange[] } | Extract<WishOutcome, { kind: 'refused' }> {
  const problem = problemOf(item, patch)
  if (problem !== null) return refusal('request', problem)
  const { owner, due, status, milestone } = patch
  const changes: FieldChange[] = []
  const want = (field: StateField, from: JsonValue, to: JsonValue) => void changes.push({ field, from, to })
  if (owner !== undefined) want('owner', ownerValue(personField(item, 'owner')), ownerValue(owner))
  if (due !== undefined) want('due', textField(item, 'due'), due)
  if (status !== undefined) want('status', statusIn(item), status)
  if (milestone !== undefined)
    want('milestone', textField(item, 'milestone'), oneLine(milestone ?? '') || null)
  return { changes }
}

/** What of the patch cannot be, in a sentence; or null. */
function problemOf(item: Item, { owner, due, status, milestone }: ItemPatch): string | null {
  const forActions = [owner, due, milestone].some((value) => value !== undefined)
  if (forActions && item.kind !== 'action')
    return `${item.number} is no action: only its status can be set here.`
  if (status !== undefined && !(STATUSES[item.kind] ?? []).includes(status))
    return `"${oneLine(status)}" is no status of ${item.number}: ${statusesOf(item.kind)}.`
  if (typeof due === 'string' && !DAY.test(due))
    return `"${oneLine(due)}" is no day: write it like 2026-10-16.`
  return oneLine(milestone ?? '').length > LONGEST_MILESTONE
    ? `A milestone has at most ${LONGEST_MILESTONE} letters, like 8.0-beta1.`
    : null
}

function statusesOf(kind: string): string {
  const known = STATUSES[kind]
  return known === undefined ? 'it has none' : `choose one of ${known.join(', ')}`
}

/** A new owner has not answered yet. */
function answerGone(item: Item): readonly FieldChange[] {
  const from = textField(item, 'answer')
  return from === null ? [] : [{ field: 'answer', from, to: null }]
}

function reasonOf(reason: string | undefined): { readonly reason?: string } {
  const words = oneLine(reason ?? '')
  return words === '' ? {} : { reason: words }
}

function refusal(reason: 'role' | 'request', message: string): Extract<WishOutcome, { kind: 'refused' }> {
  return { kind: 'refused', reason, message }
}

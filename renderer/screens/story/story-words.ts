/** What happened to an item in words: the deed, who did it, and the values of a field as people read them. Pure. */
import type { PersonRef } from '#note/summit.ts'
import type { StoryDeed, StoryStep } from '#note/wire/item-story.ts'
import { say } from '../../words/say.ts'
import { dueWords, STATUS_WORDS } from '../parts/item-facts.tsx'

const DEEDS: Readonly<Record<Exclude<StoryDeed, 'field'>, string>> = {
  written: say('story.written'),
  reworded: say('story.reworded'),
  converted: say('story.converted'),
  moved: say('story.moved'),
  removed: say('story.removed'),
  back: say('story.back'),
  accepted: say('story.accepted'),
  declined: say('story.declined'),
  said: say('story.said'),
  returned: say('story.returned'),
  settled: say('story.settled'),
  proposed: say('story.proposed'),
  'proposal-taken': say('story.proposalTaken'),
  'proposal-left': say('story.proposalLeft'),
  'session-closed': say('story.sessionClosed'),
  'session-returned': say('story.sessionReturned'),
  'session-approved': say('story.sessionApproved'),
  'session-published': say('story.sessionPublished'),
}

/** `Reworded`, `Owner`: the step's first word. */
export function deedWords({ what, field }: StoryStep): string {
  if (what === 'field') return fieldWords(field ?? '')
  return what === 'proposed' && field !== undefined ? `${DEEDS.proposed}: ${fieldWords(field)}` : DEEDS[what]
}

const FIELDS: Readonly<Record<string, string>> = {
  owner: say('items.column.owner'),
  due: say('items.column.due'),
  status: say('items.column.status'),
  milestone: say('items.column.milestone'),
  nobody: say('story.nobodyYet'),
}

function fieldWords(field: string): string {
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field] ?? field
  return field.charAt(0).toUpperCase() + field.slice(1).replaceAll('-', ' ')
}

/** The names, `You` for the reader's own; empty where nobody is named. */
export function whoWords(by: readonly PersonRef[], me: string): string {
  return by.map(({ id, name }) => (id === me ? say('story.you') : name)).join(', ')
}

/** Statuses of decisions and questions; an action's are Launchpad's. */
const STATUSES: Readonly<Record<string, string>> = {
  ...STATUS_WORDS,
  proposed: say('registers.proposed'),
  agreed: say('story.agreed'),
  contested: say('registers.contested'),
  superseded: say('registers.superseded'),
  open: say('registers.stillOpen'),
  answered: say('registers.answered'),
  dropped: say('story.dropped'),
}

export function statusWords(status: string): string {
  return Object.hasOwn(STATUSES, status) ? (STATUSES[status] ?? status) : status
}

/** A field's value as people read it. */
export function valueWords(field: string | undefined, value: string | null): string {
  if (value === null) return field === 'owner' ? say('items.nobody') : say('story.nothing')
  if (field === 'status') return statusWords(value)
  if (field === 'nobody') return value === 'true' ? say('story.yes') : say('story.no')
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dueWords(value) : value
}

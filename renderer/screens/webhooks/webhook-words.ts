/** A webhook in words: what is posted to it, what was taken last, what went wrong. Pure. */
import type { EventType } from '#note/wire/events.ts'
import { HOOK_EVENTS, isPosted, type Webhook } from '#note/wire/webhooks.ts'
import { say } from '../../words/say.ts'
import { dayOf, timeOf } from '../clock.ts'

/** `note approved`; a kind that this page does not know by its name. */
export function eventWords(type: EventType): string {
  return HOOK_EVENTS.some((each) => each === type) && isPosted(type) ? say(`webhooks.event.${type}`) : type
}

/** `session closed, action done, in Server`. */
export function postedWords(
  { types, track }: Pick<Webhook, 'types' | 'track'>,
  nameOfTrack: (track: string) => string,
): string {
  const all = HOOK_EVENTS.every((type) => types.includes(type))
  const what = all ? say('webhooks.every') : types.map(eventWords).join(', ')
  return track === null ? what : say('webhooks.ofTrack', { what, track: nameOfTrack(track) })
}

/** `Wed 7 Oct, 13:58`. */
export function whenWords(at: string, timezone: string): string {
  return `${dayOf(at, timezone)}, ${timeOf(at, timezone)}`
}

export function takenWords({ deliveredAt }: Pick<Webhook, 'deliveredAt'>, timezone: string): string {
  if (deliveredAt === null) return say('webhooks.never')
  return say('webhooks.taken', { when: whenWords(deliveredAt, timezone) })
}

/** Null where the last call was taken, or none was made. */
export function failingWords(
  { problem, failedAt, failures }: Pick<Webhook, 'problem' | 'failedAt' | 'failures'>,
  timezone: string,
): string | null {
  if (problem === null) return null
  if (failedAt === null) return problem
  return say('webhooks.failing', {
    count: Math.max(1, failures),
    when: whenWords(failedAt, timezone),
    why: problem,
  })
}

/**
 * A session that somebody began under an id of their own, perhaps while no relay could be reached (rules S10 to S12).
 * Bringing it again changes nothing. Where its twin is there, the id becomes another name of that session: lines have
 * ids of their own, so its note is laid into the twin's by the ordinary sync and nothing is copied.
 */
import { isNearTitle } from '#note/near-title.ts'
import { mayWrite, type Session, type Summit } from '#note/summit.ts'
import type { MadeSessionRequest } from '#note/wire/api.ts'
import type { Access } from '../access/access.ts'
import type { SessionStore } from '../store/store.ts'
import { createSession } from './new-session.ts'

export type BroughtSession =
  | { readonly kind: 'made' | 'merged' | 'known'; readonly session: Session }
  | { readonly kind: 'refused'; readonly message: string }

export interface BringContext {
  readonly sessions: SessionStore
  readonly summit: Summit
  readonly access: Access
  /** Template id of new sessions. */
  readonly template: string
  /** An instant. */
  readonly at: string
}

export function bringSession(id: string, wish: MadeSessionRequest, context: BringContext): BroughtSession {
  const { sessions, access, at } = context
  const resolved = sessions.resolve(id)
  const known = resolved === null ? null : sessions.find(resolved)
  if (known !== null) return { kind: 'known', session: known }
  const outcome = createSession(id, wish, context)
  if (outcome.kind === 'refused') return outcome
  const twin = sessions.list().find((each) => isTwin(each, outcome.session) && canTakeIn(access, each))
  if (twin !== undefined) {
    sessions.addAlias({ alias: id, session: twin.id, at, by: access.person.id })
    return { kind: 'merged', session: twin }
  }
  sessions.save(outcome.session)
  return { kind: 'made', session: outcome.session }
}

/** Made by hand for the same room, at overlapping times, under nearly the same title. */
export function isTwin(left: Session, right: Session): boolean {
  if (!left.unscheduled || !right.unscheduled || left.room === null || left.room !== right.room) return false
  return overlap(left, right) && isNearTitle(left.title, right.title)
}

/** What was written on the way must find room in the twin's note: one that is approved takes nothing any more. */
function canTakeIn(access: Access, session: Session): boolean {
  return session.state === 'scheduled' || mayWrite(access, session)
}

function overlap(left: Session, right: Session): boolean {
  if (left.start === null || left.end === null || right.start === null || right.end === null) return false
  return Date.parse(left.start) < Date.parse(right.end) && Date.parse(right.start) < Date.parse(left.end)
}

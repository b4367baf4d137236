/**
 * The words of a summit that everybody shares: people, rooms, tracks, sessions, roles and states.
 * Plain data; knows nothing of notes, stores or screens.
 */

/** What a token may do. A track lead leads the tracks named beside the role. */
export type Role = 'organizer' | 'track-lead' | 'note-taker' | 'reader'

/** A person as others refer to one: the typed name is always kept, the id only where the person is known. */
export interface PersonRef {
  readonly id?: string
  readonly name: string
}

/** Somebody the summit knows. `launchpad` is the account that exports name; absent where unknown. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly launchpad?: string
}

export interface Room {
  readonly id: string
  readonly name: string
  readonly seats?: number
}

export interface Track {
  readonly id: string
  readonly name: string
}

/** A blueprint as known beforehand. `name` follows Launchpad: `[a-z0-9][a-z0-9+.-]+`. */
export interface Blueprint {
  readonly name: string
  readonly title: string
  readonly project?: string
}

/** A day that everybody plans by, such as a beta of the release calendar. `day` is `YYYY-MM-DD`. */
export interface Milestone {
  readonly name: string
  readonly day: string
}

/** `start` and `end` are the first and last conference day, `YYYY-MM-DD`; `timezone` is an IANA name. */
export interface Summit {
  readonly id: string
  readonly title: string
  readonly timezone: string
  readonly start: string
  readonly end: string
  readonly rooms: readonly Room[]
  readonly tracks: readonly Track[]
  readonly people: readonly Person[]
  readonly blueprints: readonly Blueprint[]
  /** By day; absent where none are known. */
  readonly milestones?: readonly Milestone[]
  /** Nobody is shown who wrote which words. */
  readonly attribution?: 'off'
}

/** DESIGN: scheduled → open → closed → approved → published; `returned` goes from closed back to writing. */
export type SessionState = 'scheduled' | 'open' | 'closed' | 'returned' | 'approved' | 'published'

/**
 * One session of the summit, which is also one note.
 * `id` is our own (`[a-z0-9][a-z0-9+.-]+`); `key` is the source's guid, id or UID, by which a schedule is imported again.
 * `start` and `end` are instants (`2026-10-07T11:30:00Z`); `day` is the conference day it belongs to, `YYYY-MM-DD`.
 * `roles` are the people named at opening, by role key of the template (`lead`, `note-taker`, `approver`).
 */
export interface Session {
  readonly id: string
  readonly key: string | null
  readonly title: string
  readonly abstract: string
  readonly track: string | null
  readonly room: string | null
  readonly day: string | null
  readonly start: string | null
  readonly end: string | null
  readonly speakers: readonly PersonRef[]
  readonly blueprints: readonly string[]
  readonly state: SessionState
  readonly template: string
  readonly roles: Readonly<Record<string, PersonRef>>
  /** Made by hand at the summit, not by the schedule. */
  readonly unscheduled: boolean
  /** No longer in the newest schedule, but it has a note and so it stays. */
  readonly dropped: boolean
  /** Its leads let nobody in by the room's code. */
  readonly guests?: 'none'
}

/** One step in a session's life, for its history. `at` is an instant. */
export interface StateChange {
  readonly at: string
  readonly from: SessionState
  readonly to: SessionState
  readonly by: PersonRef
  readonly reason?: string
}

const TRANSITIONS: Readonly<Record<SessionState, readonly SessionState[]>> = {
  scheduled: ['open'],
  open: ['closed'],
  closed: ['approved', 'returned'],
  returned: ['closed'],
  approved: ['published', 'returned', 'closed'],
  published: [],
}

/** Who may act on a session: the role, and the tracks a track lead leads. */
export interface Actor {
  readonly role: Role
  readonly tracks: readonly string[]
  /** The one session a guest is let into; nothing for everybody else. */
  readonly session?: string | null
}

/** Whether this is a guest of one session and nobody the summit has invited. */
export function isGuest(actor: Pick<Actor, 'session'>): boolean {
  return actor.session !== undefined && actor.session !== null
}

/** Whether this actor leads the session: an organizer always, a track lead in the named tracks. */
export function leadsSession(actor: Actor, session: Pick<Session, 'track'>): boolean {
  if (isGuest(actor)) return false
  if (actor.role === 'organizer') return true
  return actor.role === 'track-lead' && session.track !== null && actor.tracks.includes(session.track)
}

/** Whether the words of the note may be changed by this actor in the session's state. */
export function mayWrite(actor: Actor, session: Pick<Session, 'id' | 'track' | 'state'>): boolean {
  if (isGuest(actor) && actor.session !== session.id) return false
  if (actor.role === 'reader' || session.state === 'scheduled') return false
  if (session.state === 'approved' || session.state === 'published') return leadsSession(actor, session)
  return true
}

/**
 * Whether this actor's edits are taken as they are. Once a session is closed that is for those who lead it, and others
 * propose; what somebody wrote before and sends later is still taken (`mayWrite`).
 */
export function mayEdit(actor: Actor, session: Pick<Session, 'id' | 'track' | 'state'>): boolean {
  return mayWrite(actor, session) && (session.state !== 'closed' || leadsSession(actor, session))
}

/** Whether this actor may bring the session into that state; the gates (missing sections) are asked separately. */
export function mayChangeState(
  actor: Actor,
  session: Pick<Session, 'track' | 'state'>,
  to: SessionState,
): boolean {
  if (!TRANSITIONS[session.state].includes(to) || actor.role === 'reader' || isGuest(actor)) return false
  const forLeads =
    to === 'approved' || to === 'returned' || to === 'published' || session.state === 'approved'
  return forLeads ? leadsSession(actor, session) : true
}

/** What a session, a blueprint and a spec file may be called (Launchpad's rule for blueprint names). */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9+.-]+$/

/**
 * What happens at a summit, as the relay announces it: one small value an event sent as a server-sent
 * event. Events announce and decide nothing: what counts is read from the API.
 */
import type { PersonRef, SessionState } from '../summit.ts'
import type { Completeness } from './api.ts'
import type { StateField } from './item-states.ts'
import type { RadarHint } from './radar.ts'

/** Every kind of event, in the order of the documentation. */
export const EVENT_TYPES = [
  'session.made',
  'session.opened',
  'session.closed',
  'session.returned',
  'session.approved',
  'session.published',
  'decision.agreed',
  'action.created',
  'action.owned',
  'action.unowned',
  'action.done',
  'item.changed',
  'radar.found',
  'radar.dismissed',
  'note.edited',
  'note.progressed',
  'presence.changed',
  'review.changed',
  'session.message',
  'summit.changed',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

/** A session nobody planned. */
export interface SessionMadeEvent {
  readonly type: 'session.made'
  readonly session: string
  readonly track: string | null
  readonly title: string
}

/** A step in a session's life. `from` tells a first closing from an approval that was taken back. */
export interface SessionStepEvent {
  readonly type:
    'session.opened' | 'session.closed' | 'session.returned' | 'session.approved' | 'session.published'
  readonly session: string
  readonly track: string | null
  readonly title: string
  readonly from: SessionState
  readonly by: PersonRef
  readonly reason?: string
}

/** Something became of an item. `number` is its name in the note at that moment; `line` is its name for good. */
export interface ItemEvent {
  readonly type: 'decision.agreed' | 'action.created' | 'action.owned' | 'action.unowned' | 'action.done'
  readonly session: string
  readonly track: string | null
  readonly line: string
  readonly number: string
  readonly text: string
  readonly owner: PersonRef | null
}

/** Owner, due, status, milestone or the owner's answer of an item were set: read the items again. */
export interface ItemChangedEvent {
  readonly type: 'item.changed'
  readonly session: string
  readonly track: string | null
  readonly line: string
  readonly number: string
  readonly fields: readonly StateField[]
  readonly by: PersonRef
}

/** Two rooms say the same or the opposite, or somebody says that it is nothing; told for each of the two sessions. */
export interface RadarEvent {
  readonly type: 'radar.found' | 'radar.dismissed'
  readonly session: string
  readonly track: string | null
  /** Its id in `GET /radar`. */
  readonly hint: string
  readonly kind: RadarHint['kind']
}

/** Somebody wrote; told once in a few seconds for each note, however fast they type. */
export interface NoteEditedEvent {
  readonly type: 'note.edited'
  readonly session: string
  readonly track: string | null
  /** Number of the note's last update. */
  readonly seq: number
  readonly lastEditAt: string
  readonly here: number
  /** Who wrote since it was told last. */
  readonly writing: readonly PersonRef[]
}

/** The note was read again after a quiet moment, and how far it is has changed. */
export interface NoteProgressedEvent {
  readonly type: 'note.progressed'
  readonly session: string
  readonly track: string | null
  readonly completeness: Completeness
}

/** Somebody came or left while nobody wrote. */
export interface PresenceChangedEvent {
  readonly type: 'presence.changed'
  readonly session: string
  readonly track: string | null
  readonly here: number
}

/** An item was returned, a proposal made or answered: read `GET /sessions/:id/review` again. */
export interface ReviewChangedEvent {
  readonly type: 'review.changed'
  readonly session: string
  readonly track: string | null
  readonly by: PersonRef
}

/** Whoever leads the track says something to those who write; it is kept nowhere. */
export interface SessionMessageEvent {
  readonly type: 'session.message'
  readonly session: string
  readonly track: string | null
  readonly by: PersonRef
  readonly text: string
}

/** People, rooms, tracks or the schedule are others now: read the summit and the sessions again. */
export interface SummitChangedEvent {
  readonly type: 'summit.changed'
}

/** An event before it has its number and its time. */
export type Happening =
  | SessionMadeEvent
  | SessionStepEvent
  | ItemEvent
  | ItemChangedEvent
  | RadarEvent
  | NoteEditedEvent
  | NoteProgressedEvent
  | PresenceChangedEvent
  | ReviewChangedEvent
  | SessionMessageEvent
  | SummitChangedEvent

/** As it is sent. `id` is only good for coming back with it; `at` is an instant. */
export type SummitEvent = Happening & { readonly id: string; readonly at: string }

/**
 * The first message of a stream. Where `resumed` is false, events may have been missed: read everything again. `now` is
 * the relay's clock.
 */
export interface StreamReady {
  readonly resumed: boolean
  readonly now: string
}

/** The `event:` name of the first message of a stream. */
export const READY = 'ready'

/** Whether this is the name of an event. */
export function isEventType(text: string): text is EventType {
  return (EVENT_TYPES as readonly string[]).includes(text)
}

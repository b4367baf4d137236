/**
 * Requests and answers of `/api/v1`, as both sides see them. Instants are ISO 8601 with `Z`. Errors are
 * `{ error: { code, message } }` with a sentence that names the thing and the way out.
 */
import type { Finding, JsonValue } from '../record-model.ts'
import type { Person, PersonRef, Role, Session, SessionState, StateChange, Summit } from '../summit.ts'
import type { Template } from '../template-model.ts'
import type { Stamp, StateField } from './item-states.ts'

/** `POST /join`: trades an invite's secret (from the link's fragment) for a session token, once per person. */
export interface JoinRequest {
  readonly secret: string
  readonly name: string
}
export interface JoinAnswer {
  readonly token: string
  readonly me: Me
}

/** `GET /me`. A guest's role is note-taker, in the one session alone. */
export interface Me {
  readonly person: Person
  readonly role: Role
  readonly tracks: readonly string[]
  /** The one session a guest is let into; absent for everybody else. */
  readonly session?: string
}

/** One of `GET /sessions/:id/guests`. `since` is an instant. */
export interface Guest {
  readonly person: Person
  readonly since: string
}
export interface GuestsAnswer {
  readonly guests: readonly Guest[]
}

/** `GET /sessions/:id/writers`: whose the Yjs client ids of a note are. */
export interface WritersAnswer {
  readonly writers: readonly { readonly client: number; readonly person: PersonRef }[]
}

/** `PUT /sessions/:id/guests`: false ends every link and every guest's access, and no more are let in until it is true. */
export interface GuestsWish {
  readonly welcome: boolean
}

/** `POST /sessions/:id/guests`: a link that lets guests into this note until the instant `until`. */
export interface GuestLinkAnswer {
  readonly link: string
  readonly until: string
}

/** `GET /summit`. `now` is the relay's clock, so that laptops with wrong clocks show the right minutes. */
export interface SummitAnswer {
  readonly summit: Summit
  readonly now: string
  /** What a session made by hand begins with; not for guests. */
  readonly template?: Template
}

/** How far a note is, derived from its record. `done` of `total` sections; `missing` in words, by section. */
export interface Completeness {
  readonly done: number
  readonly total: number
  readonly sections: readonly SectionProgress[]
  readonly findings: readonly Finding[]
  readonly decisions: number
  readonly actions: number
  readonly unowned: number
  readonly questions: number
  readonly lines: number
  /** The beginning of the line that was begun last; absent where no line says when. */
  readonly last?: string
}
export interface SectionProgress {
  readonly key: string
  readonly title: string
  readonly state: 'done' | 'none' | 'begun' | 'wants' | 'empty'
  readonly count: number
}

/** One row of `GET /sessions`. */
export interface SessionSummary {
  readonly session: Session
  /** Null while the session has no note. */
  readonly completeness: Completeness | null
  /** When the note was last written in, or null. */
  readonly lastEditAt: string | null
  /** Connections in the note now. */
  readonly here: number
}
export interface SessionsAnswer {
  readonly sessions: readonly SessionSummary[]
}

/** `POST /sessions`: a session nobody planned. */
export interface NewSessionRequest {
  readonly title: string
  readonly track?: string
  readonly room?: string
  readonly start?: string
  readonly end?: string
}

/**
 * `PUT /sessions/:id`: the same under an id of one's own, so that it can be made without a network and sent twice. With
 * `roles` it is opened at once. The answer's session has another id where two people made the same one.
 */
export interface MadeSessionRequest extends NewSessionRequest {
  readonly roles?: Readonly<Record<string, PersonRef>>
}

/** `GET /sessions/:id`. */
export interface SessionAnswer {
  readonly summary: SessionSummary
  readonly template: Template
  /** The version of the note's model that the relay knows; absent from relays that know the first only. */
  readonly model?: number
  readonly history: readonly StateChange[]
  /** What the asking person may do with the note now. */
  readonly write: boolean
  readonly mayBecome: readonly SessionState[]
}

/** `POST /sessions/:id/state`. `roles` go with `open`, `reason` with `returned`. */
export interface StateRequest {
  readonly to: SessionState
  readonly roles?: Readonly<Record<string, PersonRef>>
  readonly reason?: string
}

/** One item of `GET /items?kind=&owner=&track=&status=&session=&goesTo=&q=`. */
export interface Item {
  readonly session: string
  readonly sessionTitle: string
  readonly track: string | null
  readonly room: string | null
  readonly state: SessionState
  readonly start: string | null
  readonly line: string
  readonly kind: string
  readonly number: string
  readonly text: string
  /** What it is about: its own blueprints, else those of its note. */
  readonly blueprints: readonly string[]
  readonly fields: Readonly<Record<string, JsonValue>>
  /** When its line was begun, an instant; null where the note does not say. */
  readonly at: string | null
  /** Which of its fields are not the note's own but were set since, by whom and when. */
  readonly later: Readonly<Partial<Record<StateField, Stamp>>>
}
export interface ItemsAnswer {
  readonly items: readonly Item[]
}

/** `GET /export/targets`. */
export interface TargetInfo {
  readonly id: string
  readonly title: string
}
export interface TargetsAnswer {
  readonly targets: readonly TargetInfo[]
}

/** `GET /sessions/:id/export/:target`: the files as they would be written, and what stands in the way. */
export interface ExportAnswer {
  readonly files: readonly ExportFile[]
  readonly problems: readonly ExportProblem[]
}
/** `path` is relative, with `/`. A file that is no text has its bytes in `base64`, and its words in `text`. */
export interface ExportFile {
  readonly path: string
  readonly text: string
  readonly base64?: string
}
export interface ExportProblem {
  readonly code: string
  readonly message: string
  readonly blocking: boolean
  readonly line?: string
}

export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string }
  /** With code `gate`: what is missing. */
  readonly findings?: readonly Finding[]
}

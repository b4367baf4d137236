/**
 * Publishing as both sides see it: the plan of what would be written where the relay publishes to, the receipt of what
 * was, and the hand edits that go back to the notes.
 */
import type { SessionState } from '../summit.ts'
import type { ExportProblem } from './api.ts'

/** How a target is published, as an organizer chose it: `PUT /publish/settings` keeps it, every plan brings it along. */
export interface PublishSettings {
  /** Below the folder that the relay publishes into, with `/`. */
  readonly folder: string
  /** One of the target's cycles; empty for the current one. */
  readonly cycle: string
  /** Of commits, `Name <address>`; empty for whoever commits in that repository. */
  readonly author: string
  /** The target's own settings that are not as usual, by key. */
  readonly values: Readonly<Record<string, string>>
}

export interface PublishSettingsRequest {
  readonly target: string
  readonly settings: PublishSettings
}

export interface PublishSettingsAnswer {
  readonly settings: PublishSettings
}

/** What can be chosen for a target. */
export interface PublishChoices {
  /** The current one first. */
  readonly cycles: readonly { readonly id: string; readonly name: string }[]
  /** `usual` is the value where nothing is chosen. */
  readonly values: readonly { readonly key: string; readonly usual: string; readonly about: string }[]
}

/** The repository that the target's folder is in: publishing commits there, one commit a session. */
export interface PublishRepository {
  /** Empty where it is on none. */
  readonly branch: string
  /** Files that are as they should be and wait to be committed. */
  readonly waiting: number
}

/** `POST /publish/plan`, `/apply`, `/zip` and `/propose`. Without `sessions` all that the asking person leads. */
export interface PublishRequest {
  readonly target: string
  readonly sessions?: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
}

/** `held`: something holds it back, and it is not written. `kept`: a document that somebody changed there, left as it is. */
export type PublishChange = 'new' | 'changed' | 'same' | 'held' | 'kept'

/** One file of a session, or of all sessions where `session` is null. */
export interface PublishRow {
  readonly session: string | null
  readonly title: string
  readonly state: SessionState | null
  readonly path: string
  readonly change: PublishChange
  /** Lines that come and go. */
  readonly added: number
  readonly removed: number
  /** Places that were changed there by hand and stay, and how many of them the note would have otherwise. */
  readonly edits: number
  readonly contested: number
  /** Hand edits that can be offered to the note. */
  readonly offers: number
  readonly problems: readonly ExportProblem[]
}

export interface PublishPlan {
  readonly target: { readonly id: string; readonly title: string }
  /** Whether the relay has a folder to publish into; without one there is nothing there and nothing can be applied. */
  readonly folder: boolean
  readonly settings: PublishSettings
  readonly choices: PublishChoices
  /** Null where the folder is in none; files are written then and not committed. */
  readonly repository: PublishRepository | null
  /** Why nothing can be written there now, in a sentence; null where all is well. */
  readonly blocked: string | null
  readonly rows: readonly PublishRow[]
}

/** `POST /publish/file`: the two texts of one row. */
export interface PublishFileRequest extends PublishRequest {
  readonly path: string
}
export interface PublishFile {
  readonly path: string
  readonly before: string
  readonly after: string
  /** In their order; none of a document. */
  readonly kept: readonly KeptEdit[]
  /** A document is shown by its words. */
  readonly document: boolean
}

/**
 * What can become of a hand edit, or became: `none` (more than the words of one line of the note was changed), `open` (it
 * can be offered to the note), `waiting` on the desk, `taken`, or `left`.
 */
export type HandEditOffer = 'none' | 'open' | 'waiting' | 'taken' | 'left'

/** One place that somebody changed there by hand: it stays, and this is what stood and would stand there without it. */
export interface KeptEdit {
  /** The first of its lines in `before`, from 1, and how many they are: 0 where lines were taken out before that line. */
  readonly line: number
  readonly count: number
  /** What was written there last. */
  readonly written: readonly string[]
  /** What the note says there now; null where it still says what was written. */
  readonly note: readonly string[] | null
  readonly offer: HandEditOffer
}

/** `POST /publish/apply`: the plan as it stands afterwards, and the paths that were written. */
export interface PublishReceipt extends PublishPlan {
  readonly written: readonly string[]
  readonly commits: number
}

/** `POST /publish/propose`: how many changes wait on the desk now that did not before. */
export interface PublishProposed {
  readonly proposed: number
}

/**
 * What the relay keeps, behind one interface, so that another database can take SQLite's place. Every call is one
 * durable step; nothing here knows sockets, HTTP or what a note's bytes mean.
 */
import type { BlueprintChange, BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import type { Milestone, Person, Role, Session, SessionState, StateChange, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { Version } from '#note/wire/history.ts'
import type { ItemChange, StatusStep } from '#note/wire/item-states.ts'
import type { PublishSettings } from '#note/wire/publish.ts'
import type { SummitEvent } from '#note/wire/events.ts'
import type { Proposal, ReturnedItem } from '#note/wire/review.ts'
import type { WaitingEvent, Webhook } from '#note/wire/webhooks.ts'

/** Why the store refuses; the message is a sentence for the person at the terminal. */
export type StoreRefusal = 'damaged' | 'locked' | 'unwritable' | 'full' | 'newer' | 'missing'

export class StoreError extends Error {
  readonly code: StoreRefusal

  constructor(code: StoreRefusal, message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}

/** One note's bytes cannot be trusted. Other notes go on; nothing is deleted. */
export class NoteDamagedError extends Error {
  readonly session: string

  constructor(session: string, message: string) {
    super(message)
    this.name = 'NoteDamagedError'
    this.session = session
  }
}

export interface SummitStore {
  readonly read: () => Summit | null
  /** Replaces rooms, tracks and blueprints; people are added or renamed, never removed. */
  readonly save: (summit: Summit) => void
  readonly savePerson: (person: Person) => void
  /** Whether anybody is shown who wrote which words. */
  readonly saveAttribution: (shown: boolean) => void
  /** How a target is published, as an organizer chose it; null where nobody did. */
  readonly publishSettings: (target: string) => PublishSettings | null
  readonly savePublishSettings: (target: string, settings: PublishSettings) => void
  /** Replaces all milestones; a schedule that is imported again leaves them alone. */
  readonly saveMilestones: (milestones: readonly Milestone[]) => void
  readonly findPerson: (id: string) => Person | null
}

export interface SessionStore {
  readonly list: () => readonly Session[]
  readonly find: (id: string) => Session | null
  readonly save: (session: Session) => void
  /** Removes a session that has no note; one that has a note stays and false comes back. */
  readonly remove: (id: string) => boolean
  /**
   * Saves the session in its new state, keeps the step and, at opening, freezes the template: one transaction.
   * Throws when the stored state is no longer `change.from`.
   */
  readonly changeState: (session: Session, change: StateChange, frozen: Template | null) => void
  readonly history: (id: string) => readonly StateChange[]
  /** The template the session was opened with, or null before that. */
  readonly frozenTemplate: (id: string) => Template | null
  /** The id of the session that this id leads to: itself, or the one it is another name of; null for none. */
  readonly resolve: (id: string) => string | null
  readonly addAlias: (alias: SessionAlias) => void
}

/** Another name of a session. `at` is an instant, `by` the id of whoever brought it. */
export interface SessionAlias {
  readonly alias: string
  readonly session: string
  readonly at: string
  readonly by: string
}

/** An invite; its secret is known only as a SHA-256. A named invite is good for one person, once. */
export interface Invite {
  readonly hash: string
  readonly role: Role
  readonly tracks: readonly string[]
  readonly name: string | null
  /** The one session that guests are invited to; null for an invite to the summit. */
  readonly session: string | null
  /** Instants; `expiresAt` null means never. */
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly usedAt: string | null
}

/** A session token, known only as a SHA-256. */
export interface Token {
  readonly hash: string
  readonly person: string
  readonly role: Role
  readonly tracks: readonly string[]
  /** The one session that a guest is let into; null for everybody else. */
  readonly session: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** Somebody whom a session's code let in, as long as their token is live. */
export interface GuestToken {
  readonly person: string
  /** An instant: when they came. */
  readonly createdAt: string
}

export interface AccessStore {
  readonly addInvite: (invite: Invite) => void
  readonly findInvite: (hash: string) => Invite | null
  readonly markInviteUsed: (hash: string, at: string) => void
  readonly hasOrganizer: () => boolean
  readonly saveToken: (token: Token) => void
  readonly findToken: (hash: string) => Token | null
  /** Whether anybody ever joined as this person. */
  readonly isClaimed: (person: string) => boolean
  readonly revokeToken: (hash: string, at: string) => void
  /** Revokes every token of the person; returns how many were live. */
  readonly revokePerson: (person: string, at: string) => number
  /** Of tokens for the whole summit; those of a guest stay as they are. */
  readonly setRole: (person: string, role: Role, tracks: readonly string[]) => number
  /** Whose tokens for this session are live, each person once, in the order in which they came. */
  readonly guests: (session: string, now: string) => readonly GuestToken[]
  /** How many links to this session are good. */
  readonly guestInvites: (session: string, now: string) => number
  /** Ends the links to this session; returns how many were good. */
  readonly endGuestInvites: (session: string, at: string) => number
  /** Revokes the tokens for this session, of one guest or of all; returns how many were live. */
  readonly revokeGuests: (session: string, person: string | null, at: string) => number
}

/** One update as it came, in the order of the log. */
export interface NoteUpdate {
  readonly session: string
  readonly seq: number
  readonly bytes: Uint8Array
  /** Who sent it; RELAY_PERSON for what the relay itself wrote. */
  readonly person: string
  /** Yjs client ids seen for the first time, to be bound to the person. */
  readonly newClients: readonly number[]
  readonly at: string
}

/** Stands where a person id stands for what the relay writes into a note itself; no person has this id. */
export const RELAY_PERSON = 'relay'

/** Updates from one number to another that could not be read. */
export interface NoteDamage {
  readonly from: number
  readonly to: number
  readonly reason: 'missing' | 'checksum'
}

/** A note out of the store: the newest sound snapshot, the updates behind it, and who owns which client id. */
export interface StoredNote {
  readonly snapshot: Uint8Array | null
  readonly snapshotSeq: number
  readonly tail: readonly Uint8Array[]
  /** Number of the last update, 0 where there is none. */
  readonly seq: number
  readonly clients: ReadonlyMap<number, string>
  /** What is not sound behind the snapshot, passed over in `tail`; empty as a rule. */
  readonly damage: readonly NoteDamage[]
}

/** Where a note's log ends. */
export interface NoteHead {
  readonly seq: number
  readonly lastEditAt: string
}

export interface NoteStore {
  /** Everything sound. Throws NoteDamagedError where the database itself cannot be read there. */
  readonly read: (session: string) => StoredNote
  /** All or none, on disk when it returns. */
  readonly append: (updates: readonly NoteUpdate[]) => void
  /** The same, except that what is there already stays as it is. */
  readonly keep: (updates: readonly NoteUpdate[]) => void
  /** `seq` is the last update inside the snapshot. */
  readonly saveSnapshot: (session: string, seq: number, bytes: Uint8Array, at: string) => void
  readonly heads: () => ReadonlyMap<string, NoteHead>
}

/** A note as it was. `seq` is of the last update that is in the store, which may be before the one asked for. */
export interface NoteAt {
  readonly updates: readonly Uint8Array[]
  readonly seq: number
}

export interface VersionStore {
  readonly keep: (session: string, version: Version) => void
  /** By seq, and of one seq as they were kept. */
  readonly list: (session: string) => readonly Version[]
  /** The note up to this update, from the newest sound snapshot before it; damaged updates are passed over. */
  readonly readAt: (session: string, seq: number) => NoteAt
  /** When this update came, an instant; null where it is not in the store. */
  readonly writtenAt: (session: string, seq: number) => string | null
  /** Person ids of whoever wrote after this update, as far as it is in the store. */
  readonly writersAfter: (session: string, seq: number) => readonly string[]
  /** Whose the client ids of a note are. */
  readonly clients: (session: string) => ReadonlyMap<number, string>
}

export interface BlueprintStore {
  /** All that the summit lists, in its order; those nobody has worked on have a title and a project and nothing more. */
  readonly list: () => readonly BlueprintEntry[]
  readonly find: (name: string) => BlueprintEntry | null
  /** Saves the blueprint, listed last where it is new, and keeps the steps behind those before: one durable step. */
  readonly save: (entry: BlueprintEntry, changes: readonly BlueprintChange[]) => void
  /** Oldest first. */
  readonly history: (name: string) => readonly BlueprintChange[]
}

export interface ReviewStore {
  /** Of one session, oldest first. */
  readonly returned: (session: string) => readonly ReturnedItem[]
  /** Of all sessions, those not settled. */
  readonly openReturned: () => readonly ReturnedItem[]
  /** Adds it, or replaces the one of its id. */
  readonly saveReturned: (item: ReturnedItem) => void
  /** Of one session, oldest first. */
  readonly proposals: (session: string) => readonly Proposal[]
  readonly addProposal: (proposal: Proposal) => void
  /** Keeps the answer; false where it was answered already. */
  readonly answerProposal: (proposal: Proposal) => boolean
  /** Takes an answer back: what it promised could not be done. */
  readonly reopenProposal: (proposal: Proposal) => void
  /** The last update of the note that the person has read in review, 0 for none. */
  readonly seen: (person: string, session: string) => number
  readonly saveSeen: (person: string, session: string, seq: number) => void
}

/** A webhook with the secret that signs what is posted; secrets leave the store only when they are made. */
export interface StoredWebhook {
  readonly webhook: Webhook
  readonly secret: string
}

export interface WebhookStore {
  readonly list: () => readonly StoredWebhook[]
  readonly find: (id: string) => StoredWebhook | null
  /** Adds it, or replaces the one of its id. */
  readonly save: (stored: StoredWebhook) => void
  /** With what waits for it; false where there is none. */
  readonly remove: (id: string) => boolean
  readonly enqueue: (id: string, event: SummitEvent) => void
  /** How many events wait. */
  readonly waiting: (id: string) => number
  /** The oldest that waits, or null. */
  readonly next: (id: string) => { readonly number: number; readonly event: SummitEvent } | null
  readonly done: (number: number) => void
  /** The first that wait, oldest first. */
  readonly queue: (id: string, most: number) => readonly WaitingEvent[]
  /** One of its waiting events, or all of them, will not be posted; how many went. */
  readonly drop: (id: string, number: number | null) => number
}

/** What became of items, beside the notes; only ever added to. */
export interface ItemStateStore {
  /** Of one session, oldest first. */
  readonly changes: (session: string) => readonly ItemChange[]
  /** Grows with every change of the session's items; 0 for none. */
  readonly version: (session: string) => number
  /** All of them as one durable step. */
  readonly add: (changes: readonly ItemChange[]) => void
  /** Every change of an action's status at the summit, oldest first. */
  readonly steps: () => readonly StatusStep[]
}

export interface RadarStore {
  /** Ids of the hints that are not shown any more. */
  readonly dismissed: () => ReadonlySet<string>
  readonly dismiss: (id: string, person: string, at: string) => void
}

export interface Store {
  readonly summit: SummitStore
  readonly sessions: SessionStore
  readonly access: AccessStore
  readonly notes: NoteStore
  readonly versions: VersionStore
  readonly blueprints: BlueprintStore
  readonly reviews: ReviewStore
  readonly webhooks: WebhookStore
  readonly itemStates: ItemStateStore
  readonly radar: RadarStore
  /** Several calls as one durable step; nests. */
  readonly together: <T>(act: () => T) => T
  /** Changes whenever another process changed sessions, people or access; notes do not count. */
  readonly foreignVersion: () => number
  /** Writes a few bytes durably; throws when the disk will not take them. */
  readonly probe: () => void
  /** A sound copy of everything while others write. */
  readonly backup: (file: string) => Promise<void>
  /** Everything into the database's one file, for a copy that is taken elsewhere. */
  readonly makeOneFile: () => void
  readonly close: () => void
}

/** States in which a session has a note. */
export function hasNote(state: SessionState): boolean {
  return state !== 'scheduled'
}

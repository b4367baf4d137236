/** A person at the summit: types, closes the laptop, comes back, joins again where the token is no longer good. */
import type * as Y from 'yjs'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { Role } from '#note/summit.ts'
import type { Account, Memory } from './account.ts'
import type { Chance } from './chance.ts'
import type { ClientEnd, Link } from './link.ts'
import type { Timeline } from './timeline.ts'

/** An open note on a laptop, whatever program shows it. */
export interface Page {
  readonly doc: Y.Doc
  readonly lines: EditableLines
  /** It hears the relay, and nothing of its own is on the way as far as it knows. */
  readonly isQuiet: () => boolean
  /** Its state in a few words. */
  readonly state: () => string
  readonly mayWrite: () => boolean
  /** Gone as a crash goes: nothing is said to anybody. */
  readonly crash: () => void
}

/** What a page needs of the world. */
export interface PageParts {
  readonly account: Account
  readonly memory: Memory
  readonly chance: Chance
  readonly timeline: Timeline
  readonly clientId: number
  /** What the laptop kept of the note; null where it has nothing. */
  readonly kept: Uint8Array | null
  /** Goes to the relay's door. */
  readonly dial: (end: ClientEnd, note: LinkNote) => Link
  /** The relay will not have this page any more. */
  readonly onRefused: (code: number, sentence: string) => void
}

/** What one connection of a page is accountable for: after each message with an update, so many writes are covered. */
export interface LinkNote {
  readonly memory: Memory
  readonly marks: number[]
}

export type OpenPage = (parts: PageParts) => Page

export interface Person {
  readonly id: string
  readonly openPage: OpenPage
  /** It asks for receipts: what it is told is a promise, and it may never be sent away for what it said. */
  readonly isOurs: boolean
  role: Role
  token: string
  memory: Memory
  kept: Uint8Array | null
  page: Page | null
  link: Link | null
}

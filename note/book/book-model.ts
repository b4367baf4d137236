/**
 * The whole summit as its book has it: the approved notes in the order of the contents, who is in them and what they say.
 * Pure; the same source gives the same book.
 */
import type { BlueprintEntry } from '../blueprints/blueprint-model.ts'
import { hasContent, linesOf } from '../item-fields.ts'
import { oneLine } from '../one-line.ts'
import type { LineRecord, NoteRecord } from '../record-model.ts'
import type { PersonRef, Session, Summit } from '../summit.ts'
import type { StatusStep } from '../wire/item-states.ts'
import { localParts } from '../exports/when.ts'
import type { Language } from '../language.ts'
import { whyPending } from './pending.ts'
import { type Words, wordsIn } from './words/words.ts'

/** The approval that holds: `version` counts the note's updates, `changed` says that some came after it. */
export interface Approval {
  readonly at: string
  readonly by: PersonRef
  readonly version: number
  readonly changed: boolean
}

/** A session as it comes from the store; `record` and `approval` are null where the book must not show the note. */
export interface SourceSession {
  readonly session: Session
  readonly record: NoteRecord | null
  readonly approval: Approval | null
  /** Why it was returned, where it was. */
  readonly returned: { readonly by: PersonRef; readonly reason: string } | null
  /** The note cannot be read. */
  readonly damaged: boolean
}

export interface BookSource {
  readonly summit: Summit
  readonly title: string
  /** In which the book says what nobody typed. */
  readonly language: Language
  /** Where the book will stand, without a stroke at its end; '' where nobody said. */
  readonly address: string
  /** Whether the whole is there as one PDF too. */
  readonly paper: boolean
  readonly sessions: readonly SourceSession[]
  readonly blueprints: readonly BlueprintEntry[]
  /** Every change of an action's status, oldest first. */
  readonly steps: readonly StatusStep[]
}

/** A session that has its own page; `number` counts through the contents. */
export interface BookSession {
  readonly number: number
  readonly session: Session
  readonly title: string
  readonly record: NoteRecord
  readonly approval: Approval
  readonly day: string | null
  /** The items that say something, in the order of the note. */
  readonly items: readonly LineRecord[]
}

/** A session that the contents list with the reason why it has no page. */
export interface PendingSession {
  readonly session: Session
  readonly title: string
  readonly day: string | null
  readonly why: string
}

export interface Chapter {
  readonly track: string | null
  readonly title: string
  readonly sessions: readonly BookSession[]
  readonly pending: readonly PendingSession[]
}

export interface Book {
  readonly words: Words
  readonly source: BookSource
  readonly summit: Summit
  readonly title: string
  readonly chapters: readonly Chapter[]
  /** All that have pages, in the order of the contents. */
  readonly sessions: readonly BookSession[]
  readonly pending: readonly PendingSession[]
  /** The instant of the newest approval: what the edition is dated by. */
  readonly edition: string | null
  readonly pageOf: (session: string) => BookSession | null
}

/** The book of this source. Sessions stand by track in the summit's order, within it by time and id. */
export function makeBook(source: BookSource): Book {
  const words = wordsIn(source.language)
  const sorted = [...source.sessions].sort(byTime)
  const groups = [
    ...source.summit.tracks.map(({ id, name }) => ({
      track: id,
      title: oneLine(name) || words.say('nameless'),
    })),
    { track: null, title: words.say('noTrack') },
  ]
  const known = new Set(source.summit.tracks.map(({ id }) => id))
  const numbering = { last: 0 }
  const chapters = groups
    .map(({ track, title }) => {
      const own = sorted.filter(({ session }) =>
        track === null ? session.track === null || !known.has(session.track) : session.track === track,
      )
      return {
        ...{ track, title },
        sessions: own.flatMap((each) => bookSession(each, source.summit, numbering)),
        pending: own.flatMap((each) => pendingSession(words, each, source.summit)),
      }
    })
    .filter(({ sessions, pending }) => sessions.length + pending.length > 0)
  const sessions = chapters.flatMap((chapter) => chapter.sessions)
  const pages = new Map(sessions.map((each) => [each.session.id, each]))
  const approvals = sessions.map(({ approval }) => approval.at).sort()
  return {
    ...{
      words,
      source,
      summit: source.summit,
      title: oneLine(source.title) || source.summit.id,
      chapters,
      sessions,
    },
    pending: chapters.flatMap((chapter) => chapter.pending),
    edition: approvals.at(-1) ?? null,
    pageOf: (session) => pages.get(session) ?? null,
  }
}

function bookSession(
  { session, record, approval }: SourceSession,
  summit: Summit,
  numbering: { last: number },
): readonly BookSession[] {
  if (record === null || approval === null) return []
  numbering.last += 1
  const items = linesOf(record).filter((line) => line.number !== null && hasContent(line))
  const named = { title: titleOf(session), day: dayOf(session, summit) }
  return [{ number: numbering.last, session, record, approval, items, ...named }]
}

function pendingSession(words: Words, source: SourceSession, summit: Summit): readonly PendingSession[] {
  const { session, record, approval } = source
  if (record !== null && approval !== null) return []
  return [{ session, title: titleOf(session), day: dayOf(session, summit), why: whyPending(words, source) }]
}

function titleOf(session: Session): string {
  return oneLine(session.title) || session.id
}

function dayOf(session: Session, summit: Summit): string | null {
  return session.day ?? localParts(session.start, summit.timezone)?.date ?? null
}

function byTime({ session: a }: SourceSession, { session: b }: SourceSession): number {
  return compare(a.start ?? '~', b.start ?? '~') || compare(a.id, b.id)
}

/** By code units: the order of no language, and the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

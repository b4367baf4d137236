/**
 * The words of schedule import: what a file becomes, and why one is refused.
 * Plain data; knows no format and nothing of the relay.
 */
import type { PersonRef } from '#note/summit.ts'
import type { ImportedBlueprints } from '../blueprints/imported-blueprints.ts'

export type ScheduleFormat = 'frab-xml' | 'frab-json' | 'icalendar' | 'sched-csv' | 'ptgbot-json'

/** Why a file is refused; people read the sentence beside it, programs this. */
export type RefusalCode =
  | 'unknown-format'
  | 'timezone-needed'
  | 'bad-timezone'
  | 'date-needed'
  | 'damaged'
  | 'unsafe'
  | 'too-big'
  | 'empty'

/** A room or a track. `id` is our slug of `name`; `used` is false where the file lists it without any session. */
export interface ImportedPlace {
  readonly id: string
  readonly name: string
  readonly used: boolean
  readonly seats?: number
}

/** `url` is always http, https or mailto: other schemes never leave the import. */
export interface ImportedLink {
  readonly url: string
  readonly title: string
}

/**
 * One session as the file has it. `key` is unique in the schedule and comes from guid, id, code or UID.
 * `track` and `room` are ids of the schedule's places; `start` and `end` are instants ending in Z;
 * `day` is the conference day `YYYY-MM-DD`, which after midnight is the day before; `abstract` is plain text.
 */
export interface ImportedSession {
  readonly key: string
  readonly title: string
  readonly abstract: string
  readonly track: string | null
  readonly room: string | null
  readonly day: string | null
  readonly start: string | null
  readonly end: string | null
  readonly speakers: readonly PersonRef[]
  readonly url: string | null
  readonly links: readonly ImportedLink[]
}

/** `start` and `end` are the first and last of `days`; `notices` say what was read leniently, a sentence each. */
export interface ImportedSchedule {
  readonly format: ScheduleFormat
  readonly title: string
  readonly timezone: string
  readonly start: string
  readonly end: string
  readonly rooms: readonly ImportedPlace[]
  readonly tracks: readonly ImportedPlace[]
  readonly days: readonly string[]
  readonly sessions: readonly ImportedSession[]
  readonly notices: readonly string[]
}

export type ScheduleResult =
  | { readonly ok: true; readonly schedule: ImportedSchedule }
  | { readonly ok: false; readonly code: RefusalCode; readonly sentence: string }

/** What any file for `rapporteur import` is read as. */
export type ImportResult = ScheduleResult | { readonly ok: true; readonly blueprints: ImportedBlueprints }

/** Thrown by the readers of formats and caught by `parseSchedule` alone; the message is the sentence shown. */
export class ScheduleRefusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}

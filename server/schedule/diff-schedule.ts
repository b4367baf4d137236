/**
 * What importing a schedule again would change: found by key, never by title. Pure; nothing here changes anything.
 */
import type { Session } from '#note/summit.ts'
import type { ImportedSession } from './imported-schedule.ts'

/** The fields of a session that follow the schedule; everything else belongs to the summit. */
export type ScheduleField =
  'title' | 'abstract' | 'track' | 'room' | 'day' | 'start' | 'end' | 'speakers' | 'dropped'

/** `fields` are those that differ; `dropped` among them means that the session is back in the schedule. */
export interface ChangedSession {
  readonly before: Session
  readonly after: ImportedSession
  readonly fields: readonly ScheduleField[]
}

/**
 * `removed` are gone from the schedule and have no note; `dropped` are gone, have one, and stay, marked.
 * Sessions without a key (made at the summit) and those dropped earlier are `unchanged`.
 */
export interface ScheduleDifference {
  readonly added: readonly ImportedSession[]
  readonly changed: readonly ChangedSession[]
  readonly removed: readonly Session[]
  readonly dropped: readonly Session[]
  readonly unchanged: readonly Session[]
}

/**
 * Compares by key. `withNote` holds the ids of sessions whose note has anything in it; a session that was ever opened
 * counts as having one. Rooms and tracks of both sides must use the same ids, which `applySchedule` sees to.
 */
export function diffSchedule(
  existing: readonly Session[],
  withNote: ReadonlySet<string>,
  imported: { readonly sessions: readonly ImportedSession[] },
): ScheduleDifference {
  const byKey = new Map(imported.sessions.map((session) => [session.key, session]))
  const knownKeys = new Set(existing.map((session) => session.key))
  const changed: ChangedSession[] = []
  const removed: Session[] = []
  const dropped: Session[] = []
  const unchanged: Session[] = []
  for (const session of existing) {
    const after = session.key === null ? undefined : byKey.get(session.key)
    if (after !== undefined) {
      const fields = changedFields(session, after)
      if (fields.length === 0) unchanged.push(session)
      else changed.push({ before: session, after, fields })
    } else if (session.key === null || session.unscheduled || session.dropped) unchanged.push(session)
    else if (withNote.has(session.id) || session.state !== 'scheduled') dropped.push(session)
    else removed.push(session)
  }
  const added = imported.sessions.filter((session) => !knownKeys.has(session.key))
  return { added, changed, removed, dropped, unchanged }
}

function changedFields(before: Session, after: ImportedSession): ScheduleField[] {
  const plain = ['title', 'abstract', 'track', 'room', 'day', 'start', 'end'] as const
  const fields: ScheduleField[] = plain.filter((field) => before[field] !== after[field])
  if (namesOf(before) !== namesOf(after)) fields.push('speakers')
  if (before.dropped) fields.push('dropped')
  return fields
}

function namesOf(session: Pick<Session, 'speakers'>): string {
  return JSON.stringify(session.speakers.map((speaker) => speaker.name))
}

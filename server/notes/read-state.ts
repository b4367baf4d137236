/**
 * From a note's stored bytes to its record. The one place of the server that builds a Y.Doc to look inside; runs in
 * the note worker while serving and directly in commands.
 */
import * as Y from 'yjs'
import type { NoteRecord, SessionFacts } from '#note/record-model.ts'
import { readRecord } from '#note/record.ts'
import type { PersonRef, Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'

/** What besides the bytes goes into a record. */
export interface ReadingContext {
  readonly facts: SessionFacts
  readonly template: Template
  /** The people named at opening, for where the note names nobody. */
  readonly roles: Readonly<Record<string, PersonRef>>
}

/** Reads the record out of the updates. Never throws on what people wrote, only on bytes that are no update. */
export function readState(updates: readonly Uint8Array[], context: ReadingContext): NoteRecord {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return readRecord(doc, { session: context.facts, template: context.template, roles: context.roles })
  } finally {
    doc.destroy()
  }
}

/** The session's facts with the names a reader needs. */
export function sessionFacts(session: Session, summit: Summit): SessionFacts {
  const name = (list: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : (list.find((each) => each.id === id)?.name ?? id)
  return {
    id: session.id,
    title: session.title,
    abstract: session.abstract,
    summit: summit.title,
    timezone: summit.timezone,
    track: name(summit.tracks, session.track),
    room: name(summit.rooms, session.room),
    start: session.start,
    end: session.end,
    state: session.state,
    blueprints: session.blueprints,
  }
}

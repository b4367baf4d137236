/** Which points of a note's log were kept as versions, and what the note was at any point of it. */
import type { Version, VersionKind } from '#note/wire/history.ts'
import type { Connection } from './database.ts'
import { recordChecksum } from './checksum.ts'
import type { NoteAt, VersionStore } from './store.ts'

interface VersionRow {
  readonly seq: number
  readonly kind: VersionKind
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string | null
}

interface RecordRow {
  readonly seq: number
  readonly bytes: Buffer
  readonly checksum: number
}

/** The versions' part of a store on this connection. */
export function createVersionRows(database: Connection): VersionStore {
  const keep = database.prepare(
    'insert into note_versions (session, seq, kind, at, by_id, by_name) values (?, ?, ?, ?, ?, ?)',
  )
  const list = database.prepare<[string], VersionRow>(
    'select seq, kind, at, by_id, by_name from note_versions where session = ? order by seq, number',
  )
  const written = database.prepare<[string, number], { at: string }>(
    'select at from note_updates where session = ? and seq = ?',
  )
  const writers = database.prepare<[string, number], { person: string }>(
    'select distinct person from note_updates where session = ? and seq > ? order by person',
  )
  const clients = database.prepare<[string], { client: number; person: string }>(
    'select client, person from note_clients where session = ?',
  )
  return {
    keep: (session, { seq, kind, at, by }) => {
      keep.run(session, seq, kind, at, by?.id ?? null, by?.name ?? null)
    },
    list: (session) => list.all(session).map(readVersion),
    readAt: (session, seq) => database.transaction(() => readAt(database, session, seq))(),
    writtenAt: (session, seq) => written.get(session, seq)?.at ?? null,
    writersAfter: (session, seq) => writers.all(session, seq).map((row) => row.person),
    clients: (session) => new Map(clients.all(session).map((row) => [row.client, row.person])),
  }
}

function readVersion(row: VersionRow): Version {
  const { seq, kind, at } = row
  if (row.by_name === null) return { seq, kind, at, by: null }
  return {
    seq,
    kind,
    at,
    by: row.by_id === null ? { name: row.by_name } : { id: row.by_id, name: row.by_name },
  }
}

/** The newest sound snapshot up to there and the sound updates behind it. */
function readAt(database: Connection, session: string, seq: number): NoteAt {
  const snapshot = newestSnapshot(database, session, seq)
  const after = snapshot?.seq ?? 0
  const rows = database
    .prepare<[string, number, number], RecordRow>(
      'select seq, bytes, checksum from note_updates where session = ? and seq > ? and seq <= ? order by seq',
    )
    .all(session, after, seq)
  const updates = rows.filter((row) => isSound(session, row)).map((row) => row.bytes)
  return {
    updates: snapshot === null ? updates : [snapshot.bytes, ...updates],
    seq: rows.at(-1)?.seq ?? after,
  }
}

function newestSnapshot(database: Connection, session: string, seq: number): RecordRow | null {
  const rows = database
    .prepare<[string, number], RecordRow>(
      'select seq, bytes, checksum from note_snapshots where session = ? and seq <= ? order by seq desc',
    )
    .iterate(session, seq)
  for (const row of rows) if (isSound(session, row)) return row
  return null
}

function isSound(session: string, row: RecordRow): boolean {
  return recordChecksum(session, row.seq, row.bytes) === row.checksum
}

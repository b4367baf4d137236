/**
 * The log of every note: updates are only ever added, snapshots stand beside them. A damaged snapshot is passed over
 * for an older one; a damaged update that is still needed refuses its note and no other.
 */
import type { Connection } from './database.ts'
import { recordChecksum } from './checksum.ts'
import { NoteDamagedError, type NoteHead, type NoteStore, type NoteUpdate, type StoredNote } from './store.ts'

interface RecordRow {
  readonly seq: number
  readonly bytes: Buffer
  readonly checksum: number
}

/** The notes' part of a store on this connection. */
export function createNoteRows(database: Connection): NoteStore {
  const update = database.prepare('insert into note_updates values (?, ?, ?, ?, ?, ?)')
  const client = database.prepare('insert or ignore into note_clients values (?, ?, ?)')
  const append = database.transaction((updates: readonly NoteUpdate[]) => {
    for (const each of updates) {
      const checksum = recordChecksum(each.session, each.seq, each.bytes)
      update.run(each.session, each.seq, each.bytes, each.person, each.at, checksum)
      for (const id of each.newClients) client.run(each.session, id, each.person)
    }
  })
  const snapshot = database.prepare('insert or replace into note_snapshots values (?, ?, ?, ?, ?)')
  return {
    read: (session) => database.transaction(() => readNote(database, session))(),
    append: (updates) => append.immediate(updates),
    saveSnapshot: (session, seq, bytes, at) => {
      snapshot.run(session, seq, bytes, at, recordChecksum(session, seq, bytes))
    },
    heads: () => readHeads(database),
  }
}

function readNote(database: Connection, session: string): StoredNote {
  const snapshot = newestSoundSnapshot(database, session)
  const rows = database
    .prepare<[string, number], RecordRow>(
      'select seq, bytes, checksum from note_updates where session = ? and seq > ? order by seq',
    )
    .all(session, snapshot?.seq ?? 0)
  let seq = snapshot?.seq ?? 0
  for (const row of rows) {
    seq += 1
    if (row.seq !== seq) throw new NoteDamagedError(session, `Note ${session} lacks its update ${seq}.`)
    if (!isSound(session, row)) {
      throw new NoteDamagedError(
        session,
        `Note ${session} is damaged at update ${seq}: restore it from a backup.`,
      )
    }
  }
  const clients = database
    .prepare<[string], { client: number; person: string }>(
      'select client, person from note_clients where session = ?',
    )
    .all(session)
  return {
    snapshot: snapshot?.bytes ?? null,
    snapshotSeq: snapshot?.seq ?? 0,
    tail: rows.map((row) => row.bytes),
    seq,
    clients: new Map(clients.map((each) => [each.client, each.person])),
  }
}

function newestSoundSnapshot(database: Connection, session: string): RecordRow | null {
  const rows = database
    .prepare<[string], RecordRow>(
      'select seq, bytes, checksum from note_snapshots where session = ? order by seq desc',
    )
    .iterate(session)
  for (const row of rows) if (isSound(session, row)) return row
  return null
}

function isSound(session: string, row: RecordRow): boolean {
  return recordChecksum(session, row.seq, row.bytes) === row.checksum
}

function readHeads(database: Connection): ReadonlyMap<string, NoteHead> {
  const rows = database
    .prepare<[], { session: string; seq: number; at: string }>(
      `select u.session as session, u.seq as seq, u.at as at from sessions s join note_updates u
       on u.session = s.id and u.seq = (select max(seq) from note_updates where session = s.id)`,
    )
    .all()
  return new Map(rows.map((row) => [row.session, { seq: row.seq, lastEditAt: row.at }]))
}

/**
 * The log of every note: updates are only ever added, snapshots stand beside them. A damaged snapshot is passed over
 * for an older one; a damaged update is passed over and told.
 */
import type { Connection } from './database.ts'
import { recordChecksum } from './checksum.ts'
import type { NoteDamage, NoteHead, NoteStore, NoteUpdate, StoredNote } from './store.ts'

interface RecordRow {
  readonly seq: number
  readonly bytes: Buffer
  readonly checksum: number
}

/** The notes' part of a store on this connection. */
export function createNoteRows(database: Connection): NoteStore {
  const append = createInsert(database, 'insert')
  const keep = createInsert(database, 'insert or ignore')
  const snapshot = database.prepare('insert or replace into note_snapshots values (?, ?, ?, ?, ?)')
  return {
    read: (session) => database.transaction(() => readNote(database, session))(),
    append: (updates) => append.immediate(updates),
    keep: (updates) => keep.immediate(updates),
    saveSnapshot: (session, seq, bytes, at) => {
      snapshot.run(session, seq, bytes, at, recordChecksum(session, seq, bytes))
    },
    heads: () => readHeads(database),
  }
}

function createInsert(database: Connection, verb: string) {
  const update = database.prepare(`${verb} into note_updates values (?, ?, ?, ?, ?, ?)`)
  const client = database.prepare('insert or ignore into note_clients values (?, ?, ?)')
  return database.transaction((updates: readonly NoteUpdate[]) => {
    for (const each of updates) {
      const checksum = recordChecksum(each.session, each.seq, each.bytes)
      update.run(each.session, each.seq, each.bytes, each.person, each.at, checksum)
      for (const id of each.newClients) client.run(each.session, id, each.person)
    }
  })
}

function readNote(database: Connection, session: string): StoredNote {
  const snapshot = newestSoundSnapshot(database, session)
  const rows = database
    .prepare<[string, number], RecordRow>(
      'select seq, bytes, checksum from note_updates where session = ? and seq > ? order by seq',
    )
    .all(session, snapshot?.seq ?? 0)
  const { sound, seq, damage } = sortOut(session, snapshot?.seq ?? 0, rows)
  const clients = database
    .prepare<[string], { client: number; person: string }>(
      'select client, person from note_clients where session = ?',
    )
    .all(session)
  return {
    snapshot: snapshot?.bytes ?? null,
    snapshotSeq: snapshot?.seq ?? 0,
    tail: sound,
    seq,
    clients: new Map(clients.map((each) => [each.client, each.person])),
    damage,
  }
}

/** The sound updates behind the snapshot, where the log ends, and what is not sound on the way. */
function sortOut(session: string, after: number, rows: readonly RecordRow[]) {
  const sound: Uint8Array[] = []
  const damage: NoteDamage[] = []
  let seq = after
  for (const row of rows) {
    if (row.seq > seq + 1) damage.push({ from: seq + 1, to: row.seq - 1, reason: 'missing' })
    seq = row.seq
    if (isSound(session, row)) sound.push(row.bytes)
    else damage.push({ from: seq, to: seq, reason: 'checksum' })
  }
  return { sound, seq, damage }
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

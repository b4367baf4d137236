/**
 * Looks a data directory over without changing it: the database, every record's checksum, the order of every note's
 * updates, the journal. Says what it found in sentences; knows no terminal.
 */
import { existsSync, statfsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { journalFolder } from '../journal/open-summit-data.ts'
import { createRealDisk } from '../journal/real-disk.ts'
import { inspectJournal } from '../journal/recover.ts'
import { recordChecksum } from '../store/checksum.ts'
import { databaseFile } from '../store/data-directory.ts'
import { sqliteCode } from '../store/database.ts'

/** `wrong` is for somebody to act on; `told` is only good to know. */
export interface DoctorFinding {
  readonly kind: 'wrong' | 'told'
  /** The session whose note it concerns, or null. */
  readonly session: string | null
  readonly message: string
}

export interface DoctorReport {
  readonly notes: number
  readonly updates: number
  readonly findings: readonly DoctorFinding[]
}

interface Row {
  readonly session: string
  readonly seq: number
  readonly bytes: Buffer
  readonly checksum: number
}

/** Less than this and a busy summit fills it within the day. */
const LITTLE_SPACE_BYTES = 256 * 1024 * 1024

/** Checks the directory. Reads every record, so a large summit takes a few seconds. */
export function checkData(directory: string): DoctorReport {
  const file = databaseFile(directory)
  if (!existsSync(file)) {
    const message = `There is no summit in ${directory}: name another with --data.`
    return { notes: 0, updates: 0, findings: [{ kind: 'wrong', session: null, message }] }
  }
  const findings = [...checkSpace(directory), ...checkJournal(directory)]
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return checkDatabase(database, findings)
    } finally {
      database.close()
    }
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    const message = `The database cannot be read (${code}): put it aside and restore a backup.`
    return { notes: 0, updates: 0, findings: [...findings, { kind: 'wrong', session: null, message }] }
  }
}

function checkSpace(directory: string): DoctorFinding[] {
  const { bavail, bsize } = statfsSync(directory)
  const free = bavail * bsize
  if (free > LITTLE_SPACE_BYTES) return []
  const message = `Only ${Math.round(free / 1024 / 1024)} MiB are free where the data lies: free some space.`
  return [{ kind: 'wrong', session: null, message }]
}

function checkJournal(directory: string): DoctorFinding[] {
  const { rows, tornBytes, damage } = inspectJournal(createRealDisk(journalFolder(directory)))
  const findings: DoctorFinding[] = damage.map(({ segment, from, to }) => ({
    kind: 'wrong',
    session: null,
    message: `The journal's segment ${segment} is damaged from byte ${from} to ${to}.`,
  }))
  if (tornBytes > 0) {
    const message = `The journal ends in ${tornBytes} bytes of a write that was cut off: nobody was told it was stored.`
    findings.push({ kind: 'told', session: null, message })
  }
  if (rows > 0) {
    const message = `The journal holds ${rows} updates that go into the database when the relay starts.`
    findings.push({ kind: 'told', session: null, message })
  }
  return findings
}

function checkDatabase(database: Database.Database, before: readonly DoctorFinding[]): DoctorReport {
  const findings = [...before, ...checkPages(database)]
  const notes = new Set<string>()
  let updates = 0
  for (const { session } of database
    .prepare<[], { session: string }>('select distinct session from note_updates order by session')
    .all()) {
    notes.add(session)
    const checked = checkNote(database, session)
    updates += checked.updates
    findings.push(...checked.findings)
  }
  return { notes: notes.size, updates, findings }
}

/** SQLite's own look at its pages. */
function checkPages(database: Database.Database): DoctorFinding[] {
  const lines = database.pragma('quick_check') as { readonly quick_check: string }[]
  return lines
    .filter((line) => line.quick_check !== 'ok')
    .map((line) => ({ kind: 'wrong', session: null, message: `The database: ${line.quick_check}.` }))
}

function checkNote(database: Database.Database, session: string) {
  const rows = (table: string) =>
    database
      .prepare<[string], Row>(
        `select session, seq, bytes, checksum from ${table} where session = ? order by seq`,
      )
      .iterate(session)
  const findings: DoctorFinding[] = []
  const wrong = (message: string) => findings.push({ kind: 'wrong', session, message })
  let newestSound = 0
  for (const row of rows('note_snapshots')) {
    if (isSound(row)) newestSound = row.seq
    else wrong(`Note ${session}: its snapshot at update ${row.seq} fails its checksum.`)
  }
  let updates = 0
  let seq = 0
  for (const row of rows('note_updates')) {
    updates += 1
    const covered = row.seq <= newestSound ? ', which a later snapshot covers' : ''
    if (row.seq > seq + 1) wrong(`Note ${session} lacks the updates ${seq + 1} to ${row.seq - 1}${covered}.`)
    seq = row.seq
    if (!isSound(row)) wrong(`Note ${session}: update ${seq} fails its checksum${covered}.`)
  }
  if (newestSound > seq)
    wrong(`Note ${session} has a snapshot at ${newestSound} but updates only up to ${seq}.`)
  return { updates, findings }
}

function isSound(row: Row): boolean {
  return recordChecksum(row.session, row.seq, row.bytes) === row.checksum
}

/** `rapporteur backup` and `restore`: all data as one file, also while a relay is serving it. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { journalFolder } from '../journal/open-summit-data.ts'
import { createRealDisk } from '../journal/real-disk.ts'
import { inspectJournal } from '../journal/recover.ts'
import { databaseFile, openStore, takeServeLock } from '../store/data-directory.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { dataDirectory, existingFile, needed, oneWord, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError } from './refuse.ts'

export const backup: Command = async (words, terminal) => {
  const given = parseGiven('backup', words, { options: ['out'] })
  const file = needed(given, 'backup', 'out')
  if (existsSync(file)) throw new RefusedError(`${file} exists already: name another with --out.`)
  mkdirSync(dirname(file), { recursive: true })
  await backUp(dataDirectory(given), file)
  terminal.out(given.flags.has('json') ? JSON.stringify({ file }) : `All data is in ${file}.`)
  return 0
}

/**
 * Copies everything that was acknowledged before the call. The journal is read first: whatever the relay moves into the
 * store meanwhile is then in both and never in neither.
 */
export async function backUp(directory: string, file: string): Promise<void> {
  const { found } = inspectJournal(createRealDisk(journalFolder(directory)))
  const store = openStore(directory, { create: false })
  try {
    await store.backup(file)
  } finally {
    store.close()
  }
  const copy = openSqliteStore(file)
  try {
    copy.notes.keep(found)
    copy.makeOneFile()
  } finally {
    copy.close()
  }
}

export const restore: Command = async (words, terminal) => {
  const given = parseGiven('restore', words, { flags: ['replace'] })
  const file = existingFile(oneWord(given, 'restore', 'file'))
  const directory = dataDirectory(given)
  const hasData = existsSync(databaseFile(directory))
  if (hasData && !given.flags.has('replace')) {
    throw new RefusedError(
      `${directory} holds data already: name an empty directory with --data, or set the old data aside with --replace.`,
    )
  }
  // Opening proves that it is one of ours and sound enough to serve.
  openSqliteStore(file).close()
  const lock = takeServeLock(directory)
  try {
    const aside = hasData ? setAside(directory, terminal.now()) : null
    copyFileSync(file, databaseFile(directory))
    terminal.out(describe({ directory, file, aside, json: given.flags.has('json') }))
  } finally {
    lock.release()
  }
  return 0
}

interface Restored {
  readonly directory: string
  readonly file: string
  readonly aside: string | null
  readonly json: boolean
}

function describe({ directory, file, aside, json }: Restored): string {
  if (json) return JSON.stringify({ data: directory, aside })
  const old = aside === null ? '' : ` What was there is in ${aside}.`
  return `${directory} holds the data of ${file}.${old}`
}

/** Old data is never erased: database and journal go into a folder beside. */
function setAside(directory: string, now: number): string {
  const aside = join(directory, `before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
  mkdirSync(aside)
  const database = databaseFile(directory)
  for (const path of [database, `${database}-wal`, `${database}-shm`, journalFolder(directory)]) {
    if (existsSync(path)) renameSync(path, join(aside, path.slice(directory.length + 1)))
  }
  return aside
}

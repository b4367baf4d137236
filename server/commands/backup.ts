/** `rapporteur backup` and `restore`: all data as one file, also while a relay is serving it. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { databaseFile, openStore, takeServeLock } from '../store/data-directory.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { dataDirectory, existingFile, needed, oneWord, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError } from './refuse.ts'

export const backup: Command = async (words, terminal) => {
  const given = parseGiven('backup', words, { options: ['out'] })
  const file = needed(given, 'backup', 'out')
  if (existsSync(file)) throw new RefusedError(`${file} exists already: name another with --out.`)
  const store = openStore(dataDirectory(given), { create: false })
  try {
    mkdirSync(dirname(file), { recursive: true })
    await store.backup(file)
  } finally {
    store.close()
  }
  terminal.out(given.flags.has('json') ? JSON.stringify({ file }) : `All data is in ${file}.`)
  return 0
}

export const restore: Command = async (words, terminal) => {
  const given = parseGiven('restore', words, {})
  const file = existingFile(oneWord(given, 'restore', 'file'))
  const directory = dataDirectory(given)
  if (existsSync(databaseFile(directory))) {
    throw new RefusedError(`${directory} holds data already: name an empty directory with --data.`)
  }
  // Opening proves that it is one of ours and sound enough to serve.
  openSqliteStore(file).close()
  const lock = takeServeLock(directory)
  try {
    copyFileSync(file, databaseFile(directory))
  } finally {
    lock.release()
  }
  terminal.out(
    given.flags.has('json') ? JSON.stringify({ data: directory }) : `${directory} holds the data of ${file}.`,
  )
  return 0
}

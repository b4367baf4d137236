/** The SQLite store: the contract in memory and on disk, durability as promised, and what it says when it cannot. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/store/database.ts'
import { openStore, takeServeLock } from '#server/store/data-directory.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { StoreError, type Store } from '#server/store/store.ts'
import { temporaryFolder } from '../helpers/start-server.ts'
import { describeStore } from './store-contract.ts'

function closing(store: Store): Store {
  onTestFinished(() => store.close())
  return store
}

describe('in memory', () => describeStore(() => closing(openSqliteStore(':memory:'))))
describe('on disk', () => describeStore(() => closing(openSqliteStore(join(temporaryFolder(), 'db')))))

describe('durability', () => {
  test('every commit is synced, still after writes', () => {
    const database = openDatabase(join(temporaryFolder(), 'db'))
    onTestFinished(() => void database.close())
    for (let index = 0; index < 3; index += 1) database.exec('update probe set count = count + 1')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  })
})

describe('refusals', () => {
  function refusal(act: () => unknown): string {
    try {
      act()
    } catch (error) {
      if (error instanceof StoreError) return `${error.code}: ${error.message}`
      throw error
    }
    return 'none'
  }

  test('a file that is no database is damaged, and says what to do', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'rapporteur.sqlite'), 'words '.repeat(1000))
    expect(refusal(() => openStore(folder, { create: true }))).toMatch(/^damaged: .*restore a backup/)
  })

  test('a directory below a file cannot be made', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(refusal(() => openStore(join(file, 'data'), { create: true }))).toMatch(/^unwritable: .*--data/)
  })

  test('a database of a newer version is left alone', () => {
    const folder = temporaryFolder()
    openStore(folder, { create: true }).close()
    const database = new Database(join(folder, 'rapporteur.sqlite'))
    database.pragma('user_version = 999')
    database.close()
    expect(refusal(() => openStore(folder, { create: true }))).toMatch(/^newer: /)
  })

  test('S7 only one may serve a directory, and the next may when it has gone', () => {
    const folder = temporaryFolder()
    const lock = takeServeLock(folder)
    lock.announce({ pid: 1, address: 'http://here' })
    expect(refusal(() => takeServeLock(folder))).toMatch(/^locked: .*http:\/\/here/)
    lock.release()
    takeServeLock(folder).release()
  })

  test('a damaged snapshot falls back to the log, a damaged update is passed over and told', () => {
    const folder = temporaryFolder()
    const store = closing(openStore(folder, { create: true }))
    const shared = { person: 'p', newClients: [], at: '2026-10-07T11:30:00Z' }
    store.notes.append([{ ...shared, session: 'one', seq: 1, bytes: Uint8Array.from([1]) }])
    store.notes.append([{ ...shared, session: 'two', seq: 1, bytes: Uint8Array.from([2]) }])
    store.notes.saveSnapshot('one', 1, Uint8Array.from([9]), shared.at)
    const database = new Database(join(folder, 'rapporteur.sqlite'))
    onTestFinished(() => void database.close())
    database.exec("update note_snapshots set bytes = x'08'")
    expect(store.notes.read('one').tail.map((each) => [...each])).toEqual([[1]])
    database.exec("update note_updates set bytes = x'07' where session = 'one'")
    const damaged = store.notes.read('one')
    expect([damaged.tail, damaged.damage.length > 0]).toEqual([[], true])
    expect(store.notes.read('two').seq).toBe(1)
  })
})

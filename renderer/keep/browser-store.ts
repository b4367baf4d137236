/**
 * Logs in the browser's database: one transaction a batch, awaited to its end, with strict durability. Whatever refuses
 * is told to the caller; a database that another version or the person takes away is told to whoever listens.
 */
import { checksumOf } from './checksum.ts'
import { KeepRefused, type LogStore } from './log-store.ts'

const DATABASE = 'rapporteur-kept'
const RECORDS = 'records'
const VERSION = 1

interface Row {
  readonly log: string
  readonly bytes: Uint8Array
  readonly sum: number
}

export function createBrowserStore(factory: IDBFactory | undefined = globalThis.indexedDB): LogStore {
  return new BrowserStore(factory)
}

class BrowserStore implements LogStore {
  readonly #factory: IDBFactory | undefined
  readonly #listeners = new Set<() => void>()
  #database: Promise<IDBDatabase> | null = null

  constructor(factory: IDBFactory | undefined) {
    this.#factory = factory
  }

  readonly read: LogStore['read'] = async (log) => {
    const rows = await this.#run('readonly', (records) =>
      requested(records.index('log').getAll(log) as IDBRequest<Row[]>),
    )
    const sound = rows.filter(isSound)
    // Nothing is erased: what is damaged stays in the database, it is only not read.
    const setAside = sound.length === rows.length ? null : `${DATABASE}: ${log}`
    return { records: sound.map(({ bytes }) => bytes), setAside }
  }

  readonly append: LogStore['append'] = (log, records) =>
    this.#run('readwrite', async (store) => {
      for (const bytes of records) store.add(rowOf(log, bytes))
    })

  readonly replace: LogStore['replace'] = (log, records) =>
    this.#run('readwrite', async (store) => {
      const index = store.index('log')
      const [keys, rows] = await Promise.all([
        requested(index.getAllKeys(log)),
        requested(index.getAll(log) as IDBRequest<Row[]>),
      ])
      // What is damaged was not read, and is not erased.
      for (const [at, key] of keys.entries()) if (isSound(rows[at])) store.delete(key)
      for (const bytes of records) store.add(rowOf(log, bytes))
    })

  readonly list: LogStore['list'] = () =>
    this.#run(
      'readonly',
      (store) =>
        new Promise<string[]>((resolve, reject) => {
          const names: string[] = []
          const request = store.index('log').openKeyCursor(null, 'nextunique')
          request.onerror = () => reject(request.error ?? new Error('The database cannot be read.'))
          request.onsuccess = () => {
            const cursor = request.result
            if (cursor === null) return resolve(names)
            if (typeof cursor.key === 'string') names.push(cursor.key)
            cursor.continue()
          }
        }),
    )

  readonly onLost: LogStore['onLost'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #run<T>(mode: IDBTransactionMode, act: (records: IDBObjectStore) => Promise<T>): Promise<T> {
    try {
      const database = await this.#open()
      const transaction = database.transaction(RECORDS, mode, { durability: 'strict' })
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('AbortError'))
      })
      const [result] = await Promise.all([act(transaction.objectStore(RECORDS)), ended])
      return result
    } catch (error) {
      throw new KeepRefused(error instanceof Error ? error.name : 'unknown')
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= this.#openNow().catch((error: unknown) => {
      this.#database = null
      throw error
    })
    return this.#database
  }

  async #openNow(): Promise<IDBDatabase> {
    if (this.#factory === undefined) throw new Error('There is no database here.')
    const request = this.#factory.open(DATABASE, VERSION)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS, { autoIncrement: true }).createIndex('log', 'log')
    }
    const database = await openedOrBlocked(request)
    // Another tab brings a newer version: it must not wait for us.
    database.onversionchange = () => {
      database.close()
      this.#database = null
    }
    // Site data was cleared, or the browser evicted it: what was kept is gone, and has to be kept anew.
    database.onclose = () => {
      this.#database = null
      for (const listener of this.#listeners) listener()
    }
    return database
  }
}

/** Another tab that holds an older version must not keep the note from opening: that is refused, and tried again later. */
function openedOrBlocked(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onblocked = () => {
      request.onsuccess = () => request.result.close()
      reject(new DOMException('Another window holds the database.', 'BlockedError'))
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database refused.'))
  })
}

function isSound(row: Row | undefined): boolean {
  return row !== undefined && checksumOf(row.bytes) === row.sum
}

function rowOf(log: string, bytes: Uint8Array): Row {
  return { log, bytes, sum: checksumOf(bytes) }
}

function requested<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database refused.'))
  })
}

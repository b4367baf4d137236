/**
 * What this computer knows of one relay's summit: the notes, and the relay's last answers. The one door to it for the
 * page; the logs behind it are the desktop's files or the browser's database.
 */
import { createBrowserStore } from './browser-store.ts'
import { createDesktopStore } from './desktop-store.ts'
import { compactNote, readKeptNote, type KeptNote } from './kept-note.ts'
import { createLogLocks, type LogLocks } from './log-locks.ts'
import { KeepRefused, type LogStore } from './log-store.ts'

const NOTE = 'note.'
const ANSWER = 'answer.'
/** More records than this that can be made one, and the log is written anew, short. What is unsent stays as it is. */
const MOST_RECORDS = 400

export interface ReadNote extends KeptNote {
  readonly setAside: string | null
  /** Why nothing could be read, in the system's word; then it lies where it lay. Null where it could. */
  readonly unreadable: string | null
}

export interface Keep {
  readonly store: LogStore
  /** The name of the note's log. */
  readonly logOf: (session: string) => string
  /** Opens a note for keeping on: reads it, and shortens its log where that is due. Never rejects: see `setAside` and `unreadable`. */
  readonly open: (session: string) => Promise<ReadNote>
  /** Session ids of all notes that are here. */
  readonly sessions: () => Promise<readonly string[]>
  /** Every note that is here, one after another. */
  readonly readAll: () => AsyncGenerator<{ readonly session: string; readonly note: KeptNote }>
  /** The relay's last answer under this name, as it was kept; null where there is none. */
  readonly answer: (name: string) => Promise<unknown>
  /** A refusing disk is no reason to fail: an answer can be asked for again. */
  readonly keepAnswer: (name: string, value: unknown) => Promise<void>
}

export function createKeep(bare: LogStore, locks: LogLocks): Keep {
  const store = locks.guard(bare)
  const logOf = (session: string): string => NOTE + session
  const sessions = async (): Promise<readonly string[]> =>
    (await store.list()).filter((log) => log.startsWith(NOTE)).map((log) => log.slice(NOTE.length))
  return {
    store,
    logOf,
    open: (session) => openKept(store, logOf(session), locks),
    sessions,
    async *readAll() {
      for (const session of await sessions()) {
        yield { session, note: readKeptNote((await store.read(logOf(session))).records) }
      }
    },
    async answer(name) {
      try {
        const bytes = (await store.read(ANSWER + name)).records.at(-1)
        return bytes === undefined ? null : (JSON.parse(new TextDecoder().decode(bytes)) as unknown)
      } catch {
        return null
      }
    },
    async keepAnswer(name, value) {
      const bytes = new TextEncoder().encode(JSON.stringify(value))
      await store.replace(ANSWER + name, [bytes]).catch(() => undefined)
    },
  }
}

async function openKept(store: LogStore, log: string, { alone }: LogLocks): Promise<ReadNote> {
  try {
    const { records, setAside } = await store.read(log)
    const note = readKeptNote(records)
    // Without locks another tab could append between reading and writing anew: then the log stays long.
    if (records.length - note.unsent.length - note.unknown.length > MOST_RECORDS && alone !== null)
      await alone(log, () => shorten(store, log)).catch(() => undefined)
    return { ...note, setAside, unreadable: null }
  } catch (error) {
    const unreadable = error instanceof KeepRefused ? error.code : String(error)
    return { known: [], unsent: [], unknown: [], setAside: null, unreadable }
  }
}

async function shorten(store: LogStore, log: string): Promise<void> {
  const { records } = await store.read(log)
  await store.replace(log, compactNote(readKeptNote(records)))
}

const opened = new Map<string, Keep>()

/** The one keep of this page for the relay with this origin. */
export function keepOf(origin: string): Keep {
  const known = opened.get(origin)
  if (known !== undefined) return known
  const { rapporteur } = window
  const store = rapporteur === undefined ? createBrowserStore() : createDesktopStore(rapporteur, origin)
  const keep = createKeep(store, createLogLocks(origin, globalThis.navigator.locks))
  opened.set(origin, keep)
  return keep
}

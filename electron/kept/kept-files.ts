/**
 * What this computer keeps of a summit: a folder a relay, in it the logs and a journal a day that anybody can
 * read. Names are checked at the bridge; the page never learns a path.
 */
import { appendFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordLog, type LogReading } from './record-log.ts'

export interface KeptFiles {
  readonly read: (relay: string, log: string) => Promise<LogReading>
  readonly append: (relay: string, log: string, records: readonly Uint8Array[]) => Promise<void>
  readonly replace: (relay: string, log: string, records: readonly Uint8Array[]) => Promise<void>
  readonly list: (relay: string) => Promise<readonly string[]>
  /** Adds a line to today's journal. */
  readonly note: (relay: string, line: string) => Promise<void>
  /** Today's journal, made if there is none yet. */
  readonly journalPath: (relay: string) => Promise<string>
  readonly close: () => Promise<void>
}

const LOG_ENDING = '.log'

export function openKeptFiles(folder: string, now: () => number): KeptFiles {
  const logs = new Map<string, Promise<RecordLog>>()
  const place = async (relay: string, part: string): Promise<string> => {
    const path = join(folder, folderName(relay), part)
    await mkdir(path, { recursive: true, mode: 0o700 })
    return path
  }
  const logOf = (relay: string, log: string): Promise<RecordLog> => {
    const key = `${relay} ${log}`
    const known = logs.get(key)
    if (known !== undefined) return known
    const opened = place(relay, 'logs').then((path) => new RecordLog(join(path, log + LOG_ENDING), now))
    logs.set(key, opened)
    // A folder that could not be made now may be later.
    opened.catch(() => logs.delete(key))
    return opened
  }
  const journalPath = async (relay: string): Promise<string> =>
    join(await place(relay, 'journal'), `${localDay(now())}.txt`)
  return {
    read: async (relay, log) => (await logOf(relay, log)).read(),
    append: async (relay, log, records) => (await logOf(relay, log)).append(records),
    replace: async (relay, log, records) => (await logOf(relay, log)).replace(records),
    async list(relay) {
      const names = await readdir(await place(relay, 'logs'))
      return names
        .filter((name) => name.endsWith(LOG_ENDING))
        .map((name) => name.slice(0, -LOG_ENDING.length))
    },
    note: async (relay, line) => appendFile(await journalPath(relay), `${localTime(now())}  ${line}\n`),
    async journalPath(relay) {
      const path = await journalPath(relay)
      await appendFile(path, '')
      return path
    },
    async close() {
      for (const log of logs.values()) await (await log).close()
    },
  }
}

/** A folder name out of a relay's origin: `https_notes.example_8443`. */
function folderName(relay: string): string {
  return relay.replace('://', '_').replace(/[^a-z0-9._-]/gi, '_')
}

function localDay(now: number): string {
  const date = new Date(now)
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
}

function localTime(now: number): string {
  const date = new Date(now)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

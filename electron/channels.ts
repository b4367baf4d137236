/**
 * Every message that may pass between page and shell, once: its name, what it carries, and how that is checked. Main
 * and preload both lean on this table; it knows no Electron.
 */
import type { DesktopStart, FileToSave, KeepOutcome, KeptLog, SaveOutcome } from '#renderer/bridge/bridge.ts'
import { hasControlCharacter } from './address.ts'
import { parseRelay } from './relay-origin.ts'

/** Asked by the page, answered by main: arguments and result by channel. */
export interface Channels {
  start: { arguments: []; result: DesktopStart }
  saveFile: { arguments: [file: FileToSave]; result: SaveOutcome }
  openOutside: { arguments: [address: string]; result: boolean }
  keepToken: { arguments: [relay: string, token: string | null]; result: void }
  readToken: { arguments: [relay: string]; result: string | null }
  chooseRelay: { arguments: [relay: string]; result: boolean }
  showRoom: { arguments: [path: string]; result: void }
  keptRead: { arguments: [relay: string, log: string]; result: KeptLog }
  keptAppend: { arguments: [relay: string, log: string, records: readonly Uint8Array[]]; result: KeepOutcome }
  keptReplace: {
    arguments: [relay: string, log: string, records: readonly Uint8Array[]]
    result: KeepOutcome
  }
  keptList: { arguments: [relay: string]; result: readonly string[] }
  keptJournal: { arguments: [relay: string, line: string]; result: void }
  openJournal: { arguments: [relay: string]; result: boolean }
  mirrorName: { arguments: [relay: string]; result: string | null }
  chooseMirror: { arguments: [relay: string]; result: string | null }
  stopMirror: { arguments: [relay: string]; result: void }
  mirrorNote: { arguments: [relay: string, session: string, text: string]; result: KeepOutcome }
}

export type ChannelName = keyof Channels

/** Told by main to the page, without an answer. */
export const OPEN_PATH = 'rapporteur:open-path'

/** The name under which a channel travels. */
export function wireName(channel: ChannelName): string {
  return `rapporteur:${channel}`
}

type Guard<Arguments> = (values: readonly unknown[]) => values is readonly unknown[] & Arguments

/** Whether a message's arguments are what the channel takes; a message with others is refused whole. */
export const PAYLOAD_GUARDS: { readonly [Name in ChannelName]: Guard<Channels[Name]['arguments']> } = {
  start: (values): values is [] => values.length === 0,
  saveFile: (values): values is [FileToSave] => values.length === 1 && isFileToSave(values[0]),
  openOutside: (values): values is [string] => values.length === 1 && isText(values[0], 2048),
  keepToken: (values): values is [string, string | null] =>
    values.length === 2 && isRelay(values[0]) && (values[1] === null || isToken(values[1])),
  readToken: isJustRelay,
  chooseRelay: (values): values is [string] => values.length === 1 && isText(values[0], 512),
  showRoom: (values): values is [string] => values.length === 1 && isRoomPath(values[0]),
  keptRead: (values): values is [string, string] =>
    values.length === 2 && isRelay(values[0]) && isLogName(values[1]),
  keptAppend: areRecordsForLog,
  keptReplace: areRecordsForLog,
  keptList: isJustRelay,
  keptJournal: (values): values is [string, string] =>
    values.length === 2 &&
    isRelay(values[0]) &&
    isText(values[1], LONGEST_JOURNAL_LINE) &&
    !hasControlCharacter(values[1]),
  openJournal: isJustRelay,
  mirrorName: isJustRelay,
  chooseMirror: isJustRelay,
  stopMirror: isJustRelay,
  mirrorNote: (values): values is [string, string, string] =>
    values.length === 3 && isRelay(values[0]) && isSessionId(values[1]) && isText(values[2], LONGEST_FILE),
}

const LONGEST_NAME = 200
const LONGEST_FILE = 32 * 1024 * 1024
const LONGEST_JOURNAL_LINE = 4096
/** A log's name is a kind and a session's id; it never holds a separator and never begins with a dot. */
const LOG_NAME = /^[a-z0-9][a-z0-9+.-]{0,219}$/
/** A note has at most 8 MiB; a batch is a note at most and what was typed meanwhile. */
const MOST_RECORDS = 20_000
const MOST_RECORD_BYTES = 32 * 1024 * 1024
const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a name is a plain file name on every system: no folder, nothing hidden, nothing reserved. */
export function isPlainFileName(name: string): boolean {
  if (name === '' || name.length > LONGEST_NAME || hasControlCharacter(name)) return false
  if (/[\\/:*?"<>|\u202a-\u202e\u2066-\u2069]/.test(name) || RESERVED_NAME.test(name)) return false
  return !name.startsWith('.') && !/[. ]$/.test(name)
}

function isFileToSave(value: unknown): value is FileToSave {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { name, text } = value as Partial<Record<keyof FileToSave, unknown>>
  return isText(name, LONGEST_NAME) && isPlainFileName(name) && isContent(text)
}

function isContent(value: unknown): value is string | Uint8Array {
  return value instanceof Uint8Array ? value.byteLength <= LONGEST_FILE : isText(value, LONGEST_FILE)
}

/** The room's screen and nothing else of the page. */
function isRoomPath(value: unknown): value is string {
  return isText(value, 300) && /^\/room\/[\w.%+-]+$/.test(value)
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

function isToken(value: unknown): value is string {
  return isText(value, 512) && value !== '' && !hasControlCharacter(value)
}

function isRelay(value: unknown): value is string {
  return isText(value, 512) && parseRelay(value, { plain: true }) === value
}

function isJustRelay(values: readonly unknown[]): values is [string] {
  return values.length === 1 && isRelay(values[0])
}

/** Also a plain file name: no separator, nothing hidden, nothing reserved. */
function isSessionId(value: unknown): value is string {
  return isLogName(value) && !value.includes('..') && isPlainFileName(`${value}.md`)
}

function isLogName(value: unknown): value is string {
  return typeof value === 'string' && LOG_NAME.test(value)
}

function areRecordsForLog(values: readonly unknown[]): values is [string, string, readonly Uint8Array[]] {
  const [relay, log, records] = values
  if (values.length !== 3 || !isRelay(relay) || !isLogName(log) || !Array.isArray(records)) return false
  if (records.length > MOST_RECORDS || !records.every((record) => record instanceof Uint8Array)) return false
  return records.reduce((sum, record) => sum + record.length, 0) <= MOST_RECORD_BYTES
}

/**
 * The CSV that Sched exports, to a draft schedule.
 * The columns are those of a real export; they are found by name, so order and additions do not matter.
 */
import { parse } from 'csv-parse/sync'
import type { DraftSchedule, DraftSession } from './assemble-schedule.ts'
import type { ImportedLink } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import type { SourceContext } from './source-context.ts'
import { chooseZone, zoneNeeded } from './source-context.ts'
import { checkDate, instantOfWall, parseWrittenTime } from './zoned-time.ts'

const NEEDED_COLUMNS = ['name', 'event_start']
const KEY_COLUMNS = ['event_key', 'id']
const LONGEST_RECORD = 2_000_000

type Row = ReadonlyMap<string, string>

/** Whether the first line is a header of Sched's. */
export function isSchedCsv(text: string): boolean {
  const columns = headerOf(text)
  return (
    NEEDED_COLUMNS.every((column) => columns.includes(column)) &&
    KEY_COLUMNS.some((column) => columns.includes(column))
  )
}

/** Reads the text of an export; its times are local and unnamed, so a zone must have been asked for. */
export function readSchedCsv(text: string, context: SourceContext): DraftSchedule {
  const zone = chooseZone(context, '', 'event_start')
  if (zone === null)
    throw zoneNeeded(context, 'event_start and event_end are local times of an unnamed place')
  const rows = readRows(text, context.file).filter((row) => isActive(row, context))
  const tracks = rows.flatMap((row) => partsOf(row, 'event_type'))
  for (const row of rows) noticeSeveralTypes(row, context)
  return {
    format: 'sched-csv',
    title: '',
    timezone: zone,
    rooms: [],
    tracks,
    days: [],
    sessions: rows.map((row) => readSession(row, zone)),
  }
}

function firstLineOf(text: string): string {
  return text.slice(0, 10_000).split(/\r|\n/, 1)[0] ?? ''
}

// A spreadsheet that saved the export again may have put another character between the cells.
function delimiterOf(text: string): string {
  const line = firstLineOf(text)
  return [',', ';', '\t'].find((delimiter) => line.split(delimiter).length > 2) ?? ','
}

function headerOf(text: string): string[] {
  const cells = firstLineOf(text).split(delimiterOf(text))
  return cells.map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase())
}

function readRows(text: string, file: string): Row[] {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    })
    const columns = headerOf(text)
    return records
      .slice(1)
      .map((cells) => new Map(columns.map((column, index) => [column, cells[index] ?? ''])))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ScheduleRefusal(
      'damaged',
      `${file} is damaged or cut short (${reason.slice(0, 120)}): export it again and import the new file.`,
    )
  }
}

function isActive(row: Row, context: SourceContext): boolean {
  const active = cell(row, 'active').toUpperCase() !== 'N'
  if (!active) context.notices.count('Sessions left out because they are not active', cell(row, 'name'))
  return active
}

function noticeSeveralTypes(row: Row, context: SourceContext): void {
  if (partsOf(row, 'event_type').length < 2) return
  context.notices.count('Sessions of several types, of which the first is the track', cell(row, 'name'))
}

function cell(row: Row, column: string): string {
  return row.get(column)?.trim() ?? ''
}

// Sched parts several values by ", " and escapes nothing: a name with a comma cannot be told apart.
function partsOf(row: Row, column: string): string[] {
  return cell(row, column)
    .split(/,\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function readSession(row: Row, zone: string): DraftSession {
  const start = instantOfCell(cell(row, 'event_start'), zone)
  const end = instantOfCell(cell(row, 'event_end'), zone)
  const people = ['speakers', 'moderators'].flatMap((column) => partsOf(row, column))
  return {
    keys: KEY_COLUMNS.map((column) => cell(row, column)),
    title: cell(row, 'name'),
    texts: [cell(row, 'description')],
    room: cell(row, 'venue'),
    track: partsOf(row, 'event_type')[0] ?? '',
    // "2026-10-07 TBA": the day is known, the hour is not.
    day: start === null ? checkDate(cell(row, 'event_start').slice(0, 10)) : null,
    start,
    end: start === null || (end !== null && end < start) ? null : end,
    speakers: people,
    url: cell(row, 'url'),
    links: linksOf(row),
  }
}

function linksOf(row: Row): ImportedLink[] {
  const url = cell(row, 'media_url')
  return url === '' ? [] : [{ url, title: 'Media' }]
}

function instantOfCell(text: string, zone: string): string | null {
  const written = parseWrittenTime(text)
  return written === null ? null : instantOfWall(written.date, written.time, zone)
}

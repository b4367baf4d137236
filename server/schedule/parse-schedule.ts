/**
 * The door of import: bytes of any of the formats in, one schedule, one list of blueprints or one refusal out.
 * Pure, and the one guard of this boundary: nothing that stands in a file makes it throw. It is synchronous, so a
 * server calls it in a worker that it can end.
 */
import { isAttendeesCsv, readAttendeesCsv } from '../blueprints/attendees-csv.ts'
import { isBlueprintsCsv, readBlueprintsCsv } from '../blueprints/blueprints-csv.ts'
import type { ImportedBlueprints } from '../blueprints/imported-blueprints.ts'
import { isLaunchpadJson, readLaunchpadJson } from '../blueprints/launchpad-json.ts'
import { isSprintXml, readSprintXml } from '../blueprints/sprint-xml.ts'
import type { DraftSchedule } from './assemble-schedule.ts'
import { assembleSchedule } from './assemble-schedule.ts'
import { isFrabJson, readFrabJson } from './frab-json.ts'
import { readFrabXml } from './frab-xml.ts'
import { readIcalendar } from './icalendar.ts'
import type { ImportResult } from './imported-schedule.ts'
import { ScheduleRefusal } from './imported-schedule.ts'
import { plainLine } from './plain-text.ts'
import { isPtgbotJson, readPtgbot } from './ptgbot.ts'
import { isSchedCsv, readSchedCsv } from './sched-csv.ts'
import type { SourceContext } from './source-context.ts'
import { createNoticeList } from './source-context.ts'
import { decodeBytes, type DecodedText } from './source-text.ts'
import { parseXml } from './xml-elements.ts'
import { findZone } from './zoned-time.ts'

/** The largest file that is looked at, 20 MB. */
export const LARGEST_SCHEDULE_BYTES = 20 * 1024 * 1024

/** `fileName` is for sentences only, the content decides; `timezone` is an IANA name and wins over the file's own. */
export interface ParseScheduleOptions {
  readonly fileName: string
  readonly timezone?: string
}

/**
 * Reads frab/Pentabarf XML, frab/pretalx JSON, iCalendar, Sched CSV, ptgbot JSON, and Launchpad's blueprints and
 * attendees. Never throws: a refusal has a code
 * and one sentence that names the file and the way out.
 */
export function parseSchedule(bytes: Uint8Array, options: ParseScheduleOptions): ImportResult {
  const file = shownName(options.fileName)
  try {
    const context: SourceContext = {
      file,
      timezone: askedZone(options.timezone),
      notices: createNoticeList(),
    }
    checkSize(bytes, file)
    const decoded = decodeBytes(bytes)
    const blueprints = readBlueprints(decoded.text, context)
    if (blueprints !== null) return { ok: true, blueprints }
    return { ok: true, schedule: assembleSchedule(readDraft(bytes, decoded, context), context) }
  } catch (error) {
    if (error instanceof ScheduleRefusal) return { ok: false, code: error.code, sentence: error.message }
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error)
    return { ok: false, code: 'damaged', sentence: damagedSentence(file, reason) }
  }
}

function shownName(fileName: string): string {
  return plainLine(fileName.split(/[\\/]/).at(-1) ?? '', 100) || 'The file'
}

function askedZone(timezone: string | undefined): string | null {
  if (timezone === undefined) return null
  const zone = findZone(timezone)
  if (zone !== null) return zone
  throw new ScheduleRefusal(
    'bad-timezone',
    `“${plainLine(timezone, 60)}” is not a time zone: give an IANA name, for example --timezone Europe/Berlin.`,
  )
}

function checkSize(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new ScheduleRefusal('empty', `${file} is empty: export the schedule again.`)
  if (bytes.length <= LARGEST_SCHEDULE_BYTES) return
  const size = (bytes.length / 1024 / 1024).toFixed(1)
  throw new ScheduleRefusal(
    'too-big',
    `${file} has ${size} MB, and a schedule may have at most 20 MB: export it without attachments or in parts.`,
  )
}

function damagedSentence(file: string, reason: string): string {
  return `${file} is damaged or cut short (${reason}): export it again and import the new file.`
}

/** What Launchpad exports; null for everything else. */
function readBlueprints(text: string, context: SourceContext): ImportedBlueprints | null {
  const start = text.slice(0, 1000).trimStart()
  if (isAttendeesCsv(start)) return readAttendeesCsv(text, context.notices)
  if (isBlueprintsCsv(start)) return readBlueprintsCsv(text, context.notices)
  if (start.startsWith('{') && text.includes('"definition_status"') && !text.includes('"slots"')) {
    const json = parseJson(text, context.file)
    return isLaunchpadJson(json) ? readLaunchpadJson(json, context.notices) : null
  }
  if (!start.startsWith('<') || !/<(unscheduled|attendees)[\s/>]/.test(text)) return null
  const xml = parseXml(text)
  return xml.ok && isSprintXml(xml.root) ? readSprintXml(xml.root, context.notices) : null
}

function readDraft(
  bytes: Uint8Array,
  { text, isFaithful }: DecodedText,
  context: SourceContext,
): DraftSchedule {
  const start = text.slice(0, 1000).trimStart()
  // Calendars go first and as bytes: a fold inside a character makes their raw bytes look like broken UTF-8.
  if (/^BEGIN:VCALENDAR/i.test(start)) return readIcalendar(bytes, context)
  if (!isFaithful) context.notices.say('The file is not UTF-8 and was read as Windows-1252.')
  if (start.startsWith('<') && !/^<(!doctype html|html)/i.test(start)) return readFrabXml(text, context)
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, context)
  if (isSchedCsv(text)) return readSchedCsv(text, context)
  throw unknownFormat(context.file)
}

function readJson(text: string, context: SourceContext): DraftSchedule {
  const json = parseJson(text, context.file)
  if (isFrabJson(json)) return readFrabJson(json, context)
  if (isPtgbotJson(json)) return readPtgbot(json, context)
  throw unknownFormat(context.file)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? plainLine(error.message, 120) : String(error)
    throw new ScheduleRefusal('damaged', damagedSentence(file, reason))
  }
}

function unknownFormat(file: string): ScheduleRefusal {
  return new ScheduleRefusal(
    'unknown-format',
    `${file} is no schedule that can be read: give frab/Pentabarf XML, frab or pretalx JSON, iCalendar, Sched's CSV, ptgbot's JSON, or blueprints (Launchpad's JSON, sprint XML and attendees CSV, or a CSV with a column name).`,
  )
}

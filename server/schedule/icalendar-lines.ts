/**
 * iCalendar bytes to components with parsed properties, one line at a time, so that a broken line costs only itself.
 * Knows the syntax (RFC 5545, 3.1) and no schedule.
 */
import ICAL from 'ical.js'
import { decodeBytes } from './source-text.ts'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

export interface CalendarProperty {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly values: readonly string[]
}

/** `lines` are the component's own lines unfolded, for what needs them whole (VTIMEZONE). */
export interface CalendarComponent {
  readonly name: string
  readonly properties: readonly CalendarProperty[]
  readonly lines: readonly string[]
}

export interface CalendarText {
  readonly components: readonly CalendarComponent[]
  /** Lines that are no property, for a notice. */
  readonly brokenLines: readonly string[]
  /** False where the file ends inside a component: it was cut short. */
  readonly isWhole: boolean
}

// Only what a schedule needs is parsed: a broken value elsewhere (ATTENDEE without CN, X-…) is nobody's loss.
const WANTED = new Set(
  (
    'UID SUMMARY DESCRIPTION LOCATION DTSTART DTEND DURATION URL CATEGORIES STATUS ATTENDEE RECURRENCE-ID RRULE ' +
    'RDATE X-WR-CALNAME X-WR-TIMEZONE NAME PRODID TIMEZONE-ID TZID'
  ).split(' '),
)
const OUTER = new Set(['VCALENDAR', 'VEVENT', 'VTIMEZONE'])

/**
 * Joins folded lines. This works on bytes, before decoding, because a fold may stand inside a UTF-8 character;
 * a line may end in LF, CR LF or CR CR LF.
 */
function unfoldLines(bytes: Uint8Array): Uint8Array {
  const unfolded = new Uint8Array(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === LINE_FEED) {
      while (length > 0 && unfolded[length - 1] === CARRIAGE_RETURN) length -= 1
      const next = bytes[index + 1]
      if (next === 0x20 || next === 0x09) {
        index += 1
        continue
      }
    }
    unfolded[length] = byte
    length += 1
  }
  return unfolded.subarray(0, length)
}

interface OpenCalendar {
  readonly components: { name: string; properties: CalendarProperty[]; lines: string[] }[]
  /** The BEGINs not ended yet, each with the component that its lines belong to. */
  readonly open: { name: string; index: number }[]
  readonly brokenLines: string[]
}

/** The components of a calendar in the order in which they begin: the calendar itself first. */
export function readCalendar(bytes: Uint8Array): CalendarText {
  const calendar: OpenCalendar = { components: [], open: [], brokenLines: [] }
  for (const line of decodeBytes(unfoldLines(bytes)).text.split('\n')) {
    const [, frame = '', name = ''] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(line) ?? []
    if (/^begin$/i.test(frame)) beginComponent(calendar, name.toUpperCase())
    keepLine(calendar, line, frame === '')
    if (/^end$/i.test(frame)) calendar.open.pop()
  }
  return { ...calendar, isWhole: calendar.open.length === 0 }
}

// Alarms and the parts of a zone stay inside the component around them.
function beginComponent(calendar: OpenCalendar, name: string): void {
  if (OUTER.has(name)) calendar.components.push({ name, properties: [], lines: [] })
  calendar.open.push({ name, index: calendar.components.length - 1 })
}

function keepLine(calendar: OpenCalendar, line: string, isProperty: boolean): void {
  const current = calendar.open.at(-1)
  const component = current === undefined ? undefined : calendar.components[current.index]
  if (component?.name === 'VTIMEZONE') component.lines.push(line)
  if (!isProperty || component === undefined || component.name !== current?.name) return
  const property = readProperty(line)
  if (property === 'broken') calendar.brokenLines.push(line)
  else if (property !== 'unwanted') component.properties.push(property)
}

function readProperty(line: string): CalendarProperty | 'unwanted' | 'broken' {
  if (line.trim() === '') return 'unwanted'
  const name = /^[A-Za-z0-9-]+(?=[;:])/.exec(line)?.[0].toUpperCase()
  if (name === undefined) return 'broken'
  if (!WANTED.has(name)) return 'unwanted'
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(line) as [
      string,
      unknown,
      unknown,
      ...unknown[],
    ]
    const texts = values.map((value) => (type === 'unknown' ? unescapeText(String(value)) : String(value)))
    return { name, parameters: parametersOf(parameters), values: texts }
  } catch {
    return 'broken'
  }
}

function parametersOf(parameters: unknown): Map<string, string> {
  if (typeof parameters !== 'object' || parameters === null) return new Map()
  return new Map(Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), String(value)]))
}

// ical.js leaves values of properties it does not know as written (2.2.1), X-WR-CALNAME among them.
function unescapeText(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character))
}

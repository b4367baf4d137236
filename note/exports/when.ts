/** Writes a session's time as a person reads it, in the summit's own time zone. No clock. */

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Wed 7 Oct 2026, 13:30 to 14:25 (Europe/Madrid)`; empty where the start is unknown. An unknown zone reads as UTC. */
export function formatWhen(start: string | null, end: string | null, timezone: string): string {
  const zone = knownZone(timezone)
  const from = start === null ? null : partsOf(start, zone)
  if (from === null) return ''
  const to = end === null ? null : partsOf(end, zone)
  return `${from.day}, ${from.time}${to === null ? '' : ` to ${to.time}`} (${zone})`
}

/** The day of an instant in this zone, `YYYY-MM-DD`; null where there is no instant. */
export function dayOf(instant: string | null, timezone: string): string | null {
  const parts = instant === null ? null : partsOf(instant, knownZone(timezone))
  return parts === null ? null : parts.date
}

/** An instant on the clock of this zone: `date` is `YYYY-MM-DD`, `time` `HH:MM`; null where it is none. */
export function localParts(instant: string | null, timezone: string): { date: string; time: string } | null {
  return instant === null ? null : partsOf(instant, knownZone(timezone))
}

/** Making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** The words are ours, because those of `Intl` change with the version of the data behind it. */
function partsOf(instant: string, timeZone: string): { day: string; time: string; date: string } | null {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return null
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  )
  const [year, month, day] = [Number(part['year']), Number(part['month']), Number(part['day'])]
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    date: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
    day: `${weekday} ${day} ${MONTHS[month - 1] ?? ''} ${year}`,
    time: `${part['hour'] ?? ''}:${part['minute'] ?? ''}`,
  }
}

function knownZone(timezone: string): string {
  try {
    formatOf(timezone)
    return timezone
  } catch {
    // The zone came from a schedule and may be misspelt; UTC is said in words beside the time.
    return 'UTC'
  }
}

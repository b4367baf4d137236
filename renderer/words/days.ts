/** Days as the page's language writes them: `Fri 16 Oct`, `Fr., 16. Okt.`. */
import { LANGUAGE, LOCALE } from './language.ts'

const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** A kept format; making one costs some thirty times as much as using it, and a timetable asks a thousand times. */
export function formatOf(timezone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${timezone} ${Object.entries(options).join(' ')}`
  const known = FORMATS.get(name)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: timezone })
  FORMATS.set(name, made)
  return made
}

/** The parts of a day that are asked for. English stands without a comma (`Wed 7 Oct`), which Britain writes both ways. */
export function writtenDay(ms: number, timezone: string, options: Intl.DateTimeFormatOptions): string {
  const written = formatOf(timezone, options).format(ms)
  return LANGUAGE === 'en' ? written.replace(',', '') : written
}

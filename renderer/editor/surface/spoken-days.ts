/**
 * Days as English and German say them ("end of december", "in zwei Wochen"), by chrono. It is loaded when a note is
 * opened and nothing waits for it: until it is there, and where it cannot be had, `due-words.ts` reads alone.
 */
import type { ParsedResult } from 'chrono-node/en'

/** The day that these words and nothing more mean, not before `today` (both `YYYY-MM-DD`), or null. */
export type SpokenDays = (words: string, today: string) => string | null

const LONGEST_WORDS = 60
/** A day before a month for one half of the world and after it for the other: never a guess between two. */
const EITHER_WAY = /\d\s*\/\s*\d/
/** Told to look forward, chrono finds a Friday to come in "last Friday" too. */
const PAST = /^(last|past|letzte|vorige|vergangene)/i
const NO_DAY = /^[\d\s:.-]*$/

let loaded: SpokenDays | null = null

/** What is loaded by now; null while it is not. */
export function spokenDays(): SpokenDays | null {
  return loaded
}

/** Resolves when it is loaded, or cannot be. */
export async function loadSpokenDays(): Promise<void> {
  if (loaded !== null) return
  try {
    const [english, german] = await Promise.all([import('chrono-node/en'), import('chrono-node/de')])
    const readers = [english.GB, german.casual]
    loaded = (words, today) => {
      if (words.length > LONGEST_WORDS || [EITHER_WAY, PAST, NO_DAY].some((sign) => sign.test(words)))
        return null
      const noon = new Date(`${today}T12:00:00`)
      for (const reader of readers) {
        const [found, ...more] = reader.parse(words, noon, { forwardDate: true })
        const day = found === undefined || more.length > 0 ? null : dayOfResult(found, words)
        if (day !== null && day >= today) return day
      }
      return null
    }
  } catch {
    // Without a network a page that was never whole stays without it.
  }
}

function dayOfResult({ text, start, end }: ParsedResult, words: string): string | null {
  const whole = text.length === words.length
  if (!whole || end || !(start.isCertain('day') || start.isCertain('weekday'))) return null
  const two = (part: number | null): string => String(part ?? 0).padStart(2, '0')
  return `${start.get('year') ?? 0}-${two(start.get('month'))}-${two(start.get('day'))}`
}

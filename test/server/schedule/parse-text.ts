/**
 * Short ways to put a text or an own fixture through the import, for the tests of schedules.
 */
import { readFileSync } from 'node:fs'
import type { ImportedSchedule, ImportResult, ScheduleResult } from '#server/schedule/imported-schedule.ts'
import { parseSchedule } from '#server/schedule/parse-schedule.ts'

const FIXTURES = new URL('../../fixtures/schedules/', import.meta.url)

/** The result of parsing a text or bytes; the file's name is `file.txt` so that only the content can decide. */
export function parseText(content: string | Uint8Array, timezone?: string): ScheduleResult {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return asSchedule(
    parseSchedule(bytes, { fileName: 'file.txt', ...(timezone === undefined ? {} : { timezone }) }),
  )
}

/** Fails the test where blueprints came out. */
export function asSchedule(result: ImportResult): ScheduleResult {
  if ('blueprints' in result) throw new Error('blueprints came out where a schedule was expected')
  return result
}

/** The schedule of a text; fails the test with the sentence where it is refused. */
export function scheduleOf(content: string | Uint8Array, timezone?: string): ImportedSchedule {
  const result = parseText(content, timezone)
  if (!result.ok) throw new Error(result.sentence)
  return result.schedule
}

/** The refusal of a text; fails the test where it is accepted. */
export function refusalOf(
  content: string | Uint8Array,
  timezone?: string,
): { code: string; sentence: string } {
  const result = parseText(content, timezone)
  if (result.ok) throw new Error(`${result.schedule.title} was accepted`)
  return { code: result.code, sentence: result.sentence }
}

/** An own fixture's bytes. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(name, FIXTURES))
}

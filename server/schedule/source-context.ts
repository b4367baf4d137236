/**
 * What every reader of a format is given: the file's name for sentences, the zone asked for, and a list for notices.
 * Knows no format.
 */
import { ScheduleRefusal } from './imported-schedule.ts'
import { findZone } from './zoned-time.ts'

const EXAMPLES_SHOWN = 3

/** Collects notices; the same kind counted many times becomes one sentence with a number and a few examples. */
export interface NoticeList {
  say(sentence: string): void
  count(what: string, example: string): void
  sentences(): string[]
}

/** `timezone` was checked already; null where nobody asked for one. */
export interface SourceContext {
  readonly file: string
  readonly timezone: string | null
  readonly notices: NoticeList
}

/** An empty list of notices; sentences come out in the order in which their kinds first appeared. */
export function createNoticeList(): NoticeList {
  const counted = new Map<string, string[]>()
  return {
    say: (sentence) => void counted.set(sentence, []),
    count: (what, example) => {
      const examples = counted.get(what) ?? []
      examples.push(example)
      counted.set(what, examples)
    },
    sentences: () => [...counted].map(([what, examples]) => noticeSentence(what, examples)),
  }
}

function noticeSentence(what: string, examples: readonly string[]): string {
  if (examples.length === 0) return what
  const shown = [...new Set(examples)].slice(0, EXAMPLES_SHOWN).map((example) => `“${example}”`)
  const more = new Set(examples).size > EXAMPLES_SHOWN ? ', …' : ''
  return `${what}: ${examples.length} (${shown.join(', ')}${more}).`
}

/**
 * The zone the times are read in: the one asked for, else the one the file names in `field`, else null.
 * Refuses a name in the file that is no zone.
 */
export function chooseZone(context: SourceContext, named: string, field: string): string | null {
  const found = named === '' ? null : findZone(named)
  if (context.timezone !== null) {
    if (found !== null && found !== context.timezone) {
      context.notices.say(`The file names ${found}; ${context.timezone} was asked for and is used.`)
    }
    return context.timezone
  }
  if (named !== '' && found === null) {
    throw new ScheduleRefusal(
      'bad-timezone',
      `${context.file} names “${named.slice(0, 60)}” as its time zone (${field}), which is none: give --timezone ZONE, for example --timezone Europe/Berlin.`,
    )
  }
  return found
}

/** The refusal for a file whose zone nobody knows; `missing` is a clause that names the field that lacks it. */
export function zoneNeeded(context: SourceContext, missing: string): ScheduleRefusal {
  return new ScheduleRefusal(
    'timezone-needed',
    `${context.file} names no time zone (${missing}): give --timezone ZONE, for example --timezone Europe/Berlin.`,
  )
}

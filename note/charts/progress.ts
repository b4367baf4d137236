/**
 * How the actions went day by day: how many there were, done and postponed at the end of each. Pure; for the burn-down, the
 * burn-up and the table beside them.
 */
import { textField } from '../item-fields.ts'
import { addDays, dayIn } from '../search/days.ts'
import { statusIn } from '../search/fits.ts'
import type { Item } from '../wire/api.ts'
import type { StatusStep } from '../wire/item-states.ts'

/** The end of one day, `2026-10-07`. `open` are those neither done nor postponed. */
export interface DayCount {
  readonly day: string
  readonly all: number
  readonly done: number
  readonly postponed: number
  readonly open: number
}

export interface Progress {
  /** Every day from the first action to today, none left out; empty where there is no action. */
  readonly days: readonly DayCount[]
  /** The latest day that something open is due, or null. */
  readonly lastDue: string | null
  /** When the last would be done at the pace since most were open; null where there is no pace yet. */
  readonly ends: string | null
}

export interface ProgressFacts {
  readonly steps: readonly StatusStep[]
  /** `2026-10-07`. */
  readonly today: string
  readonly timezone: string
}

/** A longer story is told from its last days only. */
const MOST_DAYS = 400
/** A forecast further away says nothing. */
const MOST_AHEAD = 366

const DAY_MS = 86_400_000

/** What came of these items; those that are no actions are passed over. */
export function progressOf(items: readonly Item[], facts: ProgressFacts): Progress {
  const actions = items.filter(({ kind }) => kind === 'action')
  const changes = dayChanges(actions, facts)
  const first = [...changes.keys()].sort()[0]
  if (first === undefined) return { days: [], lastDue: null, ends: null }
  const days: DayCount[] = []
  let sum: Counts = NOTHING
  for (let day = first; day <= facts.today; day = addDays(day, 1)) {
    sum = plus(sum, changes.get(day) ?? NOTHING)
    days.push({ day, ...sum, open: sum.all - sum.done - sum.postponed })
  }
  const shown = days.slice(-MOST_DAYS)
  return { days: shown, lastDue: lastDueOf(actions), ends: endOf(shown) }
}

/** The day on which most were open, the last of equal ones; null without days. */
export function peakOf({ days }: Pick<Progress, 'days'>): DayCount | null {
  return days.reduce<DayCount | null>(
    (best, day) => (best === null || day.open >= best.open ? day : best),
    null,
  )
}

/** At most this many days for a table, evenly spread, the first and the last among them. */
export function sampleDays(days: readonly DayCount[], most: number): readonly DayCount[] {
  if (days.length <= most) return days
  const step = (days.length - 1) / (most - 1)
  const at = Array.from({ length: most }, (_, index) => Math.round(index * step))
  return at.flatMap((index) => days[index] ?? [])
}

/** Whole days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

interface Counts {
  readonly all: number
  readonly done: number
  readonly postponed: number
}

const NOTHING: Counts = { all: 0, done: 0, postponed: 0 }

function plus(left: Counts, right: Counts): Counts {
  return {
    all: left.all + right.all,
    done: left.done + right.done,
    postponed: left.postponed + right.postponed,
  }
}

/** What each day added or took away. */
function dayChanges(actions: readonly Item[], facts: ProgressFacts): ReadonlyMap<string, Counts> {
  const { steps, today, timezone } = facts
  const byItem = Map.groupBy(steps, stepKey)
  const changes = new Map<string, Counts>()
  const add = (day: string, counts: Counts) => changes.set(day, plus(changes.get(day) ?? NOTHING, counts))
  for (const item of actions) {
    const own = byItem.get(stepKey(item)) ?? []
    const begun = item.at ?? item.start ?? own[0]?.at
    const born = begun === undefined ? today : early(dayIn(Date.parse(begun), timezone), today)
    add(born, { ...NOTHING, all: 1 })
    // What nobody kept a step of has had its status from the beginning.
    const told = own.length > 0 ? own : [{ at: begun, to: statusIn(item) ?? 'TODO' }]
    let was: Counts = NOTHING
    for (const { at, to } of told) {
      const day = at === undefined ? born : late(born, early(dayIn(Date.parse(at), timezone), today))
      const now = { ...NOTHING, done: to === 'DONE' ? 1 : 0, postponed: to === 'POSTPONED' ? 1 : 0 }
      add(day, { all: 0, done: now.done - was.done, postponed: now.postponed - was.postponed })
      was = now
    }
  }
  return changes
}

function stepKey({ session, line }: Pick<StatusStep, 'session' | 'line'>): string {
  return `${session} ${line}`
}

function early(left: string, right: string): string {
  return left < right ? left : right
}

function late(left: string, right: string): string {
  return left > right ? left : right
}

function lastDueOf(actions: readonly Item[]): string | null {
  const open = actions.filter((item) => statusIn(item) !== 'DONE' && statusIn(item) !== 'POSTPONED')
  const days = open
    .flatMap((item) => textField(item, 'due') ?? [])
    .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
  return days.sort().at(-1) ?? null
}

function endOf(days: readonly DayCount[]): string | null {
  const peak = peakOf({ days })
  const last = days.at(-1)
  if (peak === null || last === undefined || last.open === 0) return null
  const passed = daysBetween(peak.day, last.day)
  const pace = passed === 0 ? 0 : (peak.open - last.open) / passed
  const ahead = pace <= 0 ? Infinity : Math.ceil(last.open / pace)
  return ahead > MOST_AHEAD ? null : addDays(last.day, ahead)
}

/**
 * Reads the day that typed words mean: a milestone of the summit, else a date as people say it, counted from the
 * session's day. Shorthand, the preview while typing and the picker all ask the same reader.
 */
import type { Milestone } from '#note/summit.ts'
import { parseDue } from './due-words.ts'
import type { SpokenDays } from './spoken-days.ts'

/** `day` is `YYYY-MM-DD`; `milestone` is the name of the one that was meant. */
export interface ReadDay {
  readonly day: string
  readonly milestone?: string
}

export interface DueReader {
  readonly read: (words: string) => ReadDay | null
  /** What days are counted from. */
  readonly from: string
  readonly milestones: readonly Milestone[]
}

interface Given {
  /** The session's day in the summit's time zone, `YYYY-MM-DD`. */
  readonly from: string
  readonly milestones: readonly Milestone[]
  readonly spoken: () => SpokenDays | null
}

export function createDueReader({ from, milestones, spoken }: Given): DueReader {
  return {
    from,
    milestones,
    read: (words) => {
      const typed = words.trim().replaceAll(/\s+/g, ' ')
      const milestone = milestoneCalled(typed, milestones)
      if (milestone !== null) return { day: milestone.day, milestone: milestone.name }
      const day = parseDue(typed, from) ?? spoken()?.(typed, from) ?? null
      return day === null ? null : { day }
    },
  }
}

/** By its whole name, in any case of letters. */
function milestoneCalled(typed: string, milestones: readonly Milestone[]): Milestone | null {
  const name = typed.toLowerCase()
  return milestones.find((milestone) => milestone.name.toLowerCase() === name) ?? null
}

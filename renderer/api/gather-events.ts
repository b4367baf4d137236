/**
 * Holds back for a moment what comes every few seconds from every note (somebody wrote, came, left), so that a page that
 * shows forty rooms is drawn once for all of them. Whatever else happens goes on at once, behind what is held back.
 */
import type { EventType, SummitEvent } from '#note/wire/events.ts'

const GATHERED: ReadonlySet<EventType> = new Set(['note.edited', 'note.progressed', 'presence.changed'])
/** Nobody reads a wall faster. */
export const GATHER_MS = 2_000

export interface Gathering {
  readonly take: (event: SummitEvent) => void
  /** Drops what is held back. */
  readonly close: () => void
}

/** `tell` gets the events in the order in which they came. */
export function gatherEvents(tell: (event: SummitEvent) => void): Gathering {
  let held: SummitEvent[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const events = held
    held = []
    for (const event of events) tell(event)
  }
  return {
    take: (event) => {
      held.push(event)
      if (GATHERED.has(event.type)) timer ??= setTimeout(flush, GATHER_MS)
      else flush()
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      held = []
    },
  }
}

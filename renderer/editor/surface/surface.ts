/**
 * What the drawn parts of one editor share: the template's answers, today's date, who is told of a click, and which
 * lines are drawn. One per mounted editor.
 */
import type { PersonRef } from '#note/summit.ts'
import { createDayOf } from './due-words.ts'
import { createDrawLater, type DrawLater } from './draw-later.ts'
import type { TemplateLookup } from './template-lookup.ts'

/** A line on the page that can be asked to draw again what stands beside its text. */
export interface DrawnLine {
  readonly refresh: () => void
  readonly anchorOf: (field: string) => HTMLElement
}

export interface Surface {
  readonly lookup: TemplateLookup
  readonly now: () => Date
  /** The calendar day where the summit is, `YYYY-MM-DD`. */
  readonly today: () => string
  /** Clock time of an instant as the room's clock shows it. */
  readonly clock: (instant: string) => string
  readonly onField: (lineId: string, field: string, anchor: HTMLElement) => void
  readonly onFollow: (lineId: string) => void
  readonly onAdd: (section: string) => void
  /** The thread beside this line was asked for. */
  readonly onThread: (lineId: string) => void
  /** What happened to the item of this line was asked for. */
  readonly onStory: (lineId: string) => void
  /** Whether a name is that of somebody here or at the summit. */
  readonly isPerson: (name: string) => boolean
  /** What export will find wrong with somebody as an owner, in a sentence; null where nothing is. */
  readonly ownerProblem: (person: PersonRef) => string | null
  readonly isUnsaved: (lineId: string) => boolean
  readonly lines: Map<string, DrawnLine>
  /** Lines that show another line's words and are looked at after every change. */
  readonly traces: Set<DrawnLine>
  readonly later: DrawLater
}

/** A surface that nobody listens to; parts are given by whoever mounts the editor. */
export function createSurface(parts: Pick<Surface, 'lookup'> & Partial<Surface>): Surface {
  const nothing = (): void => undefined
  const now = parts.now ?? (() => new Date())
  const dayOf = createDayOf(undefined)
  return {
    now,
    today: () => dayOf(now()),
    clock: createClock(undefined),
    onField: nothing,
    onFollow: nothing,
    onAdd: nothing,
    onThread: nothing,
    onStory: nothing,
    isPerson: () => false,
    ownerProblem: () => null,
    isUnsaved: () => false,
    lines: new Map(),
    traces: new Set(),
    later: createDrawLater(),
    ...parts,
  }
}

/** Clock times in a time zone (the computer's own without one); an unreadable instant has none. */
export function createClock(timezone: string | undefined): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timezone === undefined ? {} : { timeZone: timezone }),
  })
  return (instant) => {
    const time = Date.parse(instant)
    return Number.isNaN(time) ? '' : format.format(time)
  }
}
